"""A person's own day: its zone, its minutes, and the hours in which nothing sounds."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SECOND_MS = 1000
HOUR = 60
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing sounds, by the clock on the wall: on days when clocks change they are longer or shorter.

    Attributes:
        begin: minute of the day.
        end: minute of the day from which everything sounds again; before `begin` when midnight lies between.
    """

    begin: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day lies within."""
        if self.begin < self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


USUAL = Quiet(22 * HOUR, 8 * HOUR)
"""The night of whoever names no hours."""


def quiet_of(begin: int | None, end: int | None) -> Quiet | None:
    """Return the hours a person has chosen, None for none."""
    return None if begin is None or end is None else Quiet(begin, end)


def zone_of(name: str | None, default: ZoneInfo) -> ZoneInfo:
    """Return a stored zone, or the house's when there is none or the name is known no more."""
    try:
        return ZoneInfo(name) if name else default
    except (ZoneInfoNotFoundError, ValueError):
        return default


def local(now: int, zone: ZoneInfo) -> datetime:
    """Return a moment, ms UTC, as clocks in a zone show it."""
    return datetime.fromtimestamp(now / SECOND_MS, zone)


def minute_of(now: int, zone: ZoneInfo) -> int:
    """Return the minute of the day that clocks in a zone show, from 0."""
    shown = local(now, zone)
    return shown.hour * HOUR + shown.minute


def is_quiet(quiet: Quiet | None, zone: ZoneInfo, now: int) -> bool:
    """Whether nothing may sound at a moment, ms UTC."""
    return quiet is not None and quiet.holds(minute_of(now, zone))
