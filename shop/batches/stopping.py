"""Stop: what of a batch is still held goes back; what is on its way goes on."""

from shop.batches.telling import moved
from shop.database import Tx
from shop.house import House
from shop.orders.holding import CUSTOMER
from shop.orders.letting_go import Release, let_go
from storage import batches, orders


def stop(tx: Tx, house: House, batch_id: int, person_id: int, now: int) -> int | None:
    """Release what is still held of a person's own batch; return how many orders, None when it is not theirs."""
    if batches.find(tx, batch_id, person_id) is None:
        return None
    released = sum(_release(tx, house, order.id, now) for order in batches.held(tx, batch_id))
    if released:
        moved(tx, person_id, batch_id, now, may_be_over=True)
    return released


def _release(tx: Tx, house: House, order_id: int, now: int) -> bool:
    order = orders.find(tx, order_id)
    return (
        order is not None
        and order.state == "held"
        and let_go(tx, house, order, Release.TAKEN_BACK, CUSTOMER, now)
    )
