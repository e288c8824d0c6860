"""The numbers of the admin's desk: what happened since the operator's midnight, and what is open now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from shop.database import Tx
from shop.house import House
from storage import numbers, panel_orders


@dataclass(frozen=True, slots=True)
class Today:
    """The desk's numbers; money in micro-units of the books' currency.

    Attributes:
        since: the operator's midnight, ms UTC.
        orders: confirmed since then, in all.
        by_state: the same, by the state they are in now.
        spent: charged for those of them that were placed.
        refunded: paid back since then, for whatever order.
        unknown: orders whose outcome nobody knows, of all days.
        unsettled: orders that wait for an admin's decision, of all days.
        active: orders panels are working on now.
    """

    since: int
    orders: int
    by_state: Mapping[str, int]
    spent: int
    refunded: int
    unknown: int
    unsettled: int
    active: int


def today(tx: Tx, house: House, now: int) -> Today:
    """Return the desk's numbers."""
    since = midnight(now, house.zone)
    by_state = numbers.states_since(tx, since)
    return Today(
        since=since,
        orders=sum(by_state.values()),
        by_state=by_state,
        spent=numbers.spent_since(tx, since),
        refunded=numbers.refunded_since(tx, since),
        unknown=numbers.unknown_orders(tx),
        unsettled=numbers.unsettled_orders(tx),
        active=panel_orders.count_active(tx),
    )


def midnight(now: int, zone: ZoneInfo) -> int:
    """Return when the day of a moment began in a zone, ms UTC."""
    local = datetime.fromtimestamp(now / 1000, tz=zone)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return int(start.astimezone(UTC).timestamp()) * 1000
