"""Holds an order for a quote: its row, its money, its story and the first word about it, in one transaction."""

from dataclasses import dataclass

from shop import ledger, notices
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders.story import told
from storage import orders
from storage.orders import NewOrder, Quoted

SEND_WITHIN_MS = 10 * 60_000
SAY_WAITING_MS = 10_000
CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Owing:
    """A new order as the ledger needs it; price and cost in micro-units."""

    id: int
    person_id: int
    panel_id: int
    price: int
    cost: int


def order_at(send_at: int, price: int, cost: int) -> NewOrder:
    """Return an order to be sent at a moment, ms UTC, or within ten minutes of it; micro-units."""
    return NewOrder(price, cost, send_at, send_at + SEND_WITHIN_MS)


def hold(tx: Tx, house: House, quote: Quoted, new: NewOrder, cause: Cause) -> int | None:
    """Hold an order for a quote, and its money; return its number, None when the quote has one already.

    The caller has looked whether the money is there.
    """
    order_id = orders.insert(tx, quote, new, cause.at)
    if order_id is None:
        return None
    owing = Owing(order_id, quote.person_id, quote.panel_id, new.price, new.cost)
    ledger.hold(tx, house, owing, cause)
    told(tx, order_id, "held", cause.actor, cause.at)
    key, due_at = f"o/{order_id}/waiting", new.send_at + SAY_WAITING_MS
    kind = Notice.ORDER_WAITING
    notices.tell_first(tx, kind, quote.person_id, cause.at, key=key, order_id=order_id, due_at=due_at)
    tx.signal("orders")
    return order_id
