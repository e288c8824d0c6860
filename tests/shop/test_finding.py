"""What is found for what is typed, in a small catalogue: each line is a way people type."""

from dataclasses import replace
from math import log

import pytest
from small_catalogue import SHOP, names, service

from shop.finding import BEST, CHEAPEST, FASTEST, MOST_FOUND, SUREST, Asked, Index, find
from shop.records.judging import judged
from storage.records import Past


@pytest.fixture(scope="module")
def index():
    return Index(service(at, *row) for at, row in enumerate(SHOP, 1))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("instagram followers non drop", "Instagram Followers | Non Drop"),
        ("non drop followers ig", "Instagram Followers | Non Drop"),
        ("nondrop folowers instgram", "Instagram Followers | Non Drop"),
        ("подписчики инстаграм non drop", "Instagram Followers | Non Drop"),
        ("followers instagram max 250000", "Instagram Followers | Non Drop"),
        ("followers instagram 5000 a day", "Instagram Followers | Bots"),
        ("follo insta no refill", "Instagram Followers | Bots"),
        ("podpischiki instagram", "Instagram Подписчики"),
        ("подпищики инстаграмм", "Instagram Подписчики"),
        ("motabe3in instagram daman 30", "Instagram متابعين"),
        ("mutabieen insta", "Instagram متابعين"),
        ("turk takipci", "Instagram Takipçi"),
        ("инстаграм фолловерс нон дроп", "Instagram Followers | Non Drop"),
        ("likes instagram", "Instagram Likes"),
        ("comment likes", "Instagram Comment Likes"),
        ("auto likes", "Instagram Auto Likes"),
        ("женские лайки тикток", "TikTok Likes"),
        ("подписчики ютуб", "YouTube Subscribers"),
        ("часы просмотра", "YouTube Watch Time"),
        ("retension views", "YouTube Views"),
        ("прослушивания спотифай", "Spotify Plays"),
        ("#104", "Instagram متابعين"),
        ("104", "Instagram متابعين"),
    ],
)
def test_the_right_one_comes_first(index, typed, first):
    assert names(index, typed)[0].startswith(first)


@pytest.mark.parametrize(
    "typed",
    [
        "?!",
        "the",
        "hello, how are you",
        "are you a real person or a machine?",
        "спасибо",
        "telegram members",
        "google reviews",
        "x" * 5_000,
        "9" * 500,
    ],
)
def test_what_asks_for_nothing_that_is_sold_finds_nothing(index, typed):
    assert names(index, typed) == []


def test_the_services_of_another_site_are_no_answer(index):
    assert all(name.startswith("TikTok") for name in names(index, "tiktok real users likes"))


def test_nothing_typed_asks_for_everything(index):
    assert len(names(index, " ")) == len(SHOP)


@pytest.mark.parametrize("typed", ["MM1030", " MM1030 ", "1030"])
def test_a_number_of_the_panels_is_found_as_it_is_written(index, typed):
    number = typed.strip()
    others = [service(at, *row) for at, row in enumerate(SHOP, 1)]
    odd = replace(others.pop(), number=number, name="Website Traffic")
    assert names(Index([*others, odd]), typed)[0] == "Website Traffic"


def test_parts_of_a_name_may_have_a_dot_between_them():
    index = Index([service(1, "Likes·Instagram·Max 5K·Day 500", "Likes", "1.00")])
    assert (
        names(index, "instagram likes")
        == names(index, "likes 500 a day")
        == ["Likes·Instagram·Max 5K·Day 500"]
    )


def test_what_is_narrowed_is_narrowed():
    kept = {"refill": "yes", "cancel": "no", "dripfeed": "yes"}
    index = Index([service(1, *SHOP[0], **kept), service(2, *SHOP[1]), service(3, *SHOP[8])])
    assert names(index, "followers", refill=True) == [SHOP[0][0]]
    assert names(index, "followers", dripfeed=True) == [SHOP[0][0]]
    assert names(index, "followers", cancel=True) == []
    assert names(index, "likes", platform="instagram") == []
    assert names(index, "likes", platform="tiktok") == [SHOP[8][0]]


def test_the_cheapest_come_first_when_asked(index):
    rates = [one.rate for one in find(index, Asked("instagram followers", order=CHEAPEST))]
    assert len(rates) == 5
    assert rates == sorted(rates)
    assert names(index, "instagram followers non drop", order=BEST)[0] == SHOP[0][0]


def test_what_cannot_be_bought_now_stands_behind_what_can():
    index = Index([service(1, *SHOP[5], suspended="rate"), service(2, *SHOP[5][:2], "0.90")])
    assert [one.id for one in find(index, Asked("instagram likes real"))] == [2, 1]


def test_so_many_are_found_at_most():
    index = Index(service(at, "Instagram Likes", "Likes", "1.00") for at in range(1, MOST_FOUND + 10))
    assert len(find(index, Asked("likes"))) == MOST_FOUND


def test_an_empty_catalogue_finds_nothing():
    assert find(Index([]), Asked("likes")) == ()


class TestOrderByRecord:
    @staticmethod
    def known(start, took, completed):
        """The record of sixty orders: minutes to start and to finish, and how many were completed."""
        past = Past(
            "Default", "{}", 1000, "completed", 0, (start + took) * 60_000, start * 60_000, 0, 0, 0, 0
        )
        return judged([past] * completed + [replace(past, status="partial")] * (60 - completed), 10**9)

    def found(self, index, order, records):
        return [one.id for one in find(index, Asked("instagram followers", order=order), records)]

    def test_the_fastest_is_where_a_thousand_are_there_first(self, index):
        records = {1: self.known(9, 9, 60), 2: self.known(2, 17, 60), 3: self.known(10, 7, 60)}
        assert self.found(index, FASTEST, records)[:3] == [3, 1, 2]

    @pytest.mark.parametrize("slow", [20, 200])
    def test_a_service_twice_as_slow_is_not_faster_for_being_ordered_less(self, index, slow):
        def lasting(count, scale):
            """Orders of which half take 0.7 of the scale, and nine in ten up to 2.3 of it: minutes."""
            for n in range(count):
                ended = int(60_000 * (1 - scale * log(1 - (n + 0.5) / count)))
                yield Past("Default", "{}", 1000, "completed", 0, ended, 60_000, 0, 0, 0, 0)

        records = {1: judged(lasting(slow, 20), 10**9), 2: judged(lasting(200, 10), 10**9)}
        assert self.found(index, FASTEST, records)[:2] == [2, 1]

    def test_the_surest_is_what_most_surely_completes(self, index):
        records = {1: self.known(9, 9, 50), 2: self.known(2, 17, 60), 3: self.known(10, 7, 40)}
        assert self.found(index, SUREST, records)[:3] == [2, 1, 3]

    @pytest.mark.parametrize("order", [FASTEST, SUREST])
    def test_few_orders_make_nobody_first(self, index, order):
        thin = judged([Past("Default", "{}", 1000, "completed", 0, 1, 1, 0, 0, 0, 0)] * 4, 10**9)
        plain = self.found(index, CHEAPEST, {})
        assert self.found(index, order, {plain[-1]: thin}) == plain
        assert self.found(index, order, {plain[-1]: self.known(1, 1, 60)})[0] == plain[-1]
