"""The lists of queries: long enough, of all sorts, each with a right answer that luck does not hit."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.search.goods import drawn
from bench.search.queries import SORTS, Query, queries, right_ones

HELD_OUT = Path(__file__).with_name("held_out_queries.toml")
COMMONEST = 0.05


@pytest.fixture(scope="module")
def sold():
    return drawn()


def test_there_are_at_least_forty_of_each_sort_and_thirty_held_out():
    counted = Counter(query.sort for query in queries())
    assert min(counted[sort] for sort in SORTS) >= 40
    assert len(queries(HELD_OUT)) == 30


def test_nobody_asks_twice():
    every = [query.typed for query in (*queries(), *queries(HELD_OUT))]
    assert len(every) == len(set(every))


def test_each_query_has_a_right_answer_and_few_services_are_one(sold):
    counted = {query.typed: len(right_ones(query, sold)) for query in (*queries(), *queries(HELD_OUT))}
    assert not [typed for typed, right in counted.items() if not right]
    assert not [typed for typed, right in counted.items() if right > COMMONEST * len(sold)]


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        ({"sold": "instagram followers"}, "Instagram Followers", "Instagram Mentions [User Followers]"),
        ({"says": ("non drop",)}, "Instagram Followers - Non Drop", "Instagram Followers - Less Drop"),
        ({"refill": "30"}, "Instagram Followers | R30", "Instagram Followers | R365 | Max 30"),
        ({"refill": "0"}, "Instagram Followers [NR] [Max 1K]", "Instagram Followers [R30] [Max 1K]"),
        ({"speed": "5k"}, "Instagram Followers ~ Day 5K", "Instagram Followers ~ Max 5K"),
        ({"most": "20k"}, "Instagram Followers » MAX 20K", "Instagram Followers » Speed 20K/Day"),
        ({"country": "tr"}, "Instagram Followers / Turkey 🇹🇷", "Instagram Followers / Korea 🇰🇷"),
    ],
)
def test_a_wrong_fact_is_wrong(sold, asked, right, wrong):
    query = Query("order", "", **{"sold": "instagram followers", **asked})
    assert query.right(_named(sold, right, "followers"))
    assert not query.right(_named(sold, wrong, "mentions" if "Mentions" in wrong else "followers"))


def _named(sold, name, subject):
    return replace(next(iter(sold.values())), name=name, subject=subject, category="")
