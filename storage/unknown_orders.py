"""Orders nobody knows the outcome of."""

from dataclasses import dataclass

from storage.database import Tx


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
    batch_id: int | None


def open_since(tx: Tx, before: int) -> list[OpenUnknown]:
    """Return the orders that have been unknown since before a moment, oldest first."""
    sql = """SELECT o.id, o.person_id, o.panel_id, coalesce(o.sent_at, o.changed_at) AS since, q.batch_id
              FROM orders o JOIN quotes q ON q.id = o.quote_id
              WHERE o.state = 'unknown' AND coalesce(o.sent_at, o.changed_at) <= :before
              ORDER BY o.id"""
    return [OpenUnknown(**row) for row in tx.all(sql, before=before)]
