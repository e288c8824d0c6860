"""Text from outside fits both engines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.text import clean

EVERYTHING = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("", ""),
        ("plain é 🙂", "plain é 🙂"),
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("\udfff", ""),
        ("\ude00\ud83d", ""),
        ("\ud83d\ude00", "😀"),
        ("🙂\ud83d🙂\x00", "🙂🙂"),
        (json.loads('"\\ud83d x"'), " x"),
    ],
)
def test_what_no_engine_stores_is_dropped(raw, cleaned):
    assert clean(raw) == cleaned


@given(EVERYTHING)
def test_what_is_left_is_utf8_without_nul_and_stays_as_it_is(raw):
    text = clean(raw)
    text.encode()
    assert "\x00" not in text
    assert clean(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_good_text_is_left_alone(text):
    assert clean(text) == text


async def test_cleaned_text_comes_back_from_both_engines(database):
    text = clean("a\x00\ud800é🙂'\"%s:name\n\u202e")
    sql = "INSERT INTO marks (name, value, at) VALUES (:name, :value, 1)"
    await database.write(lambda tx: tx.run(sql, name="t", value=text))
    row = await database.read(lambda tx: tx.one("SELECT value FROM marks WHERE name = :name", name="t"))
    assert row == {"value": text}
