"""What the panel answered to requests, each by itself; one that it left out has no answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from panel.answers import MISSING, CancelRequested, EntryError, Missing, RefillRequested
from panel.errors import ErrorKind
from panel.exceptions import (
    PanelError,
    PanelRefused,
    Unreachable,
    UnreachableReason,
    Unreadable,
    UnreadableReason,
)
from panel.request_refusals import Why, read_refusal
from shop import recovery
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.interval import Pace, active_after
from shop.orders.requests.kinds import LONGEST_RETRY_MS, RETRIED_FOR_MS, RETRY_MS, UNTRACKED_FOR_MS
from shop.orders.requests.telling import tell
from shop.orders.story import PANEL, told
from shop.texts import note_text
from storage import request_lists, requests
from storage.requests import Request

Answer = RefillRequested | CancelRequested | EntryError | Missing

LATER = frozenset({ErrorKind.RATE_LIMITED, ErrorKind.MAINTENANCE, ErrorKind.AUTH})
"""The panel did nothing and may do it later."""

NO_ANSWER = frozenset({ErrorKind.AMBIGUOUS, ErrorKind.SERVER_TROUBLE})
NEVER_LEFT = frozenset(UnreachableReason) - {UnreachableReason.TIMEOUT, UnreachableReason.DISCONNECTED}


def record(tx: Tx, house: House, marked: Sequence[Request], entries: Mapping[str, Answer], now: int) -> None:
    """Write down what the panel said of each request; said twice, it changes nothing twice.

    Args:
        tx: transaction.
        house: operator's facts.
        marked: as they stood before they were marked.
        entries: by the panel's number of the order.
        now: ms UTC.
    """
    said = ((request, entries.get(str(request.order_number), MISSING)) for request in marked)
    tell(
        tx,
        [(request, _HEARD[type(answer)](tx, house, request, answer, now)) for request, answer in said],
        now,
    )


def no_answer(tx: Tx, house: House, marked: Sequence[Request], problem: PanelError, now: int) -> None:
    """Write down that a whole batch got no answer; what provably never left waits and goes again."""
    if isinstance(problem, PanelRefused) and problem.kind is ErrorKind.AUTH:
        recovery.key_refused(tx, house, house.panel_id, now)
    step = _put_back if _did_nothing(problem) else _lose
    tell(tx, [(request, step(tx, house, request, problem, now)) for request in marked], now)


def _did_nothing(problem: PanelError) -> bool:
    if isinstance(problem, PanelRefused):
        return problem.kind in LATER
    if isinstance(problem, Unreadable):
        return problem.reason is UnreadableReason.CHALLENGE
    return isinstance(problem, Unreachable) and problem.reason in NEVER_LEFT


def _refill_taken(tx: Tx, house: House, request: Request, answer: RefillRequested, now: int) -> Notice | None:
    followed = active_after(Pace(0, moving=True), house.poll_every)
    next_at = now + (UNTRACKED_FOR_MS if answer.refill_id is None else followed)
    return _taken(tx, request, answer.refill_id, next_at, now)


def _cancel_taken(
    tx: Tx, _house: House, request: Request, _answer: CancelRequested, now: int
) -> Notice | None:
    """The panel took the request, no more: whether the order is cancelled only its status tells."""
    return _taken(tx, request, None, None, now)


def _taken(tx: Tx, request: Request, number: str | None, next_at: int | None, now: int) -> Notice | None:
    if not requests.take(tx, request.id, number, next_at, now):
        return None
    told(tx, request.order_id, f"{request.kind}_requested", PANEL, now, number or "")
    return Notice.ORDER_PROGRESS


def _refused(tx: Tx, house: House, request: Request, answer: EntryError, now: int) -> Notice | None:
    if answer.kind in NO_ANSWER:
        return _lose(tx, house, request, answer, now)
    if answer.kind in LATER:
        return _put_back(tx, house, request, answer, now)
    refusal = read_refusal(answer)
    possible_at = None if refusal.wait_ms is None else now + refusal.wait_ms
    if not requests.refuse(tx, request.id, refusal.why.value, possible_at, now):
        return None
    if refusal.why is Why.UNSUPPORTED:
        request_lists.remember_unsupported(tx, request.service_id, request.kind, now)
    if answer.kind is ErrorKind.UNKNOWN and refusal.why is Why.OTHER and answer.text:
        note_text(tx, house, request.panel_id, request.kind, answer.text, now)
    told(tx, request.order_id, f"{request.kind}_refused", PANEL, now, refusal.why.value)
    return Notice.REQUEST_REFUSED


def _lose(tx: Tx, _house: House, request: Request, _why: object, now: int) -> Notice | None:
    """Wait for no answer any more: nobody knows whether the panel took it, so it is not sent again by itself."""
    if not requests.give_up(tx, request.id, request.sends + 1):
        return None
    told(tx, request.order_id, f"{request.kind}_no_answer", PANEL, now)
    return Notice.REQUEST_NO_ANSWER


def _put_back(tx: Tx, house: House, request: Request, why: object, now: int) -> Notice | None:
    # A request may rightly have waited long for its order to be placed.
    if now - max(request.asked_at, request.order_placed_at or 0) > RETRIED_FOR_MS:
        return _lose(tx, house, request, why, now)
    pause = min(RETRY_MS << min(request.sends, 10), LONGEST_RETRY_MS)
    requests.put_back(tx, request.id, request.sends + 1, now + pause)
    return None


_HEARD: Mapping[type, Callable[[Tx, House, Request, Any, int], Notice | None]] = {
    RefillRequested: _refill_taken,
    CancelRequested: _cancel_taken,
    EntryError: _refused,
    Missing: _lose,
}
