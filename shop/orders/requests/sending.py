"""Requests go to the panel in batches: marked first, sent once, each answered by itself."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Protocol

from panel.answers import Batch, CancelRequested, RefillRequested
from panel.exceptions import PanelError
from shop import pauses
from shop.database import Database, Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.requests import answers
from shop.orders.requests.kinds import AGAIN_MS, COLLECT_MS, Ended, Kind
from shop.orders.requests.telling import tell
from storage import request_lists, requests
from storage.insisting import insist
from storage.requests import Request

AT_MOST = 100
"""Ids in one call, by the documented limit."""

GONE = frozenset({"released", "rejected"})


class RequestTaker(Protocol):
    """Who can be asked for refills and cancellations: the panel's client."""

    async def refill(self, ids: Sequence[str]) -> Batch[RefillRequested]:
        """Ask for refills of orders."""

    async def cancel(self, ids: Sequence[str]) -> Batch[CancelRequested]:
        """Ask for cancellation of orders."""


async def send(db: Database, panel: RequestTaker, house: House, kind: Kind, clock: Callable[[], int]) -> int:
    """Send what is asked of one kind and write down what became of each; return how many went out.

    Args:
        db: database.
        panel: client of the panel sold from.
        house: operator's facts.
        kind: of request.
        clock: ms UTC.
    """
    marked = await db.write(mark, house, kind, clock())
    if not marked:
        return 0
    numbers = [str(request.order_number) for request in marked]
    try:
        batch = await _CALLS[kind](panel, numbers)
    except PanelError as problem:
        await insist(db, answers.no_answer, house, marked, problem, clock())
    else:
        await insist(db, answers.record, house, marked, batch.entries, clock())
    return len(marked)


def mark(tx: Tx, house: House, kind: Kind, now: int) -> list[Request]:
    """Mark what goes out now and return it; while nobody knows the answer, it has none.

    What waits for a moment only goes along, for a call takes a hundred. A cancellation whose order has ended
    meanwhile does not go out.
    """
    if pauses.stops_requests(tx, house.panel_id, now) is not None:
        return []
    waiting = request_lists.to_send(tx, house.panel_id, kind.value, now + COLLECT_MS, AT_MOST)
    if not any((request.next_at or 0) <= now for request in waiting):
        return []
    over = [request for request in waiting if _end_if_over(tx, request, now)]
    tell(tx, [(request, Notice.ORDER_PROGRESS) for request in over], now)
    return [
        one for one in waiting if one not in over and requests.begin_sending(tx, one.id, now + AGAIN_MS, now)
    ]


def is_due(tx: Tx, house: House, kind: Kind, now: int) -> bool:
    """Say whether something of this kind is to go out now."""
    if pauses.stops_requests(tx, house.panel_id, now) is not None:
        return False
    return bool(request_lists.to_send(tx, house.panel_id, kind.value, now, 1))


def _end_if_over(tx: Tx, request: Request, now: int) -> bool:
    if request.order_state in GONE:
        return requests.end(tx, request.id, Ended.NOT_PLACED.value, now)
    if request.kind == Kind.CANCEL and request.order_state != "placed":
        return requests.end(tx, request.id, Ended.OVER.value, now)
    return False


_CALLS: Mapping[Kind, Callable[[RequestTaker, Sequence[str]], Coroutine[Any, Any, Batch[Any]]]] = {
    Kind.REFILL: lambda panel, numbers: panel.refill(numbers),
    Kind.CANCEL: lambda panel, numbers: panel.cancel(numbers),
}
