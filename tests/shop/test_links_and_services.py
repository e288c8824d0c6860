"""Links held against what a service is for: handles completed, wrong targets named, right examples shown."""

import ast
import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest

import shop.links
from shop.links import Link, LinkProblem, example, fits, recognise, recognise_for
from shop.links.fitting import TARGETS
from shop.links.sites import SITES

KINDS = {
    "profile", "channel", "group", "invite", "post", "video", "live", "story", "track", "playlist", "page", "website",
}  # fmt: skip


@dataclass(frozen=True)
class For:
    platform: str
    kind: str


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
