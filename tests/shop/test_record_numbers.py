"""The numbers of a record: times with orders that still wait, shares with their limits; held against scipy."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, binomtest, ecdf

from shop.records.shares import Share
from shop.records.times import HALF, LEVEL, MOST, Wait, spread

WAITS = st.lists(st.builds(Wait, st.integers(0, 40), st.booleans()), min_size=1, max_size=60).filter(
    lambda waits: any(wait.is_over for wait in waits)
)


def theirs(waits):
    """The same estimate by scipy: what is left after each moment, and the limits of it."""
    over = [wait.ms for wait in waits if wait.is_over]
    left = ecdf(CensoredData(uncensored=over, right=[wait.ms for wait in waits if not wait.is_over])).sf
    with warnings.catch_warnings():
        # Where nobody is left there are no limits, which scipy says aloud.
        warnings.simplefilter("ignore")
        limits = left.confidence_interval(LEVEL, method="log-log")
    low, high = list(limits.low.probabilities), list(limits.high.probabilities)
    if left.probabilities[-1] == 0:
        last = sum(wait.ms >= left.quantiles[-1] for wait in waits)
        low[-1] = 0
        high[-1] = (high[-2] if high[1:] else 1) * binomtest(0, last).proportion_ci(
            LEVEL, method="exact"
        ).high
    return left.quantiles, left.probabilities, low, high


def first(times, values, part):
    """The first moment at which no more than the rest waits longer."""
    # Before anything happened scipy's limits are no numbers.
    return next((int(t) for t, v in zip(times, values, strict=True) if v <= 1 - part + 1e-12), None)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(WAITS)
def test_times_are_those_of_the_product_limit_estimate(waits):
    ours = spread(waits)
    times, *theirs_by_part = theirs(waits)
    for part, known in ((HALF, ours.half), (MOST, ours.most)):
        middle, low, high = (first(times, values, part) for values in theirs_by_part)
        assert (known.middle, known.low, known.high) == (middle, low, high)
    assert ours.orders == len(waits)


def test_orders_that_still_wait_make_a_service_slower():
    begun = [Wait(minutes) for minutes in range(1, 41)]
    waiting = [Wait(30, is_over=False)] * 40
    assert spread(begun).half.middle == 20
    assert spread(begun + waiting).half.middle > 20
    assert spread(begun + waiting).most.high is None


def test_many_seen_at_one_minute_are_told_by_that_minute():
    """Polls see a quick service's orders begin and end at the same minute."""
    assert spread([Wait(1)] * 60).usual == (1, 1)
    assert spread([Wait(1)] * 12).usual is None
    assert spread([Wait(1)] * 12).half_within == (1, 1)


def test_few_orders_tell_little():
    assert spread([]).usual is None
    assert spread([Wait(5)] * 3).half_within is None
    some = spread([Wait(minutes) for minutes in range(1, 13)])
    assert (some.usual, some.half_within) == (None, (3, 9))
    many = spread([Wait(minutes) for minutes in range(1, 101)])
    assert many.usual == (42, 95)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_shares_have_wilsons_limits(counted):
    part, whole = counted
    theirs = binomtest(part, whole).proportion_ci(LEVEL, method="wilson")
    assert Share(part, whole).limits == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_what_is_open_may_come_to_all_or_nothing():
    assert Share(80, 100, open=15).limits == (Share(80, 100).limits[0], Share(95, 100).limits[1])
    assert not Share(800, 1000, open=150).is_narrow


def test_of_nothing_nothing_is_known():
    assert Share().limits == (0, 1)
    assert not Share().is_narrow
    assert not Share(9, 10).is_narrow
    assert Share(97, 100).is_narrow
