"""The days of a repeated order."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from shop.schedules import calendar


@dataclass(frozen=True, slots=True)
class Series:
    """Days at equal distances, each with its moment.

    Attributes:
        first: the first of them.
        step: days from one to the next.
        minute: of the day, in the zone.
        until: none comes after this day.
    """

    first: date
    step: int
    minute: int
    zone: ZoneInfo
    until: date | None = None

    @property
    def length(self) -> int:
        """How many days there are until the last one; 0 where that is before the first."""
        if self.until is None:
            raise ValueError("this goes on for ever")
        return max(0, (self.until - self.first).days // self.step + 1)

    def at(self, day: date) -> int:
        """Return the moment of a day, ms UTC."""
        return calendar.moment(day, self.minute, self.zone)

    def last(self, day: date) -> int:
        """Return the same, ms UTC, where the clocks show it twice that of the second time."""
        return calendar.last_moment(day, self.minute, self.zone)

    def after(self, now: int, day: date | None = None) -> date | None:
        """Return the first day whose moment is later than `now`, ms UTC, and which is later than `day`; None after the end."""
        found = self._near(now)
        while self.at(found) <= now or (day is not None and found <= day):
            found += timedelta(days=self.step)
        return None if self._is_over(found) else found

    def latest(self, now: int, since: date) -> date:
        """Return the last day, from `since` on, whose moment has come at `now`, ms UTC; `since` where none has."""
        found = max(since, self._near(now))
        while not self._is_over(following := found + timedelta(days=self.step)) and self.at(following) <= now:
            found = following
        return found

    def _near(self, now: int) -> date:
        """Return a day of the series that is not long before a moment, and never after it but for the first."""
        today, _ = calendar.clock(now, self.zone)
        last = today if self.until is None else min(today, self.until)
        steps = max(0, (last - self.first).days // self.step - 1)
        return self.first + timedelta(days=self.step * steps)

    def _is_over(self, day: date) -> bool:
        return self.until is not None and day > self.until
