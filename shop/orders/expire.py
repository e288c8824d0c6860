"""Held orders that may not be sent any more are released and their people told."""

from shop.database import Tx
from shop.house import House
from shop.orders.letting_go import Release, release
from shop.orders.story import BOT
from storage import order_lists, orders

AT_ONCE = 100


def expire(tx: Tx, house: House, now: int, limit: int = AT_ONCE) -> int:
    """Release what waited past its `send_until`; return how many orders."""
    found = (orders.find(tx, order_id) for order_id in order_lists.overdue(tx, now, limit))
    return sum(release(tx, house, order, Release.TOO_LATE, BOT, now) for order in found if order is not None)
