"""A long array is decoded window by window, and the answer is what it would be decoded whole."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel import decoding, long_array
from panel.decoding import NotADocumentError, decode

ITEM = {"service": 1, "name": "Likes 🔥", "rate": "0.90", "min": 10}
BODIES = [
    [],
    [ITEM],
    [ITEM] * 40,
    [{**ITEM, "name": '},{ ], [ \\" } , {'}] * 9,
    [{"a": {"b": {"c": 1}}}, ITEM] * 7,
    [{"name": "x" * 300}, ITEM],
    [1, "two", None, [ITEM, ITEM], ITEM],
    [{"name": 'a\\":b'}] * 5,
]
ODD = [
    b'[{"a": 1, "a": 2}, {"b": "\\ud83d"}, {"c": "\\ud83d\\ude00"}, {"d": "\\u0000"}, {"e": 1}]',
    b'[{"a": 1.50}, {"b": 1e400}, {"c": NaN}, {"d": 12345678901234567890}]',
    b'\xef\xbb\xbf \n[{"a": "\xff\xfe"}, {"b": "\xf0\x9f"}]\r\n\xef\xbb\xbf',
    b'[{"a": 1},, {"b": 2}]',
    b'[{"a": 1}, {"b": 2},]',
    b'[{"a": 1}, {"b": 2}] and more',
    b'[{"a": 1}, {"b": 2}',
    b'[{"a": 1} {"b": 2}]',
    b'[{"a": 1}, {"b": "cut',
    b"[,]",
    b"[",
    b'[{"a": ' + b"[" * 40 + b"]" * 40 + b'}, {"b": 1}]',
]


def outcome(body):
    try:
        found = decode(body)
    except NotADocumentError as refused:
        return refused.reason
    return found.value, found.duplicate_keys


def in_windows(body, size):
    """Decode with windows of this size."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(decoding, "WINDOW_BYTES", 0)
        patched.setattr(long_array, "WINDOW_BYTES", size)
        return outcome(body)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 90, 10_000])
@pytest.mark.parametrize("body", [json.dumps(one).encode() for one in BODIES] + ODD)
def test_windows_of_any_size_change_nothing(body, size):
    assert in_windows(body, size) == outcome(body)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from("ab"), st.text(alphabet='ab}{],[":\\ é🔥\ud83d', max_size=9), max_size=2
        )
    ),
    st.integers(1, 60),
    st.booleans(),
)
def test_any_texts_in_windows_of_any_size(items, size, is_ascii):
    body = json.dumps(items, ensure_ascii=is_ascii).encode("utf-8", "surrogatepass")
    assert in_windows(body, size) == outcome(body)


def test_a_key_that_comes_twice_is_counted_once_however_often_it_is_looked_at():
    body = b'[{"name": "}, {", "a": 1, "a": 2}, {"b": 1}]'
    assert in_windows(body, 5) == ([{"name": "}, {", "a": 2}, {"b": 1}], 1)


@pytest.mark.parametrize("blank", ["", " ", "\t", "\r\n  "])
def test_a_key_that_comes_twice_is_counted_whatever_stands_before_the_colon_of_another(blank):
    body = f'{{"a":1,"a":2, "b"{blank}:3}}'.encode()
    assert outcome(body) == ({"a": 2, "b": 3}, 1)


def test_a_text_that_looks_like_a_key_is_no_key():
    body = json.dumps([{"name": 'style="a":1'}, {"b": 1}]).encode()
    assert outcome(body) == ([{"name": 'style="a":1'}, {"b": 1}], 0)
