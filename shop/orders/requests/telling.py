"""Tells people what became of their requests: the cards show it, and what was decided is a message of its own."""

from collections.abc import Iterable, Sequence

from shop import notices
from shop.database import Tx
from shop.notices import Notice, Progress
from storage.requests import Request

News = tuple[Request, Notice | None]
"""A request and how its news is told: `ORDER_PROGRESS` on the card alone, None where there is none."""

TOGETHER = 10
"""So many are told in one message: it must hold them all, each with a name and a sentence."""


def tell(tx: Tx, news: Iterable[News], now: int) -> None:
    """Tell what became of requests, many of one person in one message.

    Args:
        tx: the transaction of their cause.
        news: no two about one order.
        now: ms UTC.
    """
    some = [(request, kind) for request, kind in news if kind is not None]
    notices.progress(tx, [_progress(request, now) for request, _kind in some], now)
    decided = [(request, kind) for request, kind in some if kind is not Notice.ORDER_PROGRESS]
    for person_id, kind in dict.fromkeys((request.person_id, kind) for request, kind in decided):
        own = [one for one, told in decided if (one.person_id, told) == (person_id, kind)]
        for start in range(0, len(own), TOGETHER):
            _tell(tx, kind, person_id, own[start : start + TOGETHER], now)


def _tell(tx: Tx, kind: Notice, person_id: int, own: Sequence[Request], now: int) -> None:
    ids = [request.id for request in own]
    order_id = own[0].order_id if len(own) == 1 else None
    key = f"request/{ids[0]}/{kind.value}/{now}"
    notices.tell(tx, kind, person_id, now, key=key, order_id=order_id, requests=ids)


def _progress(request: Request, now: int) -> Progress:
    return Progress(
        request.person_id, request.order_id, f"o/{request.order_id}/{request.kind}/{request.id}/{now}"
    )
