"""Every service type of API v2 in one table: what `add` sends for it and what is charged.

Source: the field's panels and clients; `link` and `quantity` are documented by the reference panel, the other
fields are common practice. A type that is not in the table has unknown fields and is not sold.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class ServiceType(StrEnum):
    """The canonical name of a service type, spelled as panels spell it."""

    DEFAULT = "Default"
    CUSTOM_COMMENTS = "Custom Comments"
    PACKAGE = "Package"
    CUSTOM_COMMENTS_PACKAGE = "Custom Comments Package"
    SEO = "SEO"
    MENTIONS = "Mentions"
    MENTIONS_WITH_HASHTAGS = "Mentions with Hashtags"
    MENTIONS_CUSTOM_LIST = "Mentions Custom List"
    MENTIONS_HASHTAG = "Mentions Hashtag"
    MENTIONS_USER_FOLLOWERS = "Mentions User Followers"
    MENTIONS_MEDIA_LIKERS = "Mentions Media Likers"
    COMMENT_LIKES = "Comment Likes"
    COMMENT_REPLIES = "Comment Replies"
    POLL = "Poll"
    INVITES_FROM_GROUPS = "Invites from Groups"
    SUBSCRIPTIONS = "Subscriptions"
    WEB_TRAFFIC = "Web Traffic"


class FieldKind(StrEnum):
    """What a field of `add` holds, and so how it is asked for and checked."""

    NUMBER = "number"
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    URL = "url"
    DATE = "date"


class Counted(StrEnum):
    """How the charged quantity of an order is counted."""

    QUANTITY_TIMES_RUNS = "quantity x runs"
    QUANTITY = "quantity"
    LINES = "lines"
    PACKAGE = "package"
    SUBSCRIPTION = "max x (posts + old_posts)"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of `add`.

    Attributes:
        name: As it is sent.
        kind: What it holds.
        required: Whether `add` is refused without it.
        minimum: The smallest number allowed, for numbers.
        maximum: The largest number allowed, for numbers that a service's own limits do not bound; None for no end.
        choices: The values allowed, for choices.
        only_with: A field and its value with which this one is required; with any other it is refused.
        together: A field that this one makes no sense without.
        usual: What is sent when nobody chose.
        within_limits: Whether the service's min and max bound it: a number itself, lines by their count.
    """

    name: str
    kind: FieldKind
    required: bool = True
    minimum: int = 0
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    only_with: tuple[str, str] | None = None
    together: str | None = None
    usual: str | None = None
    within_limits: bool = False


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A row of the table: the fields sent besides `service`, in this order, and how it is charged."""

    type: ServiceType
    fields: tuple[Field, ...]
    counted: Counted

    @property
    def per_package(self) -> bool:
        """Whether the rate is the price of one package instead of 1000 units."""
        return self.counted is Counted.PACKAGE

    @property
    def has_link(self) -> bool:
        """Whether it is for a link; a subscription is for a user name."""
        return self.field("link") is not None

    @property
    def has_quantity(self) -> bool:
        """Whether a quantity is sent."""
        return self.field("quantity") is not None

    @property
    def lines_field(self) -> str | None:
        """The field whose lines are the charged quantity, if lines are counted."""
        if self.counted is not Counted.LINES:
            return None
        return next(f.name for f in reversed(self.fields) if f.kind is FieldKind.LINES)

    def field(self, name: str) -> Field | None:
        """The field of that name, None when this type does not send it."""
        return next((f for f in self.fields if f.name == name), None)


DELAYS = ("0", "5", "10", "15", "30", "60", "90")
"""Minutes of `delay` that every panel with subscriptions knows."""
LONG_DELAYS = tuple(map(str, (120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600)))
"""Minutes of `delay` that only newer panels know."""
INTERVALS = ("10", "15", "30", "60", "90")
"""Minutes of a drip-feed `interval` that every panel takes; others are refused by some."""
MOST_RUNS = 1_000
"""Runs of a drip-feed: more are somebody's slip of the finger."""
MOST_POSTS = 500
"""New posts of a subscription, and as many old ones."""
DEVICES = MappingProxyType(
    {"1": "desktop", "2": "android", "3": "ios", "4": "mixed mobile", "5": "mixed mobile and desktop"}
)
TRAFFIC_SOURCES = MappingProxyType({"1": "google keyword", "2": "custom referrer", "3": "blank referrer"})

