"""What services deliver and what links point at, in words."""

from handlers.views.platforms import platform_name
from locales.speech import Speech
from shop.links import Link

KINDS = {
    "followers": "kind-followers",
    "subscribers": "kind-subscribers",
    "members": "kind-members",
    "friends": "kind-friends",
    "likes": "kind-likes",
    "reactions": "kind-reactions",
    "views": "kind-views",
    "comments": "kind-comments",
    "shares": "kind-shares",
    "saves": "kind-saves",
    "plays": "kind-plays",
    "watch_time": "kind-watchtime",
    "live": "kind-live",
    "story": "kind-stories",
    "votes": "kind-votes",
    "reviews": "kind-reviews",
    "traffic": "kind-traffic",
    "mentions": "kind-mentions",
    "reach": "kind-reach",
}
TARGETS = {
    "profile": "link-profile",
    "post": "link-post",
    "video": "link-video",
    "channel": "link-channel",
    "group": "link-group",
    "playlist": "link-playlist",
    "track": "link-track",
    "story": "link-story",
    "page": "link-page",
    "invite": "link-invite",
    "live": "link-live",
}


def kind_name(say: Speech, kind: str) -> str:
    """Return what a kind of service delivers."""
    return say.text(KINDS.get(kind, "kind-other"))


def link_title(say: Speech, link: Link) -> str:
    """Return what a link points at, for example "A post on Instagram"."""
    site = platform_name(say, link.site)
    target = TARGETS.get(link.kind)
    return say.text("link-at", kind=say.text(target), site=site) if target else say.text("link-on", site=site)
