"""Why an order cannot be quoted or confirmed, each in its own sentence."""

from locales import Safe
from locales.speech import Speech
from shop.orders.confirm import Changed, No
from shop.panels import Foreign
from shop.quotes import QuoteProblem

# By the codes of `QuoteProblem` and `No`, which share words.
REFUSED = {
    "currency": "refused-currency-unknown",
    "denied": "refused-denied",
    "drip_feed": "again-drip-feed",
    "expiry": "refused-expiry",
    "fields": "refused-fields",
    "funds": "refused-funds",
    "gone": "refused-gone",
    "key": "refused-key",
    "later": "refused-later",
    "budget": "refused-budget",
    "many": "refused-many",
    "never": "refused-never",
    "past": "refused-past",
    "taken": "refused-taken",
    "limit": "refused-limit",
    "link": "refused-link",
    "maintenance": "refused-maintenance",
    "quantity": "refused-quantity",
    "restored": "refused-restored",
    "stale": "refused-stale",
    "suspended": "refused-service",
    "terms": "refused-terms",
    "withdrawn": "refused-withdrawn",
}
AGAIN = {
    Changed.EXPIRED: "again-expired",
    Changed.RULES: "again-changed",
    Changed.PRICE: "again-price",
}


def unquotable(say: Speech, problem: QuoteProblem, foreign: Foreign | None) -> Safe:
    """Return why there is no price; with both currencies when they are why."""
    if foreign is not None:
        return say.html("refused-currency", theirs=foreign.panel, ours=foreign.books)
    return say.html(REFUSED[problem.value])


def refused(say: Speech, why: No, left: int | None) -> str:
    """Return why Confirm did nothing, short enough for an alert."""
    return say.text(REFUSED[why.value], left=say.money(left or 0))


def again(say: Speech, why: Changed) -> Safe:
    """Return why there is a new card."""
    return say.html(AGAIN[why])
