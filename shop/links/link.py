"""What a link is, and what can be wrong with one."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit


class LinkProblem(StrEnum):
    """Why a text cannot be taken as the link of an order."""

    NOT_A_LINK = "not_a_link"
    SPACES = "spaces"
    TOO_LONG = "too_long"
    HIDDEN = "hidden"
    UNSAFE = "unsafe"
    WRONG_SITE = "wrong_site"
    WRONG_KIND = "wrong_kind"


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose shape is understood.

    Attributes:
        url: complete, with its scheme, plain ASCII, and without what only tracks.
        site: name of the site as in `sites.SITES`, or the bare host.
        kind: profile, channel, group, invite, post, video, live, story, track, playlist; `page` is some other page
            of a known site, `website` anything else.
        key: equal for two links that lead to one target.
    """

    url: str
    site: str
    kind: str
    key: str


PEOPLE = frozenset({"profile", "channel", "group"})
"""Kinds of link that lead to somebody who has a name."""


def handle_of(link: Link) -> str | None:
    """Return the name of whom a link leads to, as their site writes it; None where it leads to nobody."""
    path = [part.removeprefix("@") for part in unquote(urlsplit(link.url).path).split("/") if part]
    if link.kind not in PEOPLE:
        # Some sites give people, groups and bots addresses of one shape.
        return path[0] if link.kind == "page" and len(path) == 1 else None
    # The key tells which part of the path it is, and the path how it is written.
    name = unquote(link.key.rpartition("/")[2]).removeprefix("@")
    return next((part for part in path if part.casefold() == name.casefold()), None)
