"""What a link is, and what can be wrong with one."""

from dataclasses import dataclass
from enum import StrEnum


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
