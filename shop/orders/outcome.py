"""What became of a posted order: one function for each answer, each a guarded move in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from panel.answers import AddOutcome, NotExecuted, NotExecutedReason, Placed, Rejected, Unknown, UnknownReason
from panel.errors import ErrorKind
from shop import notices, recovery
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders import overcharge, refusal
from shop.orders.letting_go import Release, release
from shop.orders.losing import lose
from shop.orders.placing import become_placed
from shop.orders.requests.kinds import Kind
from shop.orders.story import BOT, PANEL, told
from shop.texts import note_text
from storage import order_lists, orders, panel_orders, request_lists, settlements
from storage.orders import Order

MOST_ATTEMPTS = 5
RETRY_MS = 2_000
HOUR_MS = 60 * 60_000
SAY_WAITING_MS = 10_000
ON_ITS_WAY = frozenset({"sending", "unknown"})
ID_HELD = "id_held"
DUPLICATE = "duplicate_link"
FAILURE = "failure"
SILENT = frozenset(
    {
        UnknownReason.TIMEOUT,
        UnknownReason.DISCONNECTED,
        UnknownReason.SERVER_ERROR,
        UnknownReason.NOT_JSON,
        UnknownReason.EMPTY,
        UnknownReason.MOVED,
    }
)
"""Unknown because nobody answered in the panel's own language: these count towards an outage."""


def record_outcome(
    tx: Tx, house: House, order_id: int, outcome: AddOutcome, now: int, nth: int | None = None
) -> None:
    """Commit what became of a posted order; an answer that comes late is still the answer.

    Args:
        tx: transaction.
        house: operator's facts.
        order_id: the order that was posted.
        outcome: what the client made of the panel's answer.
        now: ms UTC.
        nth: which of the order's sends it answers, None for the latest. An earlier one was answered before.

    Raises:
        LookupError: there is no such order.
    """
    order = _locked(tx, order_id)
    if nth is not None and nth != order.sends and isinstance(outcome, NotExecuted):
        return
    _OUTCOMES[type(outcome)](tx, house, order, outcome, now)
    if order_lists.is_any_held(tx, order.panel_id):
        tx.signal("orders")


def record_failure(tx: Tx, house: House, order_id: int, now: int) -> None:
    """Leave an order unknown because something of ours broke while it was posted."""
    _lose(tx, house, _locked(tx, order_id), FAILURE, now, BOT)


def _locked(tx: Tx, order_id: int) -> Order:
    order = orders.lock(tx, order_id)
    if order is None:
        raise LookupError(f"there is no order {order_id}")
    return order


def _placed(tx: Tx, house: House, order: Order, outcome: Placed, now: int) -> None:
    recovery.send_answered(tx, house, order.panel_id, now)
    holder = panel_orders.by_number(tx, order.panel_id, outcome.order_id)
    if holder is not None and holder.order_id == order.id:
        return
    if order.state not in ON_ITS_WAY:
        _answered_too_late(tx, house, order, outcome.order_id, now)
    elif not become_placed(tx, house, order, outcome.order_id, PANEL, now):
        told(tx, order.id, ID_HELD, PANEL, now, outcome.order_id)
        _lose(tx, house, order, ID_HELD, now)
    elif outcome.charge is not None:
        _check_charge(tx, house, order, outcome, now)


def _check_charge(tx: Tx, house: House, order: Order, outcome: Placed, now: int) -> None:
    tracked = settlements.tracked(tx, order.id)
    if tracked is None or outcome.charge is None or outcome.currency not in {None, order.currency}:
        return
    overcharge.check(tx, house, tracked, format(outcome.charge, "f"), now)


def _answered_too_late(tx: Tx, house: House, order: Order, number: str, now: int) -> None:
    """Somebody decided meanwhile, yet the panel has the order: keep its id and tell people; no money moves."""
    panel_orders.keep(tx, order.panel_id, number, order.id, None)
    told(tx, order.id, "late_answer", PANEL, now, number)
    key, args = f"o/{order.id}/late-answer/{number}", {"order_id": order.id, "number": number}
    notices.alarm(tx, house, Notice.ADMIN_LATE_ANSWER, now, key=key, **args, state=order.state)


