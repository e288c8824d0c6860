"""Whether a link is what a service is for, and what would be right."""

import re
from collections.abc import Mapping
from typing import Protocol

from shop.links import reading
from shop.links.link import PEOPLE, Link, LinkProblem
from shop.links.recognising import WEBSITE, recognise
from shop.links.site import NAME, PAGE
from shop.links.sites import ANYWHERE, SITES

ANY = frozenset({"other", WEBSITE})
"""Platforms whose services take a link to anywhere."""

POSTS = frozenset({"post", "video", "live", "story"})

TARGETS: Mapping[str, frozenset[str]] = {
    "followers": PEOPLE,
    "subscribers": PEOPLE,
    "members": PEOPLE | {"invite"},
    "friends": PEOPLE,
    "likes": POSTS | {"track", "playlist"},
    "reactions": POSTS,
    "views": POSTS | {"track", "playlist"},
    "comments": POSTS | {"track"},
    "shares": POSTS | {"track", "playlist"},
    "saves": POSTS | {"track", "playlist"},
    "plays": POSTS | {"track", "playlist", "profile"},
    "story": frozenset({"story", "profile", "video"}),
}
"""What services of a kind are aimed at; a kind that is not here takes any link of its site."""

ALSO: Mapping[tuple[str, str], frozenset[str]] = {
    ("facebook", "likes"): frozenset({"profile"}),
    ("spotify", "followers"): frozenset({"playlist"}),
    ("deezer", "followers"): frozenset({"playlist"}),
    ("apple_music", "followers"): frozenset({"playlist"}),
    ("apple_music", "subscribers"): frozenset({"playlist"}),
    ("spotify", "subscribers"): frozenset({"playlist"}),
    ("twitch", "views"): frozenset({"channel"}),
    ("kick", "views"): frozenset({"channel"}),
    ("trovo", "views"): frozenset({"channel"}),
    ("discord", "followers"): frozenset({"invite"}),
    ("telegram", "subscribers"): frozenset({"invite"}),
    ("telegram", "followers"): frozenset({"invite"}),
    ("vk", "views"): frozenset({"playlist"}),
}
"""Where a site has one more sort of target for a kind: pages are liked, playlists are followed."""

FIRST: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("followers", "friends"), ("profile", "channel", "group", "invite")),
    "subscribers": ("channel", "profile", "group"),
    "members": ("invite", "channel", "group", "profile"),
    "story": ("story", "profile"),
    "live": ("live", "channel", "video", "profile"),
    "watch_time": ("video",),
    "views": ("video", "post", "track", "channel"),
}
USUAL = ("post", "video", "track", "profile", "channel", "invite", "page")
HANDLE = re.compile(rf"@({NAME})")


class For(Protocol):
    """A service, as far as links concern it."""

    @property
    def platform(self) -> str:
        """Its site's name, or other."""

    @property
    def kind(self) -> str:
        """What it delivers: followers, likes, views and so on."""


def recognise_for(service: For, text: str) -> Link | LinkProblem:
    """Read what somebody sent as the link for a service; `@name` is completed where the service is for people.

    What this returns may still not fit: ask `fits`.
    """
    handle = HANDLE.fullmatch(reading.bare(text[: reading.LONGEST]))
    site = SITES.get(service.platform)
    if handle is None or site is None or site.at is None:
        return recognise(text)
    wanted = _wanted(service)
    if wanted is not None and not wanted & PEOPLE:
        return LinkProblem.WRONG_KIND
    return recognise(site.at.format(handle[1]))


def profile_of(platform: str, name: str) -> Link | None:
    """Return the link to whoever is called so on a platform; None where a bare name says too little."""
    site = SITES.get(platform)
    link = recognise(site.at.format(name)) if site is not None and site.at is not None else None
    return link if isinstance(link, Link) else None


def fits(service: For, link: Link) -> LinkProblem | None:
    """Return what is wrong with a link for a service, None when it may fit; the panel has the last word."""
    if service.platform in ANY or service.platform not in SITES:
        return None
    if link.site != service.platform:
        return LinkProblem.WRONG_SITE
    wanted = _wanted(service)
    # A page of a kind that no rule names may be anything: let it pass.
    is_right = wanted is None or link.kind in wanted or link.kind == PAGE
    return None if is_right else LinkProblem.WRONG_KIND


def example(service: For) -> str:
    """Return a link of the sort a service is for."""
    site = SITES.get(service.platform)
    if site is None:
        return ANYWHERE
    wanted = _wanted(service)
    order = (*FIRST.get(service.kind, ()), *USUAL, *site.examples)
    right = (kind for kind in order if kind in site.examples and (wanted is None or kind in wanted))
    return site.examples[next(right, next(iter(site.examples)))]


def _wanted(service: For) -> frozenset[str] | None:
    """Return the sorts of link a service is for, None when any."""
    wanted = TARGETS.get(service.kind)
    return None if wanted is None else wanted | ALSO.get((service.platform, service.kind), frozenset())
