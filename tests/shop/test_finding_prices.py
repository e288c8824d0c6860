"""Prices in what is typed: which numbers are some, and what they bound."""

from decimal import Decimal

import pytest
from small_catalogue import SHOP, names, service

from shop.finding import Asked, Index, find
from shop.finding.prices import taken_out


@pytest.fixture(scope="module")
def index():
    return Index(service(at, *row) for at, row in enumerate(SHOP, 1))


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("instagram <1", "0", "1"),
        ("instagram под 1$", "0", "1"),
        ("instagram under 1", "0", "1"),
        ("instagram до 1 доллара", "0", "1"),
        ("instagram 0.5-1.5", "0.5", "1.5"),
        ("instagram 0,5 – 1,5 $", "0.5", "1.5"),
        ("instagram от 0.5 до 1.5", "0.5", "1.5"),
        ("instagram > 1.5", "1.5", "99"),
    ],
)
def test_prices_bound_what_is_found(index, typed, low, high):
    found = {one.name for one in find(index, Asked(typed))}
    within = {one.name for one in index.services if Decimal(low) <= one.rate <= Decimal(high)}
    assert found == {name for name in within if name.startswith("Instagram")}


def test_a_price_alone_finds_everything_within_it(index):
    assert names(index, "9-12") == ["YouTube Subscribers | USA", "YouTube Watch Time [60 Min+ Video]"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("instagram likes 100-500", "Instagram Likes"),
        ("youtube views from 1000", "YouTube Views"),
        ("tiktok views 5000-10000", "TikTok Video Views"),
        ("подписчики инстаграм от 100", "Instagram Подписчики"),
    ],
)
def test_what_may_be_a_price_is_none_where_nothing_costs_so_much(index, typed, first):
    assert names(index, typed)[0].startswith(first)


@pytest.mark.parametrize(
    "typed", ["instagram likes 100-500 usd", "instagram likes > 100", "лайки от 100 руб"]
)
def test_what_is_a_price_stays_one(index, typed):
    assert names(index, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        *("reel views 0-1h", "likes up to 10k day", "stream 30-60 min", "youtube 1"),
        *("tiktok views 5000-10000/day", "views 500-1000 per day", "лаики 500-1000 в день"),
        *("likes up to 5000/day", "likes from 500 to 900 a day", "лаики до 5000/сутки"),
    ],
)
def test_not_every_number_is_a_price(typed):
    assert taken_out(typed) == (typed, None)
