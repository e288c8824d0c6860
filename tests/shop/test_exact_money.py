"""Exact money: prices up, refunds down, nothing lost between them; and quantities as people type them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.catalogue.service import Service
from shop.money import MICRO, PER_PACKAGE, from_micro, price_of, share_down, to_micro, to_micro_down
from shop.quantity import QuantityProblem, presets, read_whole

rates = st.decimals(min_value=0, max_value=100_000, places=8, allow_nan=False)


@given(rate=rates, units=st.integers(1, 10**7))
@settings(max_examples=100, deadline=None)
def test_a_price_is_the_least_whole_micro_that_covers_it(rate, units):
    exact = Fraction(rate) * units * MICRO / 1000
    assert 0 <= price_of(rate, units) - exact < 1


@given(price=st.integers(0, 10**12), whole=st.integers(1, 10**7), data=st.data())
@settings(max_examples=100, deadline=None)
def test_shares_never_come_to_more_than_the_whole(price, whole, data):
    part = data.draw(st.integers(0, whole))
    assert 0 <= share_down(price, part, whole) <= price
    assert share_down(price, part, whole) + share_down(price, whole - part, whole) <= price


@pytest.mark.parametrize(
    ("rate", "units", "per", "price"),
    [
        ("0.90", 1000, 1000, 900_000),
        ("0.00100000", 1, 1000, 1),
        ("0.0002", 10, 1000, 2),
        ("0.0002", 1, 1000, 1),
        ("95200", 123, 1000, 11_709_600_000),
        ("2.5", 1, PER_PACKAGE, 2_500_000),
        ("0", 10**9, 1000, 0),
        ("0.1", 3, 1000, 300),
    ],
)
def test_known_prices(rate, units, per, price):
    assert price_of(Decimal(rate), units, per) == price


def test_amounts_are_read_up_or_down_and_shown_exactly():
    assert (to_micro(Decimal("0.0000001")), to_micro_down(Decimal("0.0000019"))) == (1, 1)
    assert (to_micro(Decimal(-1)), to_micro_down(Decimal("-0.0000001"))) == (-MICRO, -1)
    assert from_micro(1_234_567) == Decimal("1.234567")


SERVICE = Service(1, "11", "Likes", "Likes", "default", Decimal(1), 50, 10_000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("100", 100), ("  100 ", 100), ("١٠٠", 100), ("१००", 100), ("１００", 100), ("1 000", 1000),
        ("1\u00a0000", 1000), ("1\u202f000", 1000), ("1'000", 1000), ("10 000", 10_000), ("\u200f100\u200f", 100),
        ("0100", 100), ("50", 50),
    ],
)  # fmt: skip
def test_a_quantity_is_read(text, number):
    assert read_whole(text, SERVICE.min, SERVICE.max) == number


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("many", QuantityProblem.NOT_A_NUMBER), ("", QuantityProblem.NOT_A_NUMBER),
        ("²", QuantityProblem.NOT_A_NUMBER), ("-", QuantityProblem.NOT_A_NUMBER),
        ("-5", QuantityProblem.NEGATIVE), ("−5", QuantityProblem.NEGATIVE), ("0", QuantityProblem.ZERO),
        ("000", QuantityProblem.ZERO), ("1.5", QuantityProblem.NOT_WHOLE), ("1,000", QuantityProblem.NOT_WHOLE),
        ("1 000,5", QuantityProblem.NOT_WHOLE), ("1e9", QuantityProblem.NOT_PLAIN),
        ("1_000", QuantityProblem.NOT_PLAIN), ("10 00", QuantityProblem.NOT_PLAIN),
        ("1000 likes", QuantityProblem.NOT_PLAIN), ("+100", QuantityProblem.NOT_PLAIN),
        ("0x10", QuantityProblem.NOT_PLAIN), ("49", QuantityProblem.TOO_FEW), ("10001", QuantityProblem.TOO_MANY),
        ("9" * 33, QuantityProblem.TOO_MANY), ("9" * 5000, QuantityProblem.TOO_MANY),
    ],
)  # fmt: skip
def test_what_is_no_quantity_says_why(text, problem):
    assert read_whole(text, SERVICE.min, SERVICE.max) is problem


@given(minimum=st.integers(1, 10**6), span=st.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_presets_are_a_few_within_the_limits_smallest_first(minimum, span):
    service = Service(1, "11", "L", "L", "default", Decimal(1), minimum, minimum + span)
    found = presets(service.min, service.max)
    assert 1 <= len(found) <= 6
    assert list(found) == sorted(set(found))
    assert minimum == found[0] <= found[-1] <= minimum + span


@given(text=st.text(st.sampled_from("019٣²-−+.,_' \u00a0\u200fex"), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_quantity_in_the_limits_or_a_problem(text):
    answer = read_whole(text, SERVICE.min, SERVICE.max)
    assert isinstance(answer, QuantityProblem) or SERVICE.min <= answer <= SERVICE.max
