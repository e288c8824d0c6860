"""Nobody knows whether the panel has an order: its money stays held, and people are told."""

from shop import notices
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.story import told
from storage import orders
from storage.orders import Order


def lose(tx: Tx, house: House, order: Order, reason: str, actor: str, now: int) -> bool:
    """Leave an order unknown: the customer hears the truth, admins see it, nothing is sent again.

    Args:
        tx: transaction.
        house: operator's facts.
        order: sending, or held where a backup was restored.
        reason: a code.
        actor: whose doing it is.
        now: ms UTC.

    Returns:
        False when somebody else moved it first.
    """
    if not orders.lose(tx, order.id, order.state, reason, now):
        return False
    told(tx, order.id, "unknown", actor, now, reason)
    key = f"o/{order.id}/unknown"
    telling.tell(tx, Notice.ORDER_UNKNOWN, order, now, key=key)
    notices.alarm(tx, house, Notice.ADMIN_UNKNOWN, now, key=key + "/admin", order_id=order.id, reason=reason)
    return True
