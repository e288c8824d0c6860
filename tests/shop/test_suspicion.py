"""A text that is judged by its pieces is judged as if it had been read in every way it can be meant."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.panel import catalogue
from shop.policy import Policy, shipped
from shop.policy.readings import readings
from shop.policy.suspicion import Suspicion
from shop.words.folding import WORD, fold, words
from shop.words.kinds import _PLAIN, _TABLE
from shop.words.platforms import _TABLE as SITES

NAMES = tomllib.loads(Path(__file__).with_name("policy_names.toml").read_text("utf-8"))["names"]
POLICY = Policy(shipped())
SUSPICION = Suspicion(shipped())
DISGUISED = "v o t e s V0tes re.vi.ews Rev1ews 5 3 ⭐ ⭐⭐⭐⭐⭐ * 5★ tele gram Tele GRAM Telegram tg v*tes 🗳 👎 🇻 🇴 🇹 🇪 🇸 🇮🇳"
ODD = (
    "$a $a1 v0te v0te5 отзывы oтзывы Голоса vvotes GoogleReviews MassReports 点 赞 踩 5Kव्यूज a|b ᴠᴏᴛᴇs votesss"
)
PLAIN = (
    "Instagram Likes Max: 10K/D 0-6 | • [Refill] no me gusta report reports of mass 1contact us 500likes IMDb"
)
UNSEEN = ("\u200bvo\u200btes", "\u0336", "¨", "\u00a0")
PIECES = (*DISGUISED.split(), *ODD.split(), *PLAIN.split(), *UNSEEN)


def fully_read(text):
    """Return the rules that find anything, in their order, when nothing is spared."""
    return [judge.rule.name for judge in POLICY._found(text)]


def said_of(text):
    first = POLICY._first(text)
    return None if first is None else first.rule.name


def agrees(text):
    found = fully_read(text)
    assert said_of(text) == (found[0] if found else None), text
    assert [judge.rule.name for judge in POLICY._all(text)] == found, text


def test_real_names_and_categories():
    for one in catalogue(3_000, 5):
        agrees(one.name)
    for one in NAMES:
        agrees(one["name"])
        agrees(one["category"])


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from((" ", "  ", "\n", "\u2003", " | ")))
def test_any_pieces_beside_each_other(pieces, blank):
    agrees(blank.join(pieces))


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="votesg aeiSTARV0135⭐*.|-/$@ рев踩्व🇻🇴🇹\u200b\u0336\u00a8", max_size=24))
def test_any_text(text):
    agrees(text)


@pytest.mark.parametrize("text", ["Instagram Likes | Max 10K", "YouTube Views [Refill 30D]", ""])
def test_an_innocent_name_is_not_read_any_further(text):
    assert SUSPICION.falls_on(text) == ()


@pytest.mark.parametrize("text", ["v o t e s", "Google 5 ⭐", "tele gram members", "🇻 🇴 🇹 🇪 🇸", "点 踩"])
def test_what_reaches_over_blanks_is_suspected(text):
    assert SUSPICION.falls_on(text) != ()


def test_words_are_the_same_piece_by_piece():
    for one in catalogue(1_000, 6):
        assert words(one.name) == " ".join(WORD.findall(fold(one.name)))


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from((*PIECES, "live", "stream", "x", "impressions", "comment", "tik", "tok")), max_size=9
    )
)
def test_a_table_finds_what_its_expression_finds(pieces):
    for plain in (words(" ".join(pieces)), *readings(" ".join(pieces))):
        for table in (_TABLE, _PLAIN, SITES):
            pattern = table._ascii if plain.isascii() else table._all
            every = [(int((found.lastgroup or "_0")[1:]), found.start()) for found in pattern.finditer(plain)]
            assert [(row, at) for row, _, at in table.find(plain)] == every
