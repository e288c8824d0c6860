"""When an order is to be sent and how often, as it goes from a half-made order through its quote to Confirm."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from shop.schedules import calendar
from shop.schedules.calendar import Shown
from shop.schedules.series import Series

DAY_MS = 24 * 60 * 60_000
FARTHEST_MS = 90 * DAY_MS
"""So far ahead is the moment of an order, or of the first of many."""

LONGEST = timedelta(days=366)
"""So long is something repeated."""


class Repeat(StrEnum):
    """How often."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"


STEPS = {Repeat.ONCE: 1, Repeat.DAILY: 1, Repeat.WEEKLY: 7}
"""Days from one order to the next."""

AT_FIRST = {Repeat.DAILY: 7, Repeat.WEEKLY: 4}
"""How many orders it is until the person says otherwise: what is chosen is whole at every step."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When and how often.

    Attributes:
        at: the moment of the first order, ms UTC.
        day: of the first order, in the zone; minute is that of the day.
        zone: IANA name.
        times: how many orders, or
        until: the last day of one; one of both, where it is repeated.
        budget: what they may come to together, micro-units; None for as many as there are.
        instead_of: the repeated order that goes on like this.
    """

    at: int
    day: date
    minute: int
    zone: str
    repeat: Repeat = Repeat.ONCE
    times: int | None = None
    until: date | None = None
    budget: int | None = None
    instead_of: int | None = None

    @property
    def is_repeated(self) -> bool:
        """Whether it is more than one order at a later moment."""
        return self.repeat is not Repeat.ONCE

    @property
    def comes_twice(self) -> bool:
        """Whether the clocks show the time of its first moment once more after it."""
        where = self.day, self.minute, ZoneInfo(self.zone)
        return calendar.shown(*where) is Shown.TWICE and calendar.moment(*where) == self.at

    @property
    def series(self) -> Series:
        """Its days."""
        return Series(self.day, STEPS[self.repeat], self.minute, ZoneInfo(self.zone), self.until)

    @property
    def orders(self) -> int:
        """How many orders it makes at most."""
        if not self.is_repeated:
            return 1
        return self.times if self.times is not None else self.series.length

    @property
    def last(self) -> date:
        """The day of its last order."""
        return self.day + timedelta(days=STEPS[self.repeat] * (self.orders - 1))

    def most(self, price: int) -> int:
        """Return what all of it comes to at most when one order costs so much; micro-units."""
        whole = self.orders * price
        return whole if self.budget is None else min(whole, self.budget)

    def repeated(self, repeat: Repeat) -> "Plan":
        """Return the same, repeated otherwise; to the end that is usual at first."""
        times = AT_FIRST.get(repeat)
        # One order goes on in the place of nothing.
        instead_of = None if repeat is Repeat.ONCE else self.instead_of
        return replace(self, repeat=repeat, times=times, until=None, budget=None, instead_of=instead_of)

    def moved(self, to: "Plan") -> "Plan":
        """Return the same from the moment of another on; an end by its day goes, for it may lie before that."""
        moved = replace(self, at=to.at, day=to.day, minute=to.minute, zone=to.zone)
        return moved.repeated(moved.repeat) if moved.until is not None else moved

    def text(self) -> str:
        """Return it as it is kept."""
        return json.dumps(
            {name: value for name, value in asdict(self).items() if value is not None}, default=str
        )


def read(text: str | None) -> Plan | None:
    """Read what was kept; None for once and at once."""
    if text is None:
        return None
    kept = json.loads(text)
    days = {name: date.fromisoformat(kept[name]) for name in ("day", "until") if name in kept}
    return Plan(**{**kept, **days, "repeat": Repeat(kept["repeat"])})


def at(moment: int, zone: ZoneInfo) -> Plan:
    """Return the plan to send an order once, at a moment."""
    return Plan(moment, *calendar.clock(moment, zone), zone.key)
