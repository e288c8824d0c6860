"""One service of each type, and a chat that can send files."""

from decimal import Decimal

from shop.catalogue.service import Service

CATEGORY = "Everything"
LIMITS = (10, 1000)


def one(number, kind_of_order, *, limits=LIMITS, platform="instagram", kind="other", rate="2", **more):
    return Service(
        id=number,
        number=str(1000 + number),
        name=f"Service {number}",
        category=CATEGORY,
        type=kind_of_order,
        rate=Decimal(rate),
        min=limits[0],
        max=limits[1],
        platform=platform,
        kind=kind,
        **more,
    )


DEFAULT, COMMENTS, PACKAGE, COMMENT_PACKAGE, SEO, MENTIONS, WITH_TAGS, LIST, TAG, FOLLOWERS = range(1, 11)
LIKERS, LIKES, REPLIES, POLL, INVITES, SUBSCRIPTION, TRAFFIC, UNKNOWN, SILENT, TIGHT = range(11, 21)

TYPES = (
    one(DEFAULT, "default", dripfeed="yes"),
    one(COMMENTS, "custom comments", limits=(2, 5)),
    one(PACKAGE, "package", limits=(1, 1)),
    one(COMMENT_PACKAGE, "custom comments package", limits=(1, 1)),
    one(SEO, "seo"),
    one(MENTIONS, "mentions"),
    one(WITH_TAGS, "mentions with hashtags"),
    one(LIST, "mentions custom list", limits=(2, 5)),
    one(TAG, "mentions hashtag"),
    one(FOLLOWERS, "mentions user followers"),
    one(LIKERS, "mentions media likers"),
    one(LIKES, "comment likes"),
    one(REPLIES, "comment replies", limits=(2, 5)),
    one(POLL, "poll"),
    one(INVITES, "invites from groups"),
    one(SUBSCRIPTION, "subscriptions", kind="likes"),
    one(TRAFFIC, "web traffic", platform="website"),
    one(UNKNOWN, "tweet storm"),
    one(SILENT, "default", dripfeed="unknown"),
    one(TIGHT, "default", dripfeed="yes", limits=(600, 1000)),
)
