"""Links: what pasted texts are, that nothing trips the reader, and which links fit which services."""

import ast
import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from links_table import DIFFERENT, RECOGNISED, REFUSED, SAME

import shop.links
from shop.links import Link, LinkProblem, example, fits, recognise, recognise_for
from shop.links.fitting import TARGETS
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


HANDLES = [
    ("instagram", "followers", "@anna.k", "https://instagram.com/anna.k"),
    ("instagram", "story", "@anna", "https://instagram.com/anna"),
    ("instagram", "other", "\u200f@anna\u200f ", "https://instagram.com/anna"),
    ("tiktok", "followers", "@anna", "https://tiktok.com/@anna"),
    ("youtube", "subscribers", "@канал", "https://youtube.com/@%D0%BA%D0%B0%D0%BD%D0%B0%D0%BB"),
    ("x", "followers", "@anna", "https://x.com/anna"),
    ("threads", "followers", "@anna", "https://threads.net/@anna"),
    ("twitch", "followers", "@anna", "https://twitch.tv/anna"),
    ("vk", "friends", "@anna", "https://vk.com/anna"),
    ("snapchat", "followers", "@anna", "https://snapchat.com/add/anna"),
]


@pytest.mark.parametrize(("platform", "kind", "text", "url"), HANDLES)
def test_a_handle_is_completed_for_a_service_for_people(platform, kind, text, url):
    link = recognise_for(For(platform, kind), text)
    assert link.url == url
    assert fits(For(platform, kind), link) is None


def test_a_handle_is_not_guessed_where_it_says_too_little():
    assert recognise_for(For("instagram", "likes"), "@anna") is LinkProblem.WRONG_KIND
    assert recognise_for(For("linkedin", "followers"), "@anna") is LinkProblem.NOT_A_LINK
    assert recognise_for(For("other", "followers"), "@anna") is LinkProblem.NOT_A_LINK
    assert recognise_for(For("website", "traffic"), "@anna") is LinkProblem.NOT_A_LINK
    assert recognise_for(For("instagram", "followers"), "anna") is LinkProblem.NOT_A_LINK
    assert recognise_for(For("instagram", "followers"), "@anna bob") is LinkProblem.NOT_A_LINK
    assert recognise_for(For("instagram", "followers"), "@explore") is LinkProblem.WRONG_KIND


def test_a_whole_link_is_read_alike_with_a_service():
    link = recognise("https://x.com/anna")
    assert recognise_for(For("instagram", "followers"), "https://x.com/anna") == link


FITTING = [
    # platform, kind, link, problem
    ("instagram", "followers", "instagram.com/anna", None),
    ("instagram", "followers", "instagram.com/p/abc", "wrong_kind"),
    ("instagram", "likes", "instagram.com/anna", "wrong_kind"),
    ("instagram", "likes", "instagram.com/reel/abc", None),
    ("instagram", "likes", "tiktok.com/@anna/video/123", "wrong_site"),
    ("instagram", "story", "instagram.com/anna", None),
    ("instagram", "live", "instagram.com/anna", None),
    ("instagram", "reach", "instagram.com/anna", None),
    ("tiktok", "views", "https://vm.tiktok.com/ZM1/", None),
    ("tiktok", "followers", "https://vm.tiktok.com/ZM1/", None),
    ("youtube", "subscribers", "youtu.be/dQw4w9WgXcQ", "wrong_kind"),
    ("youtube", "views", "youtube.com/@anna", "wrong_kind"),
    ("youtube", "views", "youtube.com/shorts/dQw4w9WgXcQ", None),
    ("facebook", "likes", "facebook.com/anna", None),
    ("facebook", "members", "facebook.com/groups/anna", None),
    ("spotify", "plays", "open.spotify.com/track/a1", None),
    ("spotify", "followers", "open.spotify.com/playlist/a1", None),
    ("spotify", "followers", "open.spotify.com/track/a1", "wrong_kind"),
    ("discord", "members", "discord.gg/abc", None),
    ("twitch", "views", "twitch.tv/anna", None),
    ("x", "likes", "twitter.com/anna/status/1", None),
    ("x", "likes", "instagram.com/p/abc", "wrong_site"),
    ("kick", "followers", "instagram.com/anna", "wrong_site"),
    ("website", "traffic", "example.com", None),
    ("website", "traffic", "instagram.com/anna", None),
    ("other", "other", "instagram.com/anna", None),
    ("somewhere new", "likes", "instagram.com/anna", None),
    ("instagram", "likes", "example.com/p/abc", "wrong_site"),
]


@pytest.mark.parametrize(("platform", "kind", "text", "problem"), FITTING)
def test_whether_a_link_is_what_a_service_is_for(platform, kind, text, problem):
    assert fits(For(platform, kind), recognise(text)) == problem


EVERY = [
    *itertools.product([*SITES, "website", "other", "nowhere"], [*TARGETS, "live", "watch_time", "other"])
]


def test_every_example_is_a_link_that_fits():
    for platform, kind in EVERY:
        service = For(platform, kind)
        link = recognise(example(service))
        assert isinstance(link, Link), (platform, kind)
        assert link.url == example(service), (platform, kind)
        problem = fits(service, link)
        # Nobody sells subscribers of a blog: such a service has no right example, and gets the site's first one.
        assert problem is None or problem is LinkProblem.WRONG_KIND, (platform, kind)


USUAL = [
    ("instagram", "likes", "post"), ("instagram", "followers", "profile"), ("instagram", "story", "story"),
    ("tiktok", "views", "video"), ("tiktok", "followers", "profile"), ("tiktok", "live", "live"),
    ("youtube", "subscribers", "channel"), ("youtube", "views", "video"), ("youtube", "watch_time", "video"),
    ("x", "followers", "profile"), ("x", "shares", "post"), ("facebook", "members", "group"),
    ("facebook", "likes", "post"), ("spotify", "plays", "track"), ("spotify", "followers", "profile"),
    ("discord", "members", "invite"), ("twitch", "live", "channel"), ("vk", "friends", "profile"),
    ("linkedin", "followers", "profile"), ("soundcloud", "plays", "track"), ("reddit", "members", "group"),
    ("website", "traffic", "website"), ("trustpilot", "reviews", "page"), ("google", "reviews", "page"),
]  # fmt: skip


@pytest.mark.parametrize(("platform", "kind", "shown"), USUAL)
def test_the_example_is_of_the_sort_people_expect(platform, kind, shown):
    service = For(platform, kind)
    assert recognise(example(service)).kind == shown
    assert fits(service, recognise(example(service))) is None


def test_every_example_of_the_table_is_what_it_says():
    for name, site in SITES.items():
        for kind, url in site.examples.items():
            link = recognise(url)
            assert (link.site, link.kind, link.url) == (name, kind, url)


def test_every_host_belongs_to_one_site():
    hosts = [host for site in SITES.values() for host in (*site.hosts, *site.short)]
    assert len(hosts) == len(set(hosts))


def test_the_reader_of_links_cannot_reach_the_network():
    allowed = {
        "ast",
        "re",
        "dataclasses",
        "enum",
        "ipaddress",
        "unicodedata",
        "functools",
        "typing",
        "collections.abc",
        "urllib.parse",
    }
    for path in Path(shop.links.__file__).parent.glob("*.py"):
        imported = {
            node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert {name for name in imported if not name.startswith("shop.links")} <= allowed, path.name
