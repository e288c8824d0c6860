"""The panel has an order: it is placed with everything that belongs to it, in one transaction."""

from shop import ledger
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders.poll import first_poll_at
from shop.orders.requests.kinds import BELL, Kind
from shop.orders.story import told
from storage import orders, panel_orders, request_lists
from storage.orders import Order


def become_placed(tx: Tx, house: House, order: Order, number: str, actor: str, now: int) -> bool:
    """Move an order that is on its way or unknown to placed.

    Args:
        tx: transaction.
        house: operator's facts.
        order: sending or unknown, locked in this transaction.
        number: the panel's id of it.
        actor: `panel`, or the admin who found it.
        now: ms UTC.

    Returns:
        False when the number belongs to another order or child: then nothing happened.

    Raises:
        RuntimeError: the order was not sending or unknown; nothing may be kept of this transaction.
    """
    # The number first: it waits for whoever is just keeping the same one, and a number kept twice never charges.
    if panel_orders.keep(tx, order.panel_id, number, order.id, first_poll_at(house, now)) is None:
        return False
    if not orders.place(tx, order.id, now):
        raise RuntimeError(f"order {order.id} was neither on its way nor unknown")
    ledger.charge(tx, house, order, Cause(actor, "placed", now))
    told(tx, order.id, "placed", actor, now, number)
    key = f"o/{order.id}/placed"
    telling.tell(tx, Notice.ORDER_PLACED, order, now, key=key)
    tx.signal("poll")
    if request_lists.asked_of(tx, order.id, Kind.CANCEL.value):
        tx.signal(BELL)
    return True
