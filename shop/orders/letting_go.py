"""Gives an order up before the panel has it: the hold goes back once, the person is told."""

from enum import StrEnum

from shop import ledger
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders.story import told
from storage import orders
from storage.orders import Order


class Release(StrEnum):
    """Why an order was given up."""

    TAKEN_BACK = "taken_back"
    TOO_LATE = "too_late"
    UNREACHABLE = "unreachable"
    GONE = "gone"
    DENIED = "denied"
    SUSPENDED = "suspended"
    CHANGED = "changed"
    EXPIRY = "expiry"
    PRICE = "price"
    TERMS = "terms"
    LIMIT = "limit"
    REVOKED = "revoked"
    NOT_PLACED = "not_placed"


def release(tx: Tx, house: House, order: Order, why: Release, actor: str, now: int) -> bool:
    """Release an order in the state it was read in; return False when somebody else moved it first.

    Args:
        tx: transaction.
        house: operator's facts.
        order: held, sending or unknown.
        why: code for the person and the book.
        actor: who gave it up.
        now: ms UTC.
    """
    if not let_go(tx, house, order, why, actor, now):
        return False
    key = f"o/{order.id}/released"
    telling.tell(tx, Notice.ORDER_RELEASED, order, now, key=key, why=why.value)
    return True


def let_go(tx: Tx, house: House, order: Order, why: Release, actor: str, now: int) -> bool:
    """Release an order without a message: whoever did it sees it on the card they tapped."""
    if not orders.release(tx, order.id, order.state, why.value, now):
        return False
    ledger.give_back(tx, house, order, Cause(actor, why.value, now))
    told(tx, order.id, "released", actor, now, why.value)
    return True
