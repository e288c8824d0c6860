from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.orders.interval import (
    DAY,
    HOUR,
    MINUTE,
    RECHECKS,
    Pace,
    active_after,
    not_known_after,
    recheck_at,
    rechecks_done,
)

TABLE = [
    # age, moving, missed, minutes
    (0, True, 0, 1),
    (0, False, 0, 1),
    (14 * MINUTE, True, 0, 1),
    (30 * MINUTE, True, 0, 1),
    (30 * MINUTE, False, 0, 2),
    (2 * HOUR, True, 0, 2),
    (2 * HOUR, False, 0, 5),
    (12 * HOUR, False, 0, 15),
    (2 * DAY, True, 0, 15),
    (5 * DAY, False, 0, 120),
    (20 * DAY, True, 0, 60),
    (20 * DAY, False, 0, 360),
    (0, False, 1, 2),
    (0, False, 3, 8),
    (0, False, 50, 360),
]


@pytest.mark.parametrize(("age", "moving", "missed", "minutes"), TABLE)
def test_the_interval_follows_age_and_pace(age, moving, missed, minutes):
    assert active_after(Pace(age, moving, missed)) == minutes * MINUTE


def test_a_demo_world_turns_faster():
    assert active_after(Pace(0, moving=True), fastest=2000) == 2000


@given(st.integers(0, 90 * DAY), st.integers(0, 90 * DAY), st.integers(0, 20))
def test_an_older_or_stiller_order_is_never_asked_for_more_often(one, other, missed):
    young, old = sorted((one, other))
    for moving in (True, False):
        assert active_after(Pace(young, moving, missed)) <= active_after(Pace(old, moving, missed))
    assert active_after(Pace(old, moving=True)) <= active_after(Pace(old, moving=False))


def test_an_id_the_panel_does_not_know_is_asked_for_at_long_intervals():
    assert not_known_after(0) == HOUR
    assert not_known_after(2 * DAY) == 6 * HOUR


def test_a_finished_order_is_asked_for_seven_times_more():
    at, moments = 0, []
    while (coming := recheck_at(0, at)) is not None:
        moments.append(coming)
        at = coming
    assert moments == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY] == list(RECHECKS)
    assert [rechecks_done(0, at) for at in (0, *moments)] == list(range(8))


def test_after_a_long_stop_only_the_coming_rechecks_are_left():
    assert recheck_at(0, 8 * DAY) == 14 * DAY
    assert recheck_at(0, 31 * DAY) is None


def test_a_recheck_without_an_answer_is_repeated_a_few_times():
    assert recheck_at(0, 30 * DAY, missed=1) == 30 * DAY + HOUR
    assert recheck_at(0, 30 * DAY, missed=6) is None
    assert recheck_at(0, 10, missed=1) == HOUR


def test_rechecks_grow_apart():
    assert all(earlier < later for earlier, later in pairwise(RECHECKS))
