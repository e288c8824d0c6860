"""Orders nobody knows the outcome of."""

from dataclasses import dataclass

from storage.database import Tx
from storage.orders import OPEN


@dataclass(frozen=True, slots=True)
class OpenUnknown:
    """An order that may or may not exist at its panel.

    Attributes:
        since: when it was sent, or set aside without having been sent, ms UTC.
    """

    id: int
    person_id: int
    panel_id: int
    since: int


def open_since(tx: Tx, before: int) -> list[OpenUnknown]:
    """Return the orders that have been unknown since before a moment, oldest first."""
    sql = f"""SELECT id, person_id, panel_id, coalesce(sent_at, changed_at) AS since FROM orders
              WHERE state = 'unknown' AND state {OPEN} AND coalesce(sent_at, changed_at) <= :before ORDER BY id"""
    return [OpenUnknown(**row) for row in tx.all(sql, before=before)]
