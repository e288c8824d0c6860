"""How far orders were, each time something moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Sighting:
    """How far an order was at one moment.

    Attributes:
        at: when the panel said so, ms UTC.
        delivered: units.
        has_begun: whether the panel was at work on it or had been.
    """

    order_id: int
    at: int
    delivered: int
    has_begun: bool


def keep(tx: Tx, seen: Iterable[Sighting]) -> None:
    """Keep how far orders are; what was seen of an order at the same moment stays."""
    sql = """INSERT INTO sightings (order_id, at, delivered, has_begun) VALUES (:order, :at, :delivered, :begun)
             ON CONFLICT DO NOTHING"""
    rows = [
        {"order": one.order_id, "at": one.at, "delivered": one.delivered, "begun": one.has_begun}
        for one in seen
    ]
    if rows:
        tx.many(sql, rows)


def of_order(tx: Tx, order_id: int) -> list[Sighting]:
    """Return how an order went on, oldest first."""
    sql = "SELECT order_id, at, delivered, has_begun FROM sightings WHERE order_id = :order ORDER BY at"
    return [_sighting(row) for row in tx.all(sql, order=order_id)]


def prune(tx: Tx, since: int) -> int:
    """Delete how orders went that are older than the first one made since a time, ms UTC; return how many rows."""
    # Numbers grow with time: one look at an index, however many orders there ever were.
    first = tx.one(
        "SELECT id FROM orders WHERE created_at >= :since ORDER BY created_at, id LIMIT 1", since=since
    )
    return 0 if first is None else tx.run("DELETE FROM sightings WHERE order_id < :first", first=first["id"])


def _sighting(row: Mapping[str, Any]) -> Sighting:
    return Sighting(**{**row, "has_begun": bool(row["has_begun"])})
