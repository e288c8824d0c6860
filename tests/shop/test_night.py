"""Quiet hours by the clock on somebody's wall: over midnight, in other zones, on days when clocks change."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.hours import read_hours
from shop.night import USUAL, Quiet, is_quiet, zone_of

UTC, BERLIN, TOKYO = ZoneInfo("UTC"), ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


def at(text):
    return int(datetime.fromisoformat(f"{text}+00:00").timestamp() * 1000)


MOMENTS = [
    ("2026-11-28T21:59", UTC, False),
    ("2026-11-28T22:00", UTC, True),
    ("2026-11-29T00:00", UTC, True),
    ("2026-11-29T07:59", UTC, True),
    ("2026-11-29T08:00", UTC, False),
    ("2026-11-28T21:30", BERLIN, True),
    ("2026-11-28T13:00", TOKYO, True),
    ("2026-11-28T23:30", TOKYO, False),
    # Clocks go back from 3:00 to 2:00 at 01:00 UTC: the night is an hour longer, and ends when the wall says 8.
    ("2026-10-25T06:59", BERLIN, True),
    ("2026-10-25T07:00", BERLIN, False),
    # They go forward at 01:00 UTC: it is an hour shorter.
    ("2026-03-29T05:59", BERLIN, True),
    ("2026-03-29T06:00", BERLIN, False),
]


@pytest.mark.parametrize(("moment", "zone", "quiet"), MOMENTS)
def test_the_night_is_by_the_clock_on_the_wall(moment, zone, quiet):
    assert is_quiet(USUAL, zone, at(moment)) is quiet
    assert not is_quiet(None, zone, at(moment))


def test_hours_of_one_day_do_not_cross_midnight():
    noon = Quiet(12 * 60, 13 * 60)
    assert [noon.holds(hour * 60) for hour in (0, 11, 12, 13, 23)] == [False, False, True, False, False]


def test_a_zone_that_is_known_no_more_is_the_houses():
    assert zone_of("Mars/Olympus", BERLIN) is BERLIN
    assert zone_of(None, BERLIN) is BERLIN


TYPED = [
    ("22:00-08:00", (1320, 480)),
    ("22 - 8", (1320, 480)),
    ("from 22.30 to 7", (1350, 420)),
    ("с 23 до 7:30", (1380, 450)),
    ("10pm to 8 am", (1320, 480)),
    ("12am–12pm", (0, 720)),
    ("24:00 8:00", (0, 480)),
    ("«22 – 8».", (1320, 480)),
    ("22-22", None),
    ("0:00-24:00", None),
    ("25-8", None),
    ("22:61-8", None),
    ("13pm-8", None),
    ("22", None),
    ("22-8-9", None),
    ("night", None),
    ("", None),
]


@pytest.mark.parametrize(("typed", "minutes"), TYPED)
def test_hours_are_read_as_people_type_them(typed, minutes):
    assert read_hours(typed) == (None if minutes is None else Quiet(*minutes))
