"""Stops selling one service until syncs agree or an admin accepts it."""

from shop import notices
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from storage import suspensions


def suspend(tx: Tx, house: House, service_id: int, reason: str, detail: str, now: int) -> bool:
    """Suspend a service and tell admins; False when it is suspended already.

    Args:
        tx: transaction of the cause.
        house: operator's facts.
        service_id: our row of the service.
        reason: a code.
        detail: figures for the admin.
        now: ms UTC.
    """
    if not suspensions.start(tx, service_id, reason, detail, now):
        return False
    key = f"service/{service_id}/suspended/{reason}/{now}"
    notices.alarm(
        tx, house, Notice.ADMIN_SUSPENDED, now, key=key, service_id=service_id, reason=reason, detail=detail
    )
    tx.signal("catalogue")
    return True
