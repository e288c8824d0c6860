"""What one person may still spend this month."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from shop import ledger
from shop.database import Tx
from shop.house import House


def left_this_month(tx: Tx, house: House, person_id: int, now: int) -> int | None:
    """Return micro-units a person may still spend in this calendar month; None without a limit."""
    if house.member_limit is None:
        return None
    spent = ledger.month_spent(tx, person_id, month_start(now, house.zone))
    return max(0, house.member_limit - spent)


def left_locked(tx: Tx, house: House, person_id: int, now: int) -> int | None:
    """Return the same while nobody else's order of this person can be confirmed: the lock comes before the sum.

    Or two orders confirmed at once would both fit the limit.
    """
    if house.member_limit is None:
        return None
    ledger.lock_held(tx, person_id)
    return left_this_month(tx, house, person_id, now)


def is_overspent(tx: Tx, house: House, person_id: int, now: int) -> bool:
    """Whether what a person has held and spent this month exceeds the limit of now."""
    if house.member_limit is None:
        return False
    return ledger.month_spent(tx, person_id, month_start(now, house.zone)) > house.member_limit


def month_start(now: int, zone: ZoneInfo) -> int:
    """Return when the calendar month of a moment began in a zone; both ms UTC."""
    local = datetime.fromtimestamp(now // 1000, UTC).astimezone(zone)
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
    return int(first.timestamp()) * 1000