def _rejected(tx: Tx, house: House, order: Order, outcome: Rejected, now: int) -> None:
    recovery.send_answered(tx, house, order.panel_id, now)
    if outcome.kind is ErrorKind.DUPLICATE_LINK and _may_be_ours(tx, order):
        _lose(tx, house, order, DUPLICATE, now)
    elif orders.reject(tx, order.id, outcome.kind.value, now):
        refusal.follow(tx, house, order, outcome, now)


def _may_be_ours(tx: Tx, order: Order) -> bool:
    """Whether the active order that the panel speaks of may be one we lost sight of."""
    return order.sends > 1 or order_lists.unknown_twin(tx, order.id) is not None


def _not_executed(tx: Tx, house: House, order: Order, outcome: NotExecuted, now: int) -> None:
    _note_unexecuted(tx, house, order, outcome, now)
    attempts = order.attempts + (not outcome.pauses_panel)
    if order.state == "unknown":
        release(tx, house, order, Release.UNREACHABLE, PANEL, now)
    elif orders.hold_again(tx, order.id, now + _retry_after(attempts, outcome), attempts, now):
        told(tx, order.id, "held", PANEL, now, outcome.reason.value)
        held_again, why = replace(order, state="held"), _given_up(tx, order, attempts)
        if why is not None:
            release(tx, house, held_again, why, BOT, now)
        else:
            _tell_waiting(tx, house, held_again, now)


def _given_up(tx: Tx, order: Order, attempts: int) -> Release | None:
    """Return why an order that waits again is not sent once more, None when it is."""
    # Whoever wants it cancelled once it is placed wants it placed no more.
    if request_lists.asked_of(tx, order.id, Kind.CANCEL.value):
        return Release.TAKEN_BACK
    return Release.UNREACHABLE if attempts >= MOST_ATTEMPTS else None


def _note_unexecuted(tx: Tx, house: House, order: Order, outcome: NotExecuted, now: int) -> None:
    if outcome.reason is NotExecutedReason.RATE_LIMITED:
        recovery.send_answered(tx, house, order.panel_id, now)
    elif outcome.reason is NotExecutedReason.CHALLENGE:
        key = f"panel/{order.panel_id}/challenge/{now // HOUR_MS}"
        notices.alarm(tx, house, Notice.ADMIN_TROUBLE, now, key=key, work="challenge", order_id=order.id)
    else:
        recovery.send_unanswered(tx, house, order.panel_id, now)


def _tell_waiting(tx: Tx, house: House, order: Order, now: int) -> None:
    key = f"o/{order.id}/waiting/{order.sends}"
    # Confirmed for later, or a line of many, it may go long after it was confirmed.
    since = order.sent_at if order.sends <= 1 and order.sent_at else order.created_at + house.undo_for
    due_at = max(now, since + SAY_WAITING_MS)
    telling.tell(tx, Notice.ORDER_WAITING, order, now, key=key, due_at=due_at)


def _retry_after(attempts: int, outcome: NotExecuted) -> int:
    asked = int((outcome.retry_after_s or 0) * 1000)
    return max(asked, RETRY_MS << max(0, attempts - 1))


def _unknown(tx: Tx, house: House, order: Order, outcome: Unknown, now: int) -> None:
    if outcome.reason in SILENT:
        recovery.send_unanswered(tx, house, order.panel_id, now)
    else:
        recovery.send_answered(tx, house, order.panel_id, now)
    if outcome.unfamiliar:
        note_text(tx, house, order.panel_id, "add", outcome.text, now)
    _lose(tx, house, order, outcome.reason.value, now)


def _lose(tx: Tx, house: House, order: Order, reason: str, now: int, actor: str = PANEL) -> None:
    """Leave an order unknown that is on its way; one that is unknown already, or decided, stays as it is."""
    if order.state == "sending":
        lose(tx, house, order, reason, actor, now)


_OUTCOMES: Mapping[type, Callable[[Tx, House, Order, Any, int], None]] = {
    Placed: _placed,
    Rejected: _rejected,
    NotExecuted: _not_executed,
    Unknown: _unknown,
}
