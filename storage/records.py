"""What the orders of a service came to: the orders themselves, and the numbers made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Past:
    """An order that a panel took, as far as its service is judged by it.

    Attributes:
        type: the service's type as the panel names it.
        fields: JSON object of what was sent besides service, as text.
        units: charged quantity.
        status: the panel's word in canonical form.
        placed_at: ms UTC.
        ended_at: when the panel first called it finished, ms UTC; None while it is on its way.
        begun_at: when it was first seen to be at work, ms UTC.
        cancels: how often somebody asked to cancel it.
        refills: how often a refill was asked for, and of these refilled and unrefilled came to an end.
    """

    type: str
    fields: str
    units: int
    status: str | None
    placed_at: int
    ended_at: int | None
    begun_at: int | None
    cancels: int
    refills: int
    refilled: int
    unrefilled: int


FAILED = ("rejected", "canceled", "failed")
"""Words with which a refill ends that refilled nothing."""

_REQUESTS = "(SELECT count(*) FROM requests r WHERE r.order_id = o.id AND r.kind = "

_PAST = f"""SELECT q.type, q.fields, q.units, p.status, o.placed_at, p.final_at AS ended_at,
                   (SELECT min(s.at) FROM sightings s WHERE s.order_id = o.id AND s.has_begun) AS begun_at,
                   {_REQUESTS} :cancel) AS cancels, {_REQUESTS} :refill) AS refills,
                   {_REQUESTS} :refill AND r.word = :completed) AS refilled,
                   {_REQUESTS} :refill AND r.word IN :failed) AS unrefilled
            FROM orders o JOIN quotes q ON q.id = o.quote_id
            JOIN panel_orders p ON p.order_id = o.id AND NOT p.is_child
            WHERE o.service_id = :service AND o.placed_at >= :since
              AND q.fields NOT LIKE :runs AND q.fields NOT LIKE :posts"""
_WORDS = {
    "cancel": "cancel",
    "refill": "refill",
    "completed": "completed",
    "failed": FAILED,
    # Keys: a quote within a value has a backslash before it.
    "runs": '%"runs":%',
    "posts": '%"posts":%',
}


def ended(tx: Tx, service_id: int, since: int, limit: int) -> list[Past]:
    """Return the latest orders of a service that were placed since a moment, ms UTC, and ended; the newest first.

    Drip-feeds and subscriptions are left out here and below.
    """
    sql = f"{_PAST} AND p.final_at IS NOT NULL ORDER BY o.placed_at DESC LIMIT :limit"
    return [Past(**row) for row in tx.all(sql, service=service_id, since=since, limit=limit, **_WORDS)]


def on_their_way(tx: Tx, service_id: int, since: int, limit: int) -> list[Past]:
    """Return the orders of a service that were placed since a moment, ms UTC, and did not end; the oldest first."""
    sql = f"{_PAST} AND p.final_at IS NULL ORDER BY o.placed_at LIMIT :limit"
    return [Past(**row) for row in tx.all(sql, service=service_id, since=since, limit=limit, **_WORDS)]


def ended_since(tx: Tx, since: int, until: int) -> list[int]:
    """Return the services of orders that ended between two moments, ms UTC: since, and before until."""
    sql = """SELECT DISTINCT service_id FROM orders
             WHERE ended_at IS NOT NULL AND ended_at >= :since AND ended_at < :until ORDER BY service_id"""
    return [row["service_id"] for row in tx.all(sql, since=since, until=until)]


def ordered_since(tx: Tx, since: int) -> list[int]:
    """Return the services of orders that were taken since a moment, ms UTC."""
    sql = """SELECT DISTINCT service_id FROM orders
             WHERE placed_at IS NOT NULL AND placed_at >= :since ORDER BY service_id"""
    return [row["service_id"] for row in tx.all(sql, since=since)]


def keep(tx: Tx, records: Mapping[int, str], now: int) -> None:
    """Keep the numbers of services, which are named by their ids, in the place of older ones."""
    sql = """INSERT INTO service_records (service_id, facts, at) VALUES (:service, :facts, :now)
             ON CONFLICT (service_id) DO UPDATE SET facts = excluded.facts, at = excluded.at"""
    tx.many(sql, [{"service": one, "facts": facts, "now": now} for one, facts in records.items()])


def forget(tx: Tx, before: int) -> int:
    """Delete numbers that were last made before a moment, ms UTC: no order stands behind them any more."""
    return tx.run("DELETE FROM service_records WHERE at < :before", before=before)


def all_of(tx: Tx, panel_id: int) -> dict[int, str]:
    """Return the numbers of every service of a panel."""
    sql = """SELECT r.service_id, r.facts FROM service_records r JOIN services s ON s.id = r.service_id
             WHERE s.panel_id = :panel"""
    return {row["service_id"]: row["facts"] for row in tx.all(sql, panel=panel_id)}
