"""Counts and sums for the admin's desk."""

from storage.database import Tx
from storage.ledger import OF_OTHERS


def states_since(tx: Tx, since: int) -> dict[str, int]:
    """Return how many orders confirmed since a moment are in each state."""
    sql = "SELECT state, count(*) AS n FROM orders WHERE created_at >= :since GROUP BY state ORDER BY state"
    return {row["state"]: int(row["n"]) for row in tx.all(sql, since=since)}


def spent_since(tx: Tx, since: int) -> int:
    """Return the prices of the orders confirmed since a moment that were placed, micro-units."""
    sql = """SELECT coalesce(sum(price), 0) AS total FROM orders
             WHERE created_at >= :since AND state IN (:placed, :settled)"""
    return _total(tx, sql, since=since, placed="placed", settled="settled")


def refunded_since(tx: Tx, since: int) -> int:
    """Return what was paid back since a moment, micro-units.

    Private mode pays back to the house, a shop from its refunds: both ends of the ledger are indexed by time.
    """
    sql = f"""SELECT coalesce(sum(amount), 0) AS total FROM transfers
              WHERE kind = :refund AND at >= :since
                AND (to_account = :house OR (from_account = :refunds AND from_account {OF_OTHERS}))"""
    return _total(tx, sql, since=since, refund="refund", house="house", refunds="refunds")


def unknown_orders(tx: Tx) -> int:
    """Return how many orders have an outcome nobody knows."""
    return _total(tx, "SELECT count(*) AS total FROM orders WHERE state = 'unknown'")


def unsettled_orders(tx: Tx) -> int:
    """Return how many orders wait for an admin's decision."""
    return _total(tx, "SELECT count(*) AS total FROM orders WHERE unsettled IS NOT NULL")


def _total(tx: Tx, sql: str, **params: object) -> int:
    row = tx.one(sql, **params)
    return 0 if row is None else int(row["total"])
