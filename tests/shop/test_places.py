"""Ranks in the panel's order: rising, and changed as little as can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shop.catalogue.places import APART, places

RANKS = st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), max_size=60)


@given(RANKS)
def test_ranks_rise(before):
    found = places(before)
    assert len(found) == len(before)
    assert all(low < high for low, high in pairwise(found))


@given(st.lists(st.integers(0, 10**6), unique=True))
def test_what_stands_in_order_is_not_touched(ranks):
    assert places(sorted(ranks)) == sorted(ranks)


@given(st.integers(1, 200), st.data())
def test_new_ones_anywhere_leave_the_others_where_they_were(count, data):
    before = places([None] * count)
    at = data.draw(st.lists(st.integers(0, count), max_size=5))
    mixed = list(before)
    for place in sorted(at, reverse=True):
        mixed.insert(place, None)
    found = places(mixed)
    assert [rank for rank, old in zip(found, mixed, strict=True) if old is not None] == before


def test_one_that_moves_is_the_only_one_ranked_anew():
    before = places([None] * 5)
    moved = [before[4], *before[:4]]
    assert places(moved)[1:] == before[:4]


def test_without_room_everything_is_ranked_anew():
    assert places([1, None, 2]) == [APART, 2 * APART, 3 * APART]
    assert places([5, 5, 5]) != [5, 5, 5]
