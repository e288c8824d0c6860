"""Stops selling one service until syncs agree or an admin accepts it."""

from shop import notices
from shop.catalogue import changes
from shop.catalogue.changes import Kind
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from storage import suspensions
from storage.changes import Change


def suspend(
    tx: Tx, house: House, service_id: int, reason: str, detail: str, now: int, *, quietly: bool = False
) -> bool:
    """Suspend a service and tell admins; False when it is suspended already.

    Args:
        tx: transaction of the cause.
        house: operator's facts.
        service_id: our row of the service.
        reason: a code.
        detail: figures for the admin.
        now: ms UTC.
        quietly: the caller tells admins in words of its own.
    """
    if not suspensions.start(tx, service_id, reason, detail, now):
        return False
    tx.signal("catalogue")
    changes.note(tx, house, [Change(service_id, Kind.STOPPED, None, reason)], now)
    if not quietly:
        key, kind = f"service/{service_id}/suspended/{reason}/{now}", Notice.ADMIN_SUSPENDED
        notices.alarm(tx, house, kind, now, key=key, service_id=service_id, reason=reason, detail=detail)
    return True
