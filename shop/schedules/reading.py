"""When, until when and for how much, as people type it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from shop.money import read_amount
from shop.schedules import calendar
from shop.schedules.calendar import Shown
from shop.schedules.plan import FARTHEST_MS, LONGEST, STEPS, Plan, at

HALF_DAY = 12
HOURS = 24
CENTURY = 2000
LONGEST_TEXT = 60
NEAR = timedelta(days=92)
"""Further away no moment is looked for: at the ends of the calendar there is none."""

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?P<half>am|pm)?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}))?\.?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_HALF = re.compile(r"(?<=\d)\s+(?=[ap]m\b)")
_COUNT = re.compile(r"\d{1,9}")


class WhenProblem(StrEnum):
    """What is wrong with it."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    TOO_FAR = "too_far"
    SKIPPED = "skipped"
    END_UNREADABLE = "end_unreadable"
    END_BEFORE = "end_before"
    END_TOO_FAR = "end_too_far"
    NONE_AT_ALL = "none_at_all"
    BUDGET_UNREADABLE = "budget_unreadable"
    BUDGET_BELOW_ONE = "budget_below_one"


@dataclass(frozen=True, slots=True)
class NotThen:
    """It will not do.

    Attributes:
        instead: the moment that would, ms UTC, where the clocks never show what was typed.
    """

    problem: WhenProblem
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What people say besides figures, in lower case.

    Attributes:
        days: words for a day, with how many days it is from today.
        fillers: words that say nothing.
    """

    days: Mapping[str, int]
    fillers: frozenset[str]


def read_moment(text: str, now: int, zone: ZoneInfo, words: Words) -> Plan | NotThen:
    """Read the moment at which an order is to be sent: a time, or a day and a time.

    A time alone means today, or tomorrow where it is past. A day without its year is the next one.

    Args:
        text: as typed.
        now: ms UTC.
        zone: the person's.
        words: of the person's language.
    """
    said = [part for part in _plain(text).split() if part not in words.fillers]
    today, _ = calendar.clock(now, zone)
    if len(said) == 1:
        return _alone(said[0], today, now, zone)
    problem = WhenProblem.UNREADABLE
    for day, time in (said, said[::-1]) if len(said) == 2 else ():  # noqa: PLR2004 - a day and a time
        minute, days = _minute(time), _days(day, today, words)
        if minute is not None and days:
            return _first_ahead(days, minute, now, zone)
        if minute is not None and days is not None:
            problem = WhenProblem.NO_SUCH_DAY
    return NotThen(problem)


def read_end(text: str, plan: Plan, now: int) -> Plan | NotThen:
    """Read how often something is repeated, or until which day; as a number or a day."""
    said = _plain(text)
    if _COUNT.fullmatch(said):
        return after_times(plan, int(said))
    today, _ = calendar.clock(now, ZoneInfo(plan.zone))
    days = _days(said, today, Words({}, frozenset()))
    if days is None:
        return NotThen(WhenProblem.END_UNREADABLE)
    if not days:
        return NotThen(WhenProblem.NO_SUCH_DAY)
    # A day without its year is the next one from the first order on.
    until = next((day for day in days if day >= plan.day), days[-1])
    if until < plan.day:
        return NotThen(WhenProblem.END_BEFORE)
    if until > plan.day + LONGEST:
        return NotThen(WhenProblem.END_TOO_FAR)
    return replace(plan, until=until, times=None, budget=None)


def after_times(plan: Plan, times: int) -> Plan | NotThen:
    """Return the plan with so many orders."""
    if times < 1:
        return NotThen(WhenProblem.NONE_AT_ALL)
    if STEPS[plan.repeat] * (times - 1) > LONGEST.days:
        return NotThen(WhenProblem.END_TOO_FAR)
    return replace(plan, times=times, until=None, budget=None)


def read_budget(text: str, plan: Plan, price: int) -> Plan | NotThen:
    """Read what all orders may come to together, where one costs so much, micro-units."""
    amount = read_amount(text)
    return NotThen(WhenProblem.BUDGET_UNREADABLE) if amount is None else within(plan, amount, price)


def within(plan: Plan, budget: int | None, price: int) -> Plan | NotThen:
    """Return the plan with a budget, micro-units; None for as much as its orders come to."""
    if budget is not None and budget < max(price, 1):
        return NotThen(WhenProblem.BUDGET_BELOW_ONE)
    return replace(plan, budget=budget)


def once(moment: int, now: int, zone: ZoneInfo) -> Plan | NotThen:
    """Return the plan to send an order at a moment, ms UTC, if that is ahead and not too far."""
    if moment <= now:
        return NotThen(WhenProblem.PAST)
    return NotThen(WhenProblem.TOO_FAR) if moment - now > FARTHEST_MS else at(moment, zone)


def _plain(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        return ""
    said = unicodedata.normalize("NFKC", text).casefold().replace(",", " ")
    return _HALF.sub("", said).strip()


def _alone(time: str, today: date, now: int, zone: ZoneInfo) -> Plan | NotThen:
    minute = _minute(time)
    if minute is None:
        return NotThen(WhenProblem.UNREADABLE)
    return _first_ahead([today, today + timedelta(days=1)], minute, now, zone)


def _first_ahead(days: list[date], minute: int, now: int, zone: ZoneInfo) -> Plan | NotThen:
    """Return the moment of the first of these days, one at least, on which the time is ahead."""
    today, _ = calendar.clock(now, zone)
    near = [day for day in days if abs(day - today) <= NEAR]
    if not near:
        return NotThen(WhenProblem.PAST if days[-1] < today else WhenProblem.TOO_FAR)
    day = next((day for day in near if calendar.moment(day, minute, zone) > now), near[-1])
    found = once(calendar.moment(day, minute, zone), now, zone)
    if isinstance(found, Plan) and calendar.shown(day, minute, zone) is Shown.NEVER:
        return NotThen(WhenProblem.SKIPPED, found.at)
    return found


def _minute(said: str) -> int | None:
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half is not None:
        if not 1 <= hour <= HALF_DAY:
            return None
        hour = hour % HALF_DAY + (HALF_DAY if half == "pm" else 0)
    return hour * calendar.HOUR + minute if hour < HOURS and minute < calendar.HOUR else None


def _days(said: str, today: date, words: Words) -> list[date] | None:
    """Return the days that may be meant, soonest first: none where there is no such day. None for no day at all."""
    if said in words.days:
        return [today + timedelta(days=words.days[said])]
    found = _YEAR_FIRST.fullmatch(said) or _DAY_FIRST.fullmatch(said)
    if found is None:
        return None
    year = found["year"]
    years = (today.year, today.year + 1) if year is None else (_year(year),)
    days = (_day(each, int(found["month"]), int(found["day"])) for each in years)
    return [day for day in days if day is not None]


def _year(said: str) -> int:
    return int(said) + (CENTURY if len(said) == len("26") else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
