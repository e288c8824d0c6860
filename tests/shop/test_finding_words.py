"""What words are made of, how they sound and what figures say; sets and sums as bits."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.finding.bits import Points, bits, mask, places, posting
from shop.finding.figures import stated
from shop.finding.sounds import latin, skeletons
from shop.finding.spelling import Vocabulary
from shop.finding.tokens import tokens

SIZE = 300
PLACES = st.sets(st.integers(0, SIZE - 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("R30 | Max 12.5K", ["r", "30", "max", "12500"]),
        ("1M/Day, 2kk, 5к, 1 млн", ["1000000", "day", "2000000", "5000", "1000000"]),
        ("60min 500likes 0-1H", ["60", "min", "500", "likes", "0", "1", "h"]),
        ("motabe3in ta3liqat", ["motabe3in", "ta3liqat"]),
        ("Türk Takipçi ١٢", ["turk", "takipci", "12"]),
        ("Followers·Instagram · Max 12.5K·R30", ["followers", "instagram", "max", "12500", "r", "30"]),
        ("", []),
    ],
)
def test_a_text_is_its_words(text, words):
    assert tokens(text) == words


@given(st.text(max_size=80))
def test_any_text_has_words_that_stay_the_same(text):
    once = tokens(text)
    assert all(once)
    assert all(" " not in word for word in once)
    assert not {"·", "•"} & set(once)


@pytest.mark.parametrize(
    "alike",
    [
        ("подписчики", "podpischiki", "podpisciki", "подпищики"),
        ("متابعين", "motabe3in", "mutabieen", "mtab3en"),
        ("مشاهدات", "moshahadat", "mshahdat", "mushahadat"),
        ("تعليقات", "ta3liqat", "taaliqat", "ta3li9at"),
        ("views", "вьюс"),
        ("page", "пейдж"),
    ],
)
def test_one_word_sounds_the_same_in_all_letters(alike):
    common = frozenset.intersection(*map(skeletons, alike))
    assert common


def test_different_words_sound_different():
    assert skeletons("подписчики").isdisjoint(skeletons("лайки"))
    assert latin("гарантия") == latin("garantiya")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("r 30", {"days:30"}),
        ("30 days refill", {"days:30"}),
        ("refill button 60 d", {"days:60"}),
        ("гарантия 30 днеи", {"days:30"}),
        ("30 gun telafili", {"days:30"}),
        ("ضمان 30 يوم", {"days:30"}),
        ("day 500 max 20000", {"speed:500", "most:20000"}),
        ("20000 max", {"most:20000"}),
        ("up to 5000 per day", {"speed:5000"}),
        ("скорость до 5000 в сутки", {"speed:5000"}),
        ("refill 365 d", {"days:365"}),
        ("no figures", set()),
        ("60 min", set()),
    ],
)
def test_figures_say_what_they_are_of(text, facts):
    assert {one.fact for one in stated(text)} == facts


@given(PLACES)
def test_a_set_is_kept_whole(some):
    rising = sorted(some)
    assert bits(posting(rising, SIZE)) == mask(rising, SIZE)
    assert list(places(mask(rising, SIZE))) == rising


@given(st.lists(st.tuples(PLACES, st.integers(0, 60)), max_size=12), PLACES)
def test_points_are_sums(given_points, among):
    points, plain = Points(), Counter(dict.fromkeys(among, 0))
    for some, many in given_points:
        points.add(mask(sorted(some), SIZE), many)
        plain.update(dict.fromkeys(some & among, many))
    levels = [(sum_, list(places(who))) for sum_, who in points.levels(mask(sorted(among), SIZE))]
    assert levels == [
        (sum_, sorted(one for one in plain if plain[one] == sum_))
        for sum_ in sorted(set(plain.values()), reverse=True)
    ]


def test_the_commoner_of_two_equally_near_words_is_meant():
    known = Vocabulary({"likes": 900, "links": 3, "views": 50})
    assert known.near("liks")[0].word == "likes"
    assert known.near("likes")[0].grade == 1.0
    assert known.near("unheard-of") == ()
