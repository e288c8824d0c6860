"""The texts as one person reads them: their language, their zone."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from locales import Safe, Texts, figures


@dataclass(frozen=True, slots=True)
class Speech:
    """One person's way to read.

    Attributes:
        texts: all languages.
        language: tag of the person's own.
        zone: in which times stand that carry no markup.
        currency: of the books, None while it is not known.
    """

    texts: Texts
    language: str
    zone: ZoneInfo
    currency: str | None = None

    def text(self, key: str, /, **args: object) -> str:
        """Return plain text: for buttons, alerts and commands."""
        return self.texts.text(key, self.language, **args)

    def html(self, key: str, /, **args: object) -> Safe:
        """Return markup for a message; text arguments are escaped."""
        return self.texts.html(key, self.language, **args)

    def number(self, value: int) -> str:
        """Return a whole number with grouping."""
        return figures.number(value, self.language)

    def money(self, micro: int, currency: str | None = None) -> str:
        """Return an exact amount of micro-units; in the currency of the books unless another is named."""
        return figures.money(micro, currency or self.currency, self.language)

    def amount(self, value: Decimal, currency: str) -> str:
        """Return an exact amount of whole units in a currency that need not be that of the books."""
        return figures.amount(value, currency, self.language)

    def rate(self, rate: Decimal) -> str:
        """Return a price per 1000 (or per package) with every digit it has."""
        return figures.amount(rate, self.currency, self.language)

    def country(self, code: str) -> str:
        """Return the name of a country, by its two-letter code."""
        return figures.country(code, self.language)

    def day(self, day: date) -> str:
        """Return a calendar day, which is the same in every zone."""
        return figures.day(day, self.language)

    def weekday(self, day: date) -> str:
        """Return the name of a day of the week."""
        return figures.weekday(day, self.language)

    def clock(self, minute: int) -> str:
        """Return a time of day, which is the same in every zone, by its minute from midnight."""
        return figures.clock(minute, self.language)

    def when(self, at: int) -> str:
        """Return a time, milliseconds UTC, in words."""
        return figures.when(at, self.language, self.zone)

    def stamp(self, at: int) -> str:
        """Return a time, milliseconds UTC, with its year and zone."""
        return figures.stamp(at, self.language, self.zone)

    def moment(self, at: int, pattern: str = "dt") -> Safe:
        """Return a time, milliseconds UTC, that the client shows in its own zone."""
        return figures.moment(at, self.language, self.zone, pattern)
