"""Quantities as people type them, and the ones they can tap."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.catalogue import Service
from shop.quantity import QuantityProblem, presets, read_whole

LIKES = Service(1, "101", "Likes", "Likes", "default", Decimal("0.9"), 50, 1_000_000)


def between(least, most):
    return replace(LIKES, min=least, max=most)


READ = [
    # text, what it is
    ("500", 500),
    (" 500\n", 500),
    ("0500", 500),
    ("50", 50),
    ("1000000", 1_000_000),
    ("1 000", 1000),
    ("10 000", 10_000),
    ("1\u00a0000\u202f000", 1_000_000),
    ("10'000", 10_000),
    ("10’000", 10_000),
    ("١٠٬٠٠٠", 10_000),
    ("100\n200", "not_plain"),
    ("100\t200", "not_plain"),
    ("1\u2028000", "not_plain"),
    ("১০০০", 1000),
    ("١٠٠", 100),
    ("۱۲۳", 123),
    ("१००", 100),
    ("５００", 500),
    ("𝟓𝟎𝟎", 500),
    ("\u200f500\u200f", 500),
    ("5\u200b00", 500),
    ("49", "too_few"),
    ("1", "too_few"),
    ("1000001", "too_many"),
    ("9" * 32, "too_many"),
    ("9" * 33, "too_many"),
    ("9" * 5000, "too_many"),
    ("0", "zero"),
    ("000", "zero"),
    ("٠", "zero"),
    ("-5", "negative"),
    ("−500", "negative"),
    ("–500", "negative"),
    ("-0", "negative"),
    ("- 5", "not_a_number"),
    ("1.5", "not_whole"),
    ("100.0", "not_whole"),
    ("1,000", "not_whole"),
    ("1.000", "not_whole"),
    ("1 000,50", "not_whole"),
    ("1e9", "not_plain"),
    ("1_000", "not_plain"),
    ("0x10", "not_plain"),
    ("+500", "not_plain"),
    ("500 likes", "not_plain"),
    ("5k", "not_plain"),
    ("1 00", "not_plain"),
    ("1  000", "not_plain"),
    ("10000 000", "not_plain"),
    ("500/2", "not_plain"),
    ("1,000,000", "not_plain"),
    ("five hundred", "not_a_number"),
    ("", "not_a_number"),
    ("   ", "not_a_number"),
    ("-", "not_a_number"),
    ("½", "not_a_number"),
    ("²", "not_a_number"),
    ("Ⅷ", "not_a_number"),
    ("五百", "not_a_number"),
    ("NaN", "not_a_number"),
    ("inf", "not_a_number"),
    ("\ud800", "not_a_number"),
    ("\x00", "not_a_number"),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=range(len(READ)))
def test_what_a_typed_quantity_is(text, expected):
    assert read_whole(text, LIKES.min, LIKES.max) == expected


def test_a_problem_is_one_of_those_with_a_sentence():
    assert {expected for _, expected in READ if isinstance(expected, str)} == {*QuantityProblem}


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=40) | st.text("0123456789 .,_-+e٣", max_size=20))
def test_no_text_trips_the_reader_and_no_quantity_leaves_the_limits(text):
    read = read_whole(text, LIKES.min, LIKES.max)
    assert isinstance(read, QuantityProblem) or 50 <= read <= 1_000_000


@settings(deadline=None, derandomize=True)
@given(st.integers(50, 1_000_000))
def test_every_quantity_within_the_limits_is_read_as_written(number):
    assert read_whole(str(number), LIKES.min, LIKES.max) == number
    assert read_whole(f"{number:,}".replace(",", " "), LIKES.min, LIKES.max) == number


PRESETS = [
    # least, most, offered
    (50, 1_000_000, (50, 100, 250, 500, 1000, 2500)),
    (10, 25_000, (10, 100, 250, 500, 1000, 2500)),
    (1000, 500_000, (1000, 2500, 5000, 10_000, 25_000, 50_000)),
    (5, 60, (5, 10, 25, 50)),
    (100, 100, (100,)),
    (1, 1, (1,)),
    (37, 500, (37, 50, 100, 250, 500)),
    (5000, 6000, (5000,)),
    (0, 50, (1, 5, 10, 25, 50)),
    (10, 5, ()),
]


@pytest.mark.parametrize(("least", "most", "offered"), PRESETS)
def test_what_is_offered_to_tap(least, most, offered):
    assert presets(least, most) == offered


@settings(deadline=None, derandomize=True)
@given(st.integers(1, 10**12), st.integers(0, 10**12))
def test_whatever_is_offered_can_be_ordered(least, more):
    service = between(least, least + more)
    offered = presets(service.min, service.max)
    assert offered
    assert list(offered) == sorted(set(offered))
    assert all(read_whole(str(number), service.min, service.max) == number for number in offered)
