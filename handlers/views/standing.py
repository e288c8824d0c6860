"""What every state of an order means, what comes next and where the money is, in one sentence each."""

from dataclasses import dataclass

from handlers.views.amounts import counted, is_of_units
from shop.orders.show import OrderView
from shop.service_types import Counted

WAITS_AFTER_MS = 10_000
# No second thoughts take so long: what waits longer was ordered for later.
LATER_MS = 10 * 60_000
ORDER_AGAIN = "button-order-again"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands, as ids of texts.

    Attributes:
        title: two or three words.
        means: the sentence.
        again: the button that makes the same order anew, where that can help.
        back: the word on the button that takes it back, while it is held.
    """

    title: str
    means: str
    again: str | None = None
    back: str = "button-take-back"


OURS = {
    "sending": Standing("state-sending", "means-sending"),
    "unknown": Standing("state-unknown", "means-unknown"),
}
IN_HAND = Standing("state-in-hand", "means-in-hand", back="button-undo")
HELD = Standing("state-held", "means-held")
SCHEDULED = Standing("state-scheduled", "means-scheduled")
WAITING = Standing("state-waiting", "means-waiting")
PLACED = Standing("state-placed", "means-placed")
UNSETTLED = Standing("state-unsettled", "means-unsettled")
MOVING = {
    None: PLACED,
    "pending": PLACED,
    "processing": PLACED,
    "in_progress": Standing("state-moving", "means-moving"),
    "failed": Standing("state-stuck", "means-stuck"),
    "paused": Standing("state-paused", "means-paused"),
    "unrecognised": Standing("state-puzzling", "means-puzzling"),
}
IN_LINE = Standing("state-in-line", "means-in-line")
WATCHING = Standing("state-watching", "means-watching")
CANCELED = Standing("state-canceled", "means-canceled", ORDER_AGAIN)
PARTIAL = Standing("state-partial", "means-partial", ORDER_AGAIN)
PARTIAL_PLAIN = Standing("state-partial", "means-partial-plain", ORDER_AGAIN)
COMPLETED = Standing("state-completed", "means-completed", ORDER_AGAIN)
COMPLETED_REFUNDED = Standing("state-completed", "means-completed-refunded", ORDER_AGAIN)
ENDED = Standing("state-ended", "means-ended", ORDER_AGAIN)
ENDED_SPENT = Standing("state-ended", "means-ended-spent", ORDER_AGAIN)
CHANGED = Standing("state-released", "means-changed", "button-look-again")
LATE = Standing("state-released", "means-late", ORDER_AGAIN)
WITHDRAWN = Standing("state-released", "means-withdrawn")
RELEASED = {
    "taken_back": Standing("state-taken-back", "means-taken-back", ORDER_AGAIN),
    "too_late": LATE,
    "unreachable": LATE,
    "gone": WITHDRAWN,
    "denied": WITHDRAWN,
    "suspended": WITHDRAWN,
    "changed": CHANGED,
    "expiry": Standing("state-released", "means-expiry", ORDER_AGAIN),
    "price": CHANGED,
    "limit": Standing("state-released", "means-over-limit"),
    "terms": Standing("state-released", "means-without-terms"),
    "revoked": Standing("state-released", "means-revoked"),
    "not_placed": Standing("state-released", "means-not-placed", ORDER_AGAIN),
}
NOT_SENT = Standing("state-released", "means-not-sent", ORDER_AGAIN)
REJECTED = {
    "bad_link": "means-bad-link",
    "duplicate_link": "means-duplicate",
    "bad_service": "means-bad-service",
    "bad_quantity": "means-bad-quantity",
    "bad_field": "means-bad-field",
    "too_many": "means-too-many",
    "auth": "means-busy",
    "funds": "means-busy",
    "maintenance": "means-busy",
    "bad_request": "means-busy",
}


def standing(order: OrderView, now: int) -> Standing:
    """Return how an order stands at `now`, ms UTC."""
    if order.state == "held":
        return _held(order, now)
    if order.state == "placed":
        return UNSETTLED if order.unsettled else _moving(order)
    if order.state == "settled":
        return _settled(order)
    if order.state == "released":
        return RELEASED.get(order.reason or "", NOT_SENT)
    if order.state == "rejected":
        return _rejected(REJECTED.get(order.reason or "", "means-rejected"))
    return OURS[order.state]


def _moving(order: OrderView) -> Standing:
    if order.panel_status == "in_progress" and counted(order) is Counted.SUBSCRIPTION:
        return WATCHING
    return MOVING.get(order.panel_status, UNSETTLED)


def _held(order: OrderView, now: int) -> Standing:
    is_new = order.sent_at is None
    if is_new and now < order.send_at:
        return SCHEDULED if order.send_at - now > LATER_MS else IN_HAND
    if order.batch_id is not None:
        return IN_LINE
    # What came back from the panel has a time of its own for the next try, and has waited since Confirm.
    since = order.send_at if is_new else order.created_at
    return WAITING if now - since >= WAITS_AFTER_MS else HELD


def _rejected(means: str) -> Standing:
    return Standing("state-rejected", means, None if means == "means-bad-service" else ORDER_AGAIN)


def _settled(order: OrderView) -> Standing:
    if order.panel_status == "completed":
        return COMPLETED_REFUNDED if order.refunded else COMPLETED
    if order.panel_status in {"canceled", "refunded"} and order.refunded == order.price:
        return CANCELED
    if order.panel_status == "partial":
        return PARTIAL if order.remains is not None and is_of_units(order) else PARTIAL_PLAIN
    return ENDED if order.refunded else ENDED_SPENT
