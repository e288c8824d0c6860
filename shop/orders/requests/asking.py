"""A person asks: the request is kept, and goes to the panel a moment later."""

from collections.abc import Sequence

from shop import notices
from shop.database import Tx
from shop.house import House
from shop.notices import Notice, Progress
from shop.orders.holding import CUSTOMER
from shop.orders.requests.kinds import AGAIN_MS, BELL, COLLECT_MS, Ended, Kind, State
from shop.orders.requests.offering import able
from shop.orders.story import told
from storage import request_lists, requests
from storage.request_lists import Askable


def ask(
    tx: Tx, house: House, person_id: int, order_ids: Sequence[int], kind: Kind, now: int
) -> tuple[int, ...]:
    """Ask the same about a person's own orders.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: who asks.
        order_ids: as they were tapped; what is not theirs or cannot be asked now is left out.
        kind: of request.
        now: ms UTC.

    Returns:
        The orders about which it is asked.
    """
    own = [one for one in request_lists.askable(tx, tuple(order_ids)) if one.person_id == person_id]
    asked = [order for order in able(tx, house, own, kind, now)[::-1] if _keep(tx, order, kind, now)]
    for order in asked:
        told(tx, order.id, f"{kind.value}_asked", CUSTOMER, now)
    # Where the answer to the tap is lost, the card still learns of it.
    moved = [Progress(person_id, order.id, f"o/{order.id}/{kind.value}/{now}") for order in asked]
    notices.progress(tx, moved, now)
    if asked:
        tx.signal(BELL)
    return tuple(order.id for order in asked)


def _keep(tx: Tx, order: Askable, kind: Kind, now: int) -> bool:
    """Keep the wish; one that got no answer goes out once more. Of two taps at once one keeps it."""
    at = now + COLLECT_MS
    for request in request_lists.latest(tx, (order.id,)):
        if request.kind == kind and request.state == State.NO_ANSWER:
            return requests.ask_again(tx, request.id, now - AGAIN_MS, at, now)
    return requests.ask(tx, order.id, order.panel_id, kind.value, at, now) is not None


def withdraw(tx: Tx, request_id: int, person_id: int, now: int) -> int | None:
    """Take back a person's own wish that has not gone to the panel.

    Returns:
        The order it is about; None when there is no such wish any more: it has just gone out, or it is not theirs.
    """
    found = requests.find_all(tx, (request_id,))
    if not found or found[0].person_id != person_id:
        return None
    if not requests.withdraw(tx, request_id, Ended.WITHDRAWN.value, now):
        return None
    order_id, kind = found[0].order_id, found[0].kind
    told(tx, order_id, f"{kind}_withdrawn", CUSTOMER, now)
    # Where the answer to the tap is lost, the card still learns of it.
    notices.progress(tx, [Progress(person_id, order_id, f"o/{order_id}/{kind}/withdrawn/{now}")], now)
    return order_id


def remind(tx: Tx, request_id: int, person_id: int, now: int) -> int | None:
    """Owe a person a word when what the panel refused becomes possible.

    Returns:
        The order it is about; None when there is nothing of theirs to wait for. Asked twice, it is owed once.
    """
    found = requests.find_all(tx, (request_id,))
    if not found or found[0].person_id != person_id or found[0].possible_at is None:
        return None
    request = found[0]
    if requests.remind(tx, request_id):
        key, kind = f"request/{request_id}/possible", Notice.REQUEST_POSSIBLE
        order_id, at = request.order_id, request.possible_at
        notices.tell(tx, kind, person_id, now, key=key, order_id=order_id, due_at=at, requests=[request_id])
    return request.order_id
