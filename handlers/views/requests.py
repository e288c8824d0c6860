"""Refills and cancellations on the card of an order: what can be asked, and what became of what was."""

from collections.abc import Iterator, Mapping

from handlers.keyboard import Button, Rows, button, in_rows
from handlers.request_callbacks import Ask, Remind, Withdraw
from handlers.screen import lines
from locales import Safe
from locales.speech import Speech
from shop.orders.requests.kinds import AGAIN_MS, Kind, State
from shop.orders.requests.offering import Choices, Offer, Request

BUTTONS = {Kind.REFILL: "button-refill", Kind.CANCEL: "button-cancel-order"}
UNSURE = {Kind.REFILL: "refill-unsure", Kind.CANCEL: "cancel-unsure"}
ASKED = {Kind.REFILL: "refill-asked", Kind.CANCEL: "cancel-asked"}
SENDING = {Kind.REFILL: "refill-sending", Kind.CANCEL: "cancel-sending"}
NO_ANSWER = {Kind.REFILL: "refill-no-answer", Kind.CANCEL: "cancel-no-answer"}
NOT_PLACED_YET = frozenset({"sending", "unknown"})
RUNNING = {"processing": "refill-running", "in_progress": "refill-running", "failed": "refill-stuck"}
REFUSED: Mapping[Kind, Mapping[str, str]] = {
    Kind.REFILL: {
        "unsupported": "refill-refused-unsupported",
        "not_yet": "refill-refused-not-yet",
        "expired": "refill-refused-expired",
        "already": "refill-refused-already",
        "not_eligible": "refill-refused-not-eligible",
        "not_found": "refill-refused-not-found",
    },
    Kind.CANCEL: {
        "unsupported": "cancel-refused-unsupported",
        "not_yet": "cancel-refused-not-yet",
        "expired": "cancel-refused-too-late",
        "too_late": "cancel-refused-too-late",
        "already": "cancel-refused-already",
        "not_found": "cancel-refused-not-found",
    },
}
"""By the codes of `panel.request_refusals.Why`."""

REFUSED_ELSE = {Kind.REFILL: "refill-refused-other", Kind.CANCEL: "cancel-refused-other"}
REFUSED_UNTIL = {Kind.REFILL: "refill-refused-at", Kind.CANCEL: "cancel-refused-at"}
DONE: Mapping[Kind, Mapping[str, str]] = {
    Kind.REFILL: {
        "completed": "refill-done-completed",
        "rejected": "refill-done-rejected",
        "canceled": "refill-done-canceled",
        "failed": "refill-done-failed",
        "untracked": "refill-done-untracked",
        "left_behind": "request-left-behind",
    },
    Kind.CANCEL: {
        "canceled": "cancel-done-canceled",
        "refunded": "cancel-done-canceled",
        "partial": "cancel-done-partial",
        "completed": "cancel-done-completed",
        "not_placed": "cancel-done-not-placed",
        "left_behind": "request-left-behind",
        "withdrawn": "cancel-done-withdrawn",
    },
}
"""By the codes of `panel.RefillState`, `panel.PanelStatus` and `shop.orders.requests.kinds.Ended`."""

DONE_ELSE = {Kind.REFILL: "refill-done-forgotten", Kind.CANCEL: "cancel-done-over"}


def told(say: Speech, choices: Choices, now: int) -> Safe:
    """Return how requests stand, and what to know before the next."""
    return lines(
        *(line(say, request, now) for request in choices.latest),
        *(say.html(UNSURE[offer.kind]) for offer in choices.offers if not offer.sure),
        *(say.html("remind-set") for one in choices.latest if _waits_for(one, now) and one.remind_at),
    )


def rows(say: Speech, order_id: int, choices: Choices, now: int) -> Rows:
    """Return the buttons with which something can be asked now."""
    return in_rows(_buttons(say, order_id, choices, now), 1)


def reminder(say: Speech, request: Request) -> Button:
    """Return the button that wants a word when a refused request becomes possible."""
    return button(say.text("button-remind"), Remind(request=request.id))


def offered(say: Speech, order_id: int, offer: Offer) -> Button:
    """Return the button of an offer."""
    key = "button-cancel-waits" if offer.waits else BUTTONS[offer.kind]
    return button(say.text(key), Ask(kind=offer.kind, order=order_id))


def can_remind(request: Request, now: int) -> bool:
    """Whether there is a time to be reminded at, and nobody was asked to."""
    return _waits_for(request, now) and request.remind_at is None


def line(say: Speech, request: Request, now: int) -> Safe:
    """Return how a request stands, in one sentence."""
    state, kind = State(request.state), Kind(request.kind)
    if state is State.ASKED:
        return _asked(say, request, kind)
    if state is State.NO_ANSWER:
        return _unanswered(say, request, kind)
    if state is State.REQUESTED:
        return say.html("cancel-requested" if kind is Kind.CANCEL else _refill(request))
    if state is State.REFUSED:
        return _refused(say, request, kind, now)
    return say.html(DONE[kind].get(request.word or "", DONE_ELSE[kind]))


def _buttons(say: Speech, order_id: int, choices: Choices, now: int) -> Iterator[Button]:
    yield from (offered(say, order_id, offer) for offer in choices.offers)
    yield from (reminder(say, request) for request in choices.latest if can_remind(request, now))
    yield from (_withdrawing(say, request) for request in choices.latest if _can_withdraw(request))


def _withdrawing(say: Speech, request: Request) -> Button:
    return button(say.text("button-withdraw"), Withdraw(request=request.id))


def _waits_for_its_order(request: Request) -> bool:
    return request.state == State.ASKED and request.order_state in NOT_PLACED_YET


def _can_withdraw(request: Request) -> bool:
    # What went out once, even without an answer, may have been taken.
    return _waits_for_its_order(request) and request.sends == 0


def _asked(say: Speech, request: Request, kind: Kind) -> Safe:
    return say.html("cancel-waits" if _waits_for_its_order(request) else ASKED[kind])


def _unanswered(say: Speech, request: Request, kind: Kind) -> Safe:
    """Return that an answer is still waited for, or is no more."""
    if request.next_at is not None:
        return say.html(SENDING[kind])
    return say.html(NO_ANSWER[kind], again=say.moment((request.sent_at or 0) + AGAIN_MS, "t"))


def _refill(request: Request) -> str:
    if request.number is None:
        return "refill-untracked"
    return RUNNING.get(request.word or "", "refill-requested")


def _refused(say: Speech, request: Request, kind: Kind, now: int) -> Safe:
    if _waits_for(request, now):
        return say.html(REFUSED_UNTIL[kind], when=say.moment(request.possible_at or 0))
    return say.html(REFUSED[kind].get(request.reason or "", REFUSED_ELSE[kind]))


def _waits_for(request: Request, now: int) -> bool:
    return request.state == State.REFUSED and request.possible_at is not None and now < request.possible_at
