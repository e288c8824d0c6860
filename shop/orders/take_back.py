"""A person takes an order back that has not gone to the panel yet."""

from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.holding import CUSTOMER
from shop.orders.letting_go import Release, let_go
from storage import orders


def take_back(tx: Tx, house: House, order_id: int, person_id: int, now: int) -> bool:
    """Release a person's own held order.

    Returns:
        False when it is not theirs, or the sender found it first: it was just sent.
    """
    order = orders.find(tx, order_id)
    if order is None or order.person_id != person_id or order.state != "held":
        return False
    if not let_go(tx, house, order, Release.TAKEN_BACK, CUSTOMER, now):
        return False
    # Where the answer to the tap is lost, the card still learns of it.
    key = f"o/{order_id}/released"
    telling.tell(tx, Notice.ORDER_PROGRESS, order, now, key=key)
    telling.ended(tx, order, now)
    return True
