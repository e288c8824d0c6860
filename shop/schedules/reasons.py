"""Why a repeated order rests, has ended, or made no order on a day."""

from enum import StrEnum


class Why(StrEnum):
    """Why one rests or has ended; the names of what cannot be offered are those of `shop.quotes`."""

    DONE = "done"
    ASKED = "asked"
    REPLACED = "replaced"
    PRICE = "price"
    CHANGED = "changed"
    BUDGET = "budget"
    LIMIT = "limit"
    MONEY = "money"
    TERMS = "terms"
    REVOKED = "revoked"
    PANEL = "panel"
    GONE = "gone"
    RESTORED = "restored"
    DENIED = "denied"
    LATER = "later"
    SUSPENDED = "suspended"
    CURRENCY = "currency"
    LINK = "link"
    QUANTITY = "quantity"
    FIELDS = "fields"
    DRIP_FEED = "drip_feed"
    EXPIRY = "expiry"


NEW_CARD = frozenset(
    {Why.PRICE, Why.CHANGED, Why.BUDGET, Why.LINK, Why.QUANTITY, Why.FIELDS, Why.DRIP_FEED, Why.EXPIRY}
)
"""After these it goes on only when somebody confirms it anew."""


class Missed(StrEnum):
    """Why a day has no order; the names of pauses are those of `shop.pauses`."""

    STOPPED = "stopped"
    UNKNOWN = "unknown"
