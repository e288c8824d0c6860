"""A panel took more than it said: its service is not sold until somebody has looked."""

from decimal import Decimal

from shop import notices
from shop.catalogue.suspend import suspend
from shop.database import Tx
from shop.house import House
from shop.money import MICRO
from shop.notices import Notice
from shop.orders.story import PANEL, told
from storage import events
from storage.settlements import Tracked

MOST_PERCENT = 102
"""A charge may be two percent above the predicted cost: panels round in their own ways."""

OVERCHARGE = "overcharge"


def is_overcharge(charge: Decimal, cost: int) -> bool:
    """Whether a charge (account's currency) exceeds a predicted cost (micro-units) by more than 2 %."""
    return charge * MICRO * 100 > cost * MOST_PERCENT


def check(tx: Tx, house: House, order: Tracked, charge: str, now: int) -> bool:
    """Suspend the service of an order that cost too much, ask for a sync, tell admins once.

    Args:
        tx: transaction.
        house: operator's facts.
        order: the order; its customer pays what was confirmed.
        charge: decimal text in the account's currency.
        now: ms UTC.

    Returns:
        Whether it cost too much.
    """
    if not is_overcharge(Decimal(charge), order.cost):
        return False
    if any(line.event == OVERCHARGE for line in events.of_order(tx, order.id)):
        return True  # an admin may have accepted the service since: this order has been spoken of
    told(tx, order.id, OVERCHARGE, PANEL, now, charge)
    suspend(tx, house, order.service_id, OVERCHARGE, charge, now, quietly=True)
    tx.signal("sync")
    key = f"o/{order.id}/overcharge"
    args = {"order_id": order.id, "service_id": order.service_id, "charge": charge, "cost": order.cost}
    notices.alarm(tx, house, Notice.ADMIN_OVERCHARGE, now, key=key, **args)
    return True
