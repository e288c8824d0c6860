"""Links: what pasted texts are, and that nothing trips the reader."""

import re
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from links_refused import REFUSED
from links_table import DIFFERENT, RECOGNISED, SAME

from shop.links import Link, LinkProblem, fits, recognise, recognise_for
from shop.links.sites import BY_HOST, SITES

KINDS = {
    "profile", "channel", "group", "invite", "post", "video", "live", "story", "track", "playlist", "page", "website",
}  # fmt: skip


@dataclass(frozen=True)
class For:
    platform: str
    kind: str


@pytest.mark.parametrize(("text", "site", "kind", "url"), RECOGNISED)
def test_what_a_pasted_text_is(text, site, kind, url):
    link = recognise(text)
    assert (link.site, link.kind, link.url) == (site, kind, url)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_refused_and_why(text, why):
    assert recognise(text) == LinkProblem(why)


@pytest.mark.parametrize("texts", SAME)
def test_links_to_one_target_have_one_key(texts):
    keys = {recognise(text).key for text in texts}
    assert len(keys) == 1, keys


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_links_to_two_targets_have_two_keys(one, other):
    assert recognise(one).key != recognise(other).key


def holds(link):
    """What is true of every link."""
    assert recognise(link.url) == link
    assert link.url.isascii()
    assert link.url.isprintable()
    assert " " not in link.url
    assert len(link.url) <= 2_000
    assert link.key.isascii()
    assert "\x00" not in link.key
    parts = urlsplit(link.url)
    assert parts.scheme in {"http", "https"}
    assert "@" not in parts.netloc
    assert parts.hostname is not None
    assert "." in parts.hostname
    assert link.kind in KINDS
    assert link.kind == "website" or link.site in SITES


@pytest.mark.parametrize("text", [row[0] for row in RECOGNISED])
def test_a_link_read_again_is_the_same_link(text):
    holds(recognise(text))


HOSTS = st.sampled_from(
    [*BY_HOST, "example.com", "www.instagram.com", "m.youtube.com", "пример.рф", "x.local"]
)
PIECES = st.text("ab1Zé/%2F?&=#.:@-_~+,;()[]{}<>\"'\\ \t\n\u200b\u200f\u202e\u200cя❤️٣\x00", max_size=40)
WORDS = st.sampled_from(
    [word for row in RECOGNISED for word in re.split(r"[/?&=]+", row[0]) if word] + ["", "p", "watch", "v"]
)
LIKE_LINKS = st.one_of(
    st.builds("https://{}/{}".format, HOSTS, PIECES),
    st.builds("{}{}/{}".format, st.sampled_from(["", "http://", "//", "\u200f", "https:"]), HOSTS, PIECES),
    st.builds(lambda host, words: host + "/" + "/".join(words), HOSTS, st.lists(WORDS, max_size=5)),
    st.builds(
        lambda host, path, query: f"https://{host}/{path}?{'&'.join(f'{n}={v}' for n, v in query)}",
        HOSTS, WORDS, st.lists(st.tuples(WORDS, PIECES), max_size=4),
    ),
)  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.one_of(LIKE_LINKS, st.text(max_size=60)))
def test_no_text_trips_the_reader_and_every_link_reads_the_same_again(text):
    link = recognise(text)
    if isinstance(link, Link):
        holds(link)
        for service in (For(link.site, "likes"), For("instagram", "followers"), For("other", "other")):
            assert fits(service, link) in {None, LinkProblem.WRONG_SITE, LinkProblem.WRONG_KIND}
    else:
        assert isinstance(link, LinkProblem)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(), max_size=30), st.sampled_from(sorted(SITES)))
def test_no_handle_trips_the_reader(name, platform):
    link = recognise_for(For(platform, "followers"), f"@{name}")
    if isinstance(link, Link):
        holds(link)


NASTY = [
    "https://instagram.com/" + "a/" * 950, "https://facebook.com/" + "-." * 950, "https://vk.com/" + "a-" * 950,
    "https://vk.com/?w=" + "%2F" * 600, "https://youtube.com/" + "@a." * 600 + "!", "a." * 990, "(" * 1999,
    "https://linkedin.com/posts/" + "activity-" * 200, "https://tiktok.com/music/" + "1a" * 900, ")" * 1999,
    "https://x.com/" + "é" * 1900, "a/b " * 480, "https://" * 240, "https://pinterest.com/pin/" + "--" * 900,
    "https://soundcloud.com/" + "a.-" * 300 + "/" + "b.-" * 300 + "!", "\u200f" * 20_000, "a" * 1_000_000,
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_takes_long(text):
    began = perf_counter()
    recognise(text)
    assert perf_counter() - began < 1
