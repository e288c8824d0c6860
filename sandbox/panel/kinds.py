"""Service types: which fields an order of each must have, and what is charged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.panel.fields import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

QUANTITY, PACKAGE, NOTHING = "quantity", "package", "nothing"


@dataclass(frozen=True, slots=True)
class Kind:
    """`charged`: the word quantity, package or nothing, or the field whose lines are counted."""

    required: tuple[str, ...]
    charged: str = QUANTITY
    optional: tuple[str, ...] = ()

    def units(self, fields: Mapping[str, str]) -> int:
        """How many units one run of the order is charged; 1 for a package."""
        if self.charged == QUANTITY:
            return int(fields["quantity"])
        return 1 if self.charged in {PACKAGE, NOTHING} else len(lines_of(fields[self.charged]))


COUNTED = ("link", "quantity")
KINDS: Mapping[str, Kind] = {
    "default": Kind(COUNTED, optional=("runs", "interval")),
    "custom comments": Kind(("link", "comments"), "comments"),
    "package": Kind(("link",), PACKAGE),
    "custom comments package": Kind(("link", "comments"), PACKAGE),
    "seo": Kind((*COUNTED, "keywords")),
    "mentions": Kind((*COUNTED, "usernames")),
    "mentions with hashtags": Kind((*COUNTED, "usernames", "hashtags")),
    "mentions custom list": Kind(("link", "usernames"), "usernames"),
    "mentions hashtag": Kind((*COUNTED, "hashtag")),
    "mentions user followers": Kind((*COUNTED, "username")),
    "mentions media likers": Kind((*COUNTED, "media")),
    "comment likes": Kind((*COUNTED, "username")),
    "comment replies": Kind(("link", "username", "comments"), "comments"),
    "poll": Kind((*COUNTED, "answer_number")),
    "invites from groups": Kind((*COUNTED, "groups")),
    "subscriptions": Kind(("username", "min", "max", "delay"), NOTHING, ("posts", "old_posts", "expiry")),
    "web traffic": Kind(
        (*COUNTED, "country", "device", "type_of_traffic"), optional=("google_keyword", "referring_url")
    ),
}


def kind_of(service_type: str) -> Kind | None:
    """The kind a type's spelling stands for, or None for a type this panel cannot take orders for."""
    return KINDS.get(re.sub(r"[\s_-]+", " ", service_type).strip().lower())
