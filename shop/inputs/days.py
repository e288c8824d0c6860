"""A day as people type it."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from shop.inputs.wrong import InputProblem, Wrong

FARTHEST = timedelta(days=3 * 366)
USUAL_DAYS = (7, 30, 90)
"""What is offered to be tapped: so many days from today."""

DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[\s./-]+(?P<month>\d{1,2})[\s./-]+(?P<year>\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[\s./-]+(?P<month>\d{1,2})[\s./-]+(?P<day>\d{1,2})")
CENTURY = 2000


def read_day(text: str, today: date) -> date | Wrong:
    """Read a day that lies ahead: day, month and year, or the year first.

    Args:
        text: as typed.
        today: in the person's zone.
    """
    found = YEAR_FIRST.fullmatch(text.strip()) or DAY_FIRST.fullmatch(text.strip())
    if found is None:
        return Wrong(InputProblem.NOT_A_DATE)
    day = _day(found.groupdict())
    if day is None:
        return Wrong(InputProblem.NOT_A_DATE)
    problem = _out_of_reach(day, today)
    return day if problem is None else Wrong(problem)


def written(day: date) -> str:
    """Return a day as panels want it: d/m/Y."""
    return f"{day:%d/%m/%Y}"


def day_of(value: str) -> date:
    """Return the day behind what `written` wrote."""
    day, month, year = map(int, value.split("/"))
    return date(year, month, day)


def is_over(value: str, now: int) -> bool:
    """Whether the last day of a subscription has come, wherever in the world: after it nothing would be delivered."""
    return day_of(value) <= datetime.fromtimestamp(now // 1000, tz=UTC).date()


def _day(parts: Mapping[str, str]) -> date | None:
    year, month, day = (int(parts[name]) for name in ("year", "month", "day"))
    try:
        return date(year + CENTURY if year < 100 else year, month, day)  # noqa: PLR2004 - two digits
    except ValueError:
        return None


def _out_of_reach(day: date, today: date) -> InputProblem | None:
    if day <= today:
        return InputProblem.PAST
    return InputProblem.TOO_FAR if day > today + FARTHEST else None
