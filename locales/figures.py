"""Numbers, money and times as a language writes them; never rounded: what is shown is what is charged."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from locales import Safe

MICRO = 1_000_000
SECOND_MS = 1000
MINUTE_MS = 60_000
KEPT = 8_192
"""So many written figures are remembered: Babel takes longer over one than a message takes to be sent."""


@lru_cache(KEPT)
def number(value: int, language: str) -> str:
    """Return a whole number with the language's own grouping, for example `10,000`."""
    return str(format_decimal(value, locale=language))


@lru_cache(KEPT)
def amount(value: Decimal, currency: str | None, language: str) -> str:
    """Return an exact amount with its currency, two decimals at least, as many as it needs at most.

    Args:
        value: in whole units of the currency, for example `Decimal("0.0012")`.
        currency: ISO code, a panel's own word, or None while it is not known.
        language: tag that Babel knows.
    """
    exact = value.quantize(Decimal("0.01")) if value == value.quantize(Decimal("0.01")) else value.normalize()
    if currency and get_currency_symbol(currency, locale=language) != currency:
        return str(format_currency(exact, currency, locale=language, decimal_quantization=False))
    plain = format_decimal(exact, format="#,##0.00", locale=language, decimal_quantization=False)
    return f"{plain}\u00a0{currency}" if currency else plain


@lru_cache(KEPT)
def money(micro: int, currency: str | None, language: str) -> str:
    """Return an amount of micro-units, for example `$0.0012`."""
    return amount(Decimal(micro) / MICRO, currency, language)


def country(code: str, language: str) -> str:
    """Return the name of a country, by its two-letter code; the code itself where nobody knows it."""
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def day(value: date, language: str) -> str:
    """Return a calendar day, for example `Dec 31, 2026`."""
    return format_date(value, locale=language)


def weekday(value: date, language: str) -> str:
    """Return the name of the day of the week, for example `Friday`."""
    return format_date(value, "EEEE", locale=language)


def clock(minute: int, language: str) -> str:
    """Return a time of day as the language writes it, by its minute from midnight."""
    return str(format_time(time(*divmod(minute, 60)), "short", locale=language))


def when(at: int, language: str, zone: ZoneInfo) -> str:
    """Return a time in words for places that take no markup.

    Args:
        at: milliseconds UTC.
        language: tag that Babel knows.
        zone: the person's zone.
    """
    return _minute(at // MINUTE_MS, language, zone)


@lru_cache(KEPT)
def _minute(minute: int, language: str, zone: ZoneInfo) -> str:
    return format_datetime(_utc(minute * MINUTE_MS), "d MMM, HH:mm", tzinfo=zone, locale=language)


def stamp(at: int, language: str, zone: ZoneInfo) -> str:
    """Return a time with its year and zone, for what is kept.

    Args:
        at: milliseconds UTC.
        language: tag that Babel knows.
        zone: the person's zone.
    """
    words = format_datetime(_utc(at), "d MMM y, HH:mm", tzinfo=zone, locale=language)
    return f"{words} {_utc(at).astimezone(zone).strftime('%Z')}"


def moment(at: int, language: str, zone: ZoneInfo, pattern: str) -> Safe:
    """Return a `date_time` entity, which the client shows in its own zone; old clients show the words inside.

    Args:
        at: milliseconds UTC.
        language: tag that Babel knows.
        zone: zone of the words inside.
        pattern: Telegram's, `r` for "in 5 minutes", `t` for the time, `T` with seconds, `dt` for day and time.
    """
    words = (
        _with_seconds(at, zone)
        if pattern == "T"
        else f"{when(at, language, zone)} {_utc(at).astimezone(zone):%Z}"
    )
    return Safe(f'<tg-time unix="{at // SECOND_MS}" format="{pattern}">{escape(words)}</tg-time>')


def _with_seconds(at: int, zone: ZoneInfo) -> str:
    return f"{_utc(at).astimezone(zone):%H:%M:%S %Z}"


def _utc(at: int) -> datetime:
    return datetime.fromtimestamp(at // SECOND_MS, tz=UTC)
