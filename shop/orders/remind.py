"""Reminders of orders nobody knows the outcome of: admins at 1 h, 6 h, then daily, the customer at 24 h."""

from shop import notices
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.interval import DAY, HOUR
from storage import unknown_orders
from storage.unknown_orders import OpenUnknown

FIRST = (HOUR, 6 * HOUR)
"""When admins are reminded before it becomes daily, ms after the order became unknown."""

TELL_CUSTOMER = DAY
_TOLD_LATEST = 20 * DAY
"""Sent messages are forgotten after 30 days: a person told long ago is not told again."""


def reminder_at(age: int) -> int | None:
    """Return the age in ms at which the latest reminder was due, None when none was yet."""
    daily = age // DAY * DAY
    return max((at for at in (*FIRST, daily) if 0 < at <= age), default=None)


def remind(tx: Tx, house: House, now: int) -> int:
    """Write the reminders that are due; one that was written stays the only one. Return how many are open.

    Args:
        tx: transaction.
        house: operator's facts.
        now: ms UTC.
    """
    found = unknown_orders.open_since(tx, now - FIRST[0])
    for order in found:
        _remind_admins(tx, house, order, now)
        _tell_customer(tx, order, now)
    return len(found)


def _remind_admins(tx: Tx, house: House, order: OpenUnknown, now: int) -> None:
    at = reminder_at(now - order.since)
    if at is not None:
        key = f"o/{order.id}/unknown/{order.since}/{at // HOUR}h"
        notices.alarm(tx, house, Notice.ADMIN_UNKNOWN, now, key=key, order_id=order.id, hours=at // HOUR)


def _tell_customer(tx: Tx, order: OpenUnknown, now: int) -> None:
    if TELL_CUSTOMER <= now - order.since <= _TOLD_LATEST:
        _tell(tx, order, now)


def _tell(tx: Tx, order: OpenUnknown, now: int) -> None:
    """Of a batch it is told once: whoever has a hundred unclear lines needs one message."""
    person, batch = order.person_id, order.batch_id
    if batch is None:
        key = f"o/{order.id}/unknown-day/{order.since}"
        notices.tell(tx, Notice.ORDER_UNKNOWN_DAY, person, now, key=key, order_id=order.id)
    else:
        notices.tell(tx, Notice.BATCH_UNKNOWN_DAY, person, now, key=f"b/{batch}/unknown-day", batch_id=batch)
