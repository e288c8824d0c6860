"""Days and times of zones as moments, where clocks are put forward and back; and how people type them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.schedules import calendar
from shop.schedules.calendar import Shown
from shop.schedules.plan import Plan, Repeat, at, read
from shop.schedules.reading import NotThen, WhenProblem, Words, read_budget, read_end, read_moment
from shop.schedules.series import Series

BERLIN, LORD_HOWE, KOLKATA = map(ZoneInfo, ("Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"))
APIA, SAO_PAULO = ZoneInfo("Pacific/Apia"), ZoneInfo("America/Sao_Paulo")
WORDS = Words({"today": 0, "tomorrow": 1, "завтра": 1}, frozenset({"at", "в"}))


def ms(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000


def utc(at):
    return datetime.fromtimestamp(at // 1000, UTC).isoformat()[:19]


@pytest.mark.parametrize(
    ("zone", "day", "minute", "shown", "moment"),
    [
        (BERLIN, "2026-07-01", 540, Shown.ONCE, "2026-07-01T07:00:00"),
        (BERLIN, "2026-03-29", 150, Shown.NEVER, "2026-03-29T01:00:00"),
        (BERLIN, "2026-03-29", 120, Shown.NEVER, "2026-03-29T01:00:00"),
        (BERLIN, "2026-03-29", 119, Shown.ONCE, "2026-03-29T00:59:00"),
        (BERLIN, "2026-03-29", 180, Shown.ONCE, "2026-03-29T01:00:00"),
        (BERLIN, "2026-10-25", 150, Shown.TWICE, "2026-10-25T00:30:00"),
        (BERLIN, "2026-10-25", 180, Shown.ONCE, "2026-10-25T02:00:00"),
        (LORD_HOWE, "2026-10-04", 135, Shown.NEVER, "2026-10-03T15:30:00"),
        (LORD_HOWE, "2026-04-05", 105, Shown.TWICE, "2026-04-04T14:45:00"),
        (KOLKATA, "2026-03-29", 150, Shown.ONCE, "2026-03-28T21:00:00"),
        (APIA, "2011-12-30", 600, Shown.NEVER, "2011-12-30T10:00:00"),
        (SAO_PAULO, "2018-11-04", 0, Shown.NEVER, "2018-11-04T03:00:00"),
    ],
)
def test_a_time_of_a_zone_is_a_moment(zone, day, minute, shown, moment):
    assert calendar.shown(date.fromisoformat(day), minute, zone) is shown
    assert utc(calendar.moment(date.fromisoformat(day), minute, zone)) == moment


@given(
    days=st.integers(0, 800), minute=st.integers(0, 1439), zone=st.sampled_from([BERLIN, LORD_HOWE, KOLKATA])
)
@settings(max_examples=200, deadline=None)
def test_a_moment_shows_its_time_or_the_one_after_the_gap(days, minute, zone):
    day = date.fromordinal(date(2026, 1, 1).toordinal() + days)
    found = calendar.clock(calendar.moment(day, minute, zone), zone)
    if calendar.shown(day, minute, zone) is Shown.NEVER:
        assert (day, minute) < found <= (day, minute + 60)
    else:
        assert found == (day, minute)


def test_days_follow_each_other_over_the_changes_of_clocks():
    spring = Series(date(2026, 3, 28), 1, 150, BERLIN)
    day, found = date(2026, 3, 28), []
    for _ in range(3):
        found.append(utc(spring.at(day)))
        day = spring.after(spring.at(day))
    assert found == ["2026-03-28T01:30:00", "2026-03-29T01:00:00", "2026-03-30T00:30:00"]


def test_a_series_ends_and_its_latest_day_is_found_from_any_moment():
    weekly = Series(date(2026, 1, 5), 7, 540, BERLIN, date(2026, 2, 1))
    assert weekly.length == 4
    assert weekly.after(weekly.at(date(2026, 1, 26))) is None
    assert weekly.after(0) == date(2026, 1, 5)
    assert weekly.after(0, date(2026, 1, 12)) == date(2026, 1, 19)
    assert weekly.latest(ms("2027-01-01T00:00"), date(2026, 1, 5)) == date(2026, 1, 26)
    assert weekly.latest(ms("2026-01-19T07:59"), date(2026, 1, 5)) == date(2026, 1, 12)
    assert weekly.latest(ms("2026-01-19T08:00"), date(2026, 1, 5)) == date(2026, 1, 19)
    assert weekly.latest(0, date(2026, 1, 12)) == date(2026, 1, 12)
    assert Series(date(2026, 1, 5), 7, 540, BERLIN, date(2026, 1, 4)).length == 0


NOON = ms("2026-11-27T11:00")  # in Berlin it is noon, a Friday


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("20:30", "2026-11-27T19:30:00"), ("9:00", "2026-11-28T08:00:00"), ("20.30", "2026-11-27T19:30:00"),
        ("9", "2026-11-28T08:00:00"), ("9 pm", "2026-11-27T20:00:00"), ("12am", "2026-11-27T23:00:00"),
        ("12:00", "2026-11-28T11:00:00"), ("12:01", "2026-11-27T11:01:00"), ("tomorrow 9:00", "2026-11-28T08:00:00"),
        ("Tomorrow at 9 am", "2026-11-28T08:00:00"), ("завтра в 9:00", "2026-11-28T08:00:00"),
        ("9:00 tomorrow", "2026-11-28T08:00:00"), ("9.30 10.12", "2026-12-10T08:30:00"),
        ("10.12 9.30", "2026-12-10T08:30:00"), ("9.15 tomorrow", "2026-11-28T08:15:00"), ("25.12 18:00", "2026-12-25T17:00:00"),
        ("25.12., 18:00", "2026-12-25T17:00:00"), ("2026-12-25 18:00", "2026-12-25T17:00:00"),
        ("25.12.2026 18:00", "2026-12-25T17:00:00"), ("25.12.26 6pm", "2026-12-25T17:00:00"),
        ("1.1 0:00", "2026-12-31T23:00:00"), ("today 12:01", "2026-11-27T11:01:00"), ("２０:３０", "2026-11-27T19:30:00"),
    ],
)  # fmt: skip
def test_a_moment_is_read(typed, moment):
    plan = read_moment(typed, NOON, BERLIN, WORDS)
    assert isinstance(plan, Plan), plan
    assert utc(plan.at) == moment
    assert (plan.day, plan.minute) == calendar.clock(plan.at, BERLIN)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("soon", WhenProblem.UNREADABLE), ("", WhenProblem.UNREADABLE), ("25:00", WhenProblem.UNREADABLE),
        ("12:60", WhenProblem.UNREADABLE), ("13pm", WhenProblem.UNREADABLE), ("25.12", WhenProblem.UNREADABLE),
        ("25/12 18:00", WhenProblem.UNREADABLE), ("1 2 3", WhenProblem.UNREADABLE), ("x" * 5000, WhenProblem.UNREADABLE),
        ("31.02 10:00", WhenProblem.NO_SUCH_DAY), ("2026-13-01 10:00", WhenProblem.NO_SUCH_DAY),
        ("29.02 10:00", WhenProblem.NO_SUCH_DAY), ("today 9:00", WhenProblem.PAST), ("2026-01-01 10:00", WhenProblem.PAST),
        ("9999-12-31 23:59", WhenProblem.TOO_FAR), ("0001-01-01 00:00", WhenProblem.PAST), ("26.11 10:00", WhenProblem.PAST),
        ("20:30" + " " * 60 + "x", WhenProblem.UNREADABLE), ("27.11.2026 12:00", WhenProblem.PAST), ("1.6 10:00", WhenProblem.TOO_FAR), ("2030-01-01 10:00", WhenProblem.TOO_FAR),
    ],
)  # fmt: skip
def test_what_is_no_moment_says_why(typed, problem):
    assert read_moment(typed, NOON, BERLIN, WORDS) == NotThen(problem)


def test_a_time_that_no_clock_shows_names_the_next_that_one_does():
    before = ms("2026-03-28T12:00")
    skipped = read_moment("tomorrow 2:30", before, BERLIN, WORDS)
    assert skipped == NotThen(WhenProblem.SKIPPED, ms("2026-03-29T01:00"))
    twice = read_moment("25.10 2:30", ms("2026-10-24T12:00"), BERLIN, WORDS)
    assert (utc(twice.at), twice.comes_twice) == ("2026-10-25T00:30:00", True)


DAILY = at(ms("2026-12-01T08:00"), BERLIN).repeated(Repeat.DAILY)


@pytest.mark.parametrize(
    ("typed", "orders"),
    [
        ("10", 10),
        ("1", 1),
        ("366", 366),
        ("31.12", 31),
        ("1.12", 1),
        ("2026-12-24", 24),
        ("30.11", 365),
        ("1.12.2027", 366),
    ],
)
def test_an_end_is_read(typed, orders):
    found = read_end(typed, DAILY, NOON)
    assert isinstance(found, Plan), found
    assert found.orders == orders
    assert read(found.text()) == found


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("never", WhenProblem.END_UNREADABLE), ("0", WhenProblem.NONE_AT_ALL), ("30.11.2026", WhenProblem.END_BEFORE),
        ("368", WhenProblem.END_TOO_FAR), ("999999999", WhenProblem.END_TOO_FAR), ("9999-12-31", WhenProblem.END_TOO_FAR), ("3.12.2027", WhenProblem.END_TOO_FAR),
        ("31.02", WhenProblem.NO_SUCH_DAY), ("-5", WhenProblem.END_UNREADABLE),
    ],
)  # fmt: skip
def test_what_is_no_end_says_why(typed, problem):
    assert read_end(typed, DAILY, NOON) == NotThen(problem)


def test_a_budget_is_for_one_order_at_least():
    assert read_budget("5", DAILY, 1_000_000).most(1_000_000) == 5_000_000
    assert read_budget("50", DAILY, 1_000_000).most(1_000_000) == 7_000_000
    assert read_budget("0.99", DAILY, 1_000_000) == NotThen(WhenProblem.BUDGET_BELOW_ONE)
    assert read_budget("0", DAILY, 0) == NotThen(WhenProblem.BUDGET_BELOW_ONE)
    assert read_budget("much", DAILY, 1_000_000) == NotThen(WhenProblem.BUDGET_UNREADABLE)


@given(text=st.text(st.sampled_from("0123456789:.-, apmtodyr٣２"), max_size=24))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_moment_that_is_ahead_or_a_problem(text):
    found = read_moment(text, NOON, ZoneInfo("America/New_York"), WORDS)
    assert isinstance(found, NotThen) or NOON < found.at <= NOON + 90 * 86_400_000
    assert isinstance(read_end(text, DAILY.repeated(Repeat.WEEKLY), NOON), NotThen | Plan)
