"""Names and descriptions that panels wrote for web pages."""

import time

import pytest

from shop.words.plain import plain_line, plain_lines, readings

LINES = [
    ("<h1>Instagram</h1> &raquo; Likes", "Instagram » Likes"),
    ("  Instagram \t Likes\n[Real] ", "Instagram Likes [Real]"),
    ("Lik<b>es</b> &amp; more", "Likes & more"),
    ("Instagram<br>Likes<br/>Fast", "Instagram Likes Fast"),
    ("<td>Telegram</td><td>Views</td>", "Telegram Views"),
    ("&lt;b&gt;Likes&lt;/b&gt; &nbsp; fast", "Likes fast"),
    ("<<b>b>Likes", "Likes"),
    ("<span style='color:red'>Views</span><!-- new -->", "Views"),
    ("I <3 likes, 5 < 6 > 4", "I <3 likes, 5 < 6 > 4"),
    ("Likes <instant> & <best>", "Likes <instant> & <best>"),
    ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ("R&B fans &notanentity; &#0;", "R&B fans ¬anentity; \ufffd"),
    ("Likes <b", "Likes <b"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "shown"), LINES)
def test_a_name_is_one_plain_line(raw, shown):
    assert plain_line(raw) == shown


def test_a_description_keeps_its_lines():
    raw = "<p>Start:  1 hour</p><ul><li>Real</li>\n\n\n\n<li>Fast &amp; good</li></ul><br>End"
    assert plain_lines(raw) == "Start: 1 hour\n\nReal\n\nFast & good\n\nEnd"


def test_everything_a_name_may_be_read_as():
    assert readings("Telegram Likes") == ("Telegram Likes",)
    assert readings("Poll vo<br>tes") == ("Poll vo tes", "Poll vo<br>tes", "Poll votes")
    assert "Votes" in readings("<img alt='x'>&#86;otes")


@pytest.mark.parametrize("piece", ["<", "<b", "<b ", "<!--", "&", "&lt;", "<<b>", "</", "<b>", "&amp;"])
def test_no_text_takes_long(piece):
    began = time.perf_counter()
    for one in (plain_line, plain_lines, readings):
        one(piece * (8000 // len(piece)))
    assert time.perf_counter() - began < 0.5
