"""The Bot API's HTML and entities, without a server."""

from __future__ import annotations

import pytest

from sandbox.telegram.errors import ApiError
from sandbox.telegram.text import detect
from sandbox.telegram.text.compose import TEXT_LIMIT, compose, typed
from sandbox.telegram.text.utf16 import cut, pieces, units


def parse(source):
    return compose(source, "HTML", None, limit=TEXT_LIMIT, too_long="message is too long")


def marked(source):
    found = parse(source)
    return [(e["type"], cut(found.text, e["offset"], e["length"])) for e in found.entities]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>a</b><strong>b</strong>", [("bold", "ab")]),
        ("<i>a</i> <em>b</em>", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u> <ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s> <strike>b</strike> <del>c</del>", [("strikethrough", x) for x in "abc"]),
        (
            "<tg-spoiler>a</tg-spoiler> <span class='tg-spoiler'>b</span>",
            [("spoiler", "a"), ("spoiler", "b")],
        ),
        ("<code>a &lt; b</code>", [("code", "a < b")]),
        ("<pre>x</pre>", [("pre", "x")]),
        ("<blockquote>q <b>b</b></blockquote>", [("blockquote", "q b"), ("bold", "b")]),
        ("<blockquote expandable>q</blockquote>", [("expandable_blockquote", "q")]),
        ('<a href="https://x.io/?a=1&amp;b=2">x</a>', [("text_link", "x")]),
        ("<B>a</B>", [("bold", "a")]),
        ("<b>😀</b>é<i>😀x</i>", [("bold", "😀"), ("italic", "😀x")]),
        ("<b>a<i>b</i>c</b>", [("bold", "a"), ("bold", "bc"), ("italic", "b")]),
        ("<b>a<code>b</code>c</b>", [("bold", "a"), ("code", "b"), ("bold", "c")]),
        ("<b></b>x<b> </b>", []),
        ('<a href="nowhere">x</a>', []),
        ("<b >a</b >", [("bold", "a")]),
        ("<b>a</>", [("bold", "a")]),
    ],
)
def test_tags_become_entities(source, expected):
    assert marked(source) == expected


def test_attributes_reach_the_entity():
    (language,) = parse('<pre><code class="language-python">x</code></pre>').entities
    assert (language["type"], language["language"]) == ("pre", "python")
    (moment,) = parse('<tg-time unix="1700000000" format="wDT">then</tg-time>').entities
    assert (moment["unix_time"], moment["date_time_format"]) == (1_700_000_000, "wDT")
    (person,) = parse('<a href="tg://user?id=42">x</a>').entities
    assert (person["type"], person["user"]) == ("text_mention", {"id": 42})
    (emoji,) = parse('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>').entities
    assert (emoji["type"], emoji["custom_emoji_id"], emoji["length"]) == (
        "custom_emoji",
        "5368324170671202286",
        2,
    )
    (link,) = parse('<a href="example.com">x</a>').entities
    assert link["url"] == "http://example.com/"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#60;&#x3C;", "<<"),
        ("&nbsp; &copy; &", "&nbsp; &copy; &"),
        ("&#0; &#xD800;", "&#0; &#xD800;"),
        ("  a > b  ", "a > b"),
        ("\n\n<b>x</b>\n", "x"),
    ],
)
def test_references_and_white_space(source, text):
    assert parse(source).text == text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b x=y/>z</b>", "Unexpected end of name token at byte offset 5"),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ('<b ="1">x</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
        ('<tg-time unix="1" format="hh">x</tg-time>', "Invalid date format used"),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_what_cannot_be_parsed_is_named(source, reason):
    with pytest.raises(ApiError) as caught:
        parse(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/start@my_bot", [("bot_command", "/start@my_bot")]),
        ("a/b /x/y", []),
        ("see https://x.io/a_(b)?c=1, ok", [("url", "https://x.io/a_(b)?c=1")]),
        ("(instagram.com/mia)", [("url", "instagram.com/mia")]),
        ("file.txt and v1.2", []),
        ("mia@example.com @mia x@y", [("email", "mia@example.com"), ("mention", "@mia")]),
        ("#tag #1 #тег $USD $usd", [("hashtag", "#tag"), ("hashtag", "#тег"), ("cashtag", "$USD")]),
        ("😀 t.me/durov", [("url", "t.me/durov")]),
        ("https://t.me/durov?start=/x @me", [("url", "https://t.me/durov?start=/x"), ("mention", "@me")]),
    ],
)
def test_what_people_type_is_recognised(text, expected):
    assert [(e["type"], cut(text, e["offset"], e["length"])) for e in detect.find(text)] == expected


def test_links_inside_code_stay_code():
    assert marked("<code>https://x.io</code> https://y.io") == [
        ("code", "https://x.io"),
        ("url", "https://y.io"),
    ]


def test_typed_text_is_cleaned():
    assert typed("  a\tb\u202e\x00 \n").text == "a b"


def test_long_text_is_split_between_characters():
    parts = pieces("😀" * 5000, TEXT_LIMIT)
    assert [units(part) for part in parts] == [4096, 4096, 1808]
    assert "".join(parts) == "😀" * 5000


def test_other_parse_modes_are_refused():
    for mode in ("MarkdownV2", "Markdown", "BBCode"):
        with pytest.raises(ApiError, match="unsupported parse_mode"):
            compose("x", mode, None, limit=10, too_long="")