_LINK = Field("link", FieldKind.URL)
_QUANTITY = Field("quantity", FieldKind.NUMBER, minimum=1, within_limits=True)
_COMMENTS = Field("comments", FieldKind.LINES, within_limits=True)
_USERNAME = Field("username", FieldKind.TEXT)
_USERNAMES = Field("usernames", FieldKind.LINES)
_DRIP_FEED = (
    Field("runs", FieldKind.NUMBER, required=False, minimum=2, maximum=MOST_RUNS, together="interval"),
    Field("interval", FieldKind.CHOICE, required=False, choices=INTERVALS, together="runs"),
)
# Panels take a subscription without `posts`, which costs without an end: we never send one.
_SUBSCRIPTION = (
    _USERNAME,
    Field("min", FieldKind.NUMBER, minimum=1, within_limits=True),
    Field("max", FieldKind.NUMBER, minimum=1, within_limits=True),
    Field("posts", FieldKind.NUMBER, minimum=1, maximum=MOST_POSTS),
    Field("delay", FieldKind.CHOICE, choices=DELAYS + LONG_DELAYS, usual="0"),
    Field("old_posts", FieldKind.NUMBER, required=False, minimum=1, maximum=MOST_POSTS),
    Field("expiry", FieldKind.DATE, required=False),
)
_TRAFFIC = (
    Field("country", FieldKind.TEXT),
    Field("device", FieldKind.CHOICE, choices=tuple(DEVICES)),
    Field("type_of_traffic", FieldKind.CHOICE, choices=tuple(TRAFFIC_SOURCES)),
    Field("google_keyword", FieldKind.TEXT, required=False, only_with=("type_of_traffic", "1")),
    Field("referring_url", FieldKind.URL, required=False, only_with=("type_of_traffic", "2")),
)


def _counts_quantity(service_type: ServiceType, *fields: Field) -> TypeRule:
    return TypeRule(service_type, (_LINK, _QUANTITY, *fields), Counted.QUANTITY)


_RULES = (
    TypeRule(ServiceType.DEFAULT, (_LINK, _QUANTITY, *_DRIP_FEED), Counted.QUANTITY_TIMES_RUNS),
    TypeRule(ServiceType.CUSTOM_COMMENTS, (_LINK, _COMMENTS), Counted.LINES),
    TypeRule(ServiceType.PACKAGE, (_LINK,), Counted.PACKAGE),
    TypeRule(ServiceType.CUSTOM_COMMENTS_PACKAGE, (_LINK, _COMMENTS), Counted.PACKAGE),
    _counts_quantity(ServiceType.SEO, Field("keywords", FieldKind.LINES)),
    _counts_quantity(ServiceType.MENTIONS, _USERNAMES),
    _counts_quantity(ServiceType.MENTIONS_WITH_HASHTAGS, _USERNAMES, Field("hashtags", FieldKind.LINES)),
    TypeRule(
        ServiceType.MENTIONS_CUSTOM_LIST, (_LINK, replace(_USERNAMES, within_limits=True)), Counted.LINES
    ),
    _counts_quantity(ServiceType.MENTIONS_HASHTAG, Field("hashtag", FieldKind.TEXT)),
    _counts_quantity(ServiceType.MENTIONS_USER_FOLLOWERS, _USERNAME),
    _counts_quantity(ServiceType.MENTIONS_MEDIA_LIKERS, Field("media", FieldKind.URL)),
    _counts_quantity(ServiceType.COMMENT_LIKES, _USERNAME),
    TypeRule(ServiceType.COMMENT_REPLIES, (_LINK, _USERNAME, _COMMENTS), Counted.LINES),
    _counts_quantity(ServiceType.POLL, Field("answer_number", FieldKind.NUMBER, minimum=1, maximum=100)),
    _counts_quantity(ServiceType.INVITES_FROM_GROUPS, Field("groups", FieldKind.LINES)),
    TypeRule(ServiceType.SUBSCRIPTIONS, _SUBSCRIPTION, Counted.SUBSCRIPTION),
    _counts_quantity(ServiceType.WEB_TRAFFIC, *_TRAFFIC),
)
RULES = MappingProxyType({rule.type: rule for rule in _RULES})
"""The table: the rule of every service type."""

_SEPARATORS = re.compile(r"[\s_\-]+")


@lru_cache(1_024)
def normalised_type(raw: str) -> str:
    """A type's name as it is compared: case, `_`, `-` and runs of blanks make no difference."""
    return _SEPARATORS.sub(" ", raw).strip().casefold()


_BY_NAME = MappingProxyType({normalised_type(rule.type): rule.type for rule in _RULES})


@lru_cache(256)
def service_type(raw: str) -> ServiceType | None:
    """The canonical type behind a panel's spelling; None for one whose fields nobody knows."""
    return _BY_NAME.get(normalised_type(raw))
