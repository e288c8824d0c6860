"""What happened to an order, line by line."""

from collections.abc import Sequence

from handlers.screen import lines
from locales import Safe
from locales.speech import Speech
from shop.orders.show import Event

LINES = 12
EVENTS = {
    "held": "story-held",
    "sending": "story-sending",
    "placed": "story-placed",
    "rejected": "story-rejected",
    "unknown": "story-unknown",
    "released": "story-released",
    "status": "story-status",
    "unsettled": "story-unsettled",
    "decided": "story-decided",
    "refund": "story-refund",
    "settled": "story-settled",
    "id_held": "story-id-held",
    "late_answer": "story-late-answer",
    "overcharge": "story-overcharge",
    "refill_asked": "story-refill-asked",
    "refill_requested": "story-refill-requested",
    "refill_refused": "story-refill-refused",
    "refill_no_answer": "story-refill-no-answer",
    "refill_done": "story-refill-done",
    "cancel_asked": "story-cancel-asked",
    "cancel_withdrawn": "story-cancel-withdrawn",
    "cancel_requested": "story-cancel-requested",
    "cancel_refused": "story-cancel-refused",
    "cancel_no_answer": "story-cancel-no-answer",
    "cancel_done": "story-cancel-done",
}
"""By the codes that `shop.orders` writes."""

STATUS = {
    "pending": "status-pending",
    "processing": "status-processing",
    "in_progress": "status-in-progress",
    "completed": "status-completed",
    "partial": "status-partial",
    "canceled": "status-canceled",
    "refunded": "status-refunded",
    "failed": "status-failed",
    "paused": "status-paused",
    "expired": "status-expired",
    "unrecognised": "status-unrecognised",
}
"""By the codes of `panel.PanelStatus`."""

REFUSED = {
    "unsupported": "why-unsupported",
    "not_yet": "why-not-yet",
    "expired": "why-expired",
    "too_late": "why-too-late",
    "already": "why-already",
    "not_eligible": "why-not-eligible",
    "not_found": "why-not-found",
    "other": "why-other",
}
"""By the codes of `panel.request_refusals.Why`."""

REFILLED = {
    "completed": "refilled-completed",
    "rejected": "refilled-rejected",
    "canceled": "refilled-canceled",
    "failed": "refilled-failed",
    "forgotten": "refilled-forgotten",
}
"""By the codes of `panel.RefillState` and `shop.orders.requests.kinds.Ended` with which a refill ends."""

CODES = {
    "status": (STATUS, "status-unrecognised"),
    "cancel_done": (STATUS, "status-unrecognised"),
    "refill_refused": (REFUSED, "why-other"),
    "cancel_refused": (REFUSED, "why-other"),
    "refill_done": (REFILLED, "refilled-over"),
}
"""What the detail of an event means, and what is said of a code that is none of these."""


def story(say: Speech, events: Sequence[Event], currency: str) -> Safe:
    """Return the newest lines of an order's story, oldest first."""
    return lines(*(_line(say, event, currency) for event in events[-LINES:]))


def _line(say: Speech, event: Event, currency: str) -> Safe:
    is_admin = event.actor.isdigit()
    told = say.text(EVENTS.get(event.event, "story-other"), detail=_detail(say, event, currency))
    by = say.text("story-by", id=event.actor) if is_admin else ""
    return say.html("story-line", when=say.moment(event.at), told=told, by=by)


def _detail(say: Speech, event: Event, currency: str) -> str:
    if event.event == "refund" and event.detail.isdigit():
        return say.money(int(event.detail), currency)
    if event.event in CODES:
        known, otherwise = CODES[event.event]
        return say.text(known.get(event.detail, otherwise))
    return event.detail
