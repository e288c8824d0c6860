"""Lists of requests: what is whose turn, what was last asked about orders, and what could be asked about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.database import Row, Tx
from storage.requests import SELECT, Request, read

_NOT_YET_THERE = ("held", "sending", "unknown")
"""An order in one of these has no number at the panel: what is asked about it waits."""


def to_send(tx: Tx, panel_id: int, kind: str, by: int, limit: int) -> list[Request]:
    """Return what is to go out until a moment, ms UTC, longest overdue first."""
    sql = f"""{SELECT} WHERE r.panel_id = :panel AND r.next_at IS NOT NULL AND r.next_at <= :by
                AND r.kind = :kind AND r.state = :asked AND o.state NOT IN :early
              ORDER BY r.next_at, r.id LIMIT :limit"""
    params = {"kind": kind, "asked": "asked", "early": _NOT_YET_THERE, "limit": limit}
    return read(tx.all(sql, panel=panel_id, by=by, **params))


def to_follow(tx: Tx, panel_id: int, now: int, limit: int) -> list[Request]:
    """Return the refills that are to be asked for now, longest overdue first."""
    sql = f"""{SELECT} WHERE r.panel_id = :panel AND r.next_at IS NOT NULL AND r.next_at <= :now
                AND r.kind = :refill AND r.state = :requested AND r.number IS NOT NULL
              ORDER BY r.next_at, r.id LIMIT :limit"""
    params = {"refill": "refill", "requested": "requested", "limit": limit}
    return read(tx.all(sql, panel=panel_id, now=now, **params))


def late(tx: Tx, panel_id: int, now: int, limit: int) -> list[Request]:
    """Return what was never answered in its time, and refills without a number whose time is over."""
    sql = f"""{SELECT} WHERE r.panel_id = :panel AND r.next_at IS NOT NULL AND r.next_at <= :now
                AND (r.state = :no_answer OR (r.state = :requested AND r.number IS NULL))
              ORDER BY r.next_at, r.id LIMIT :limit"""
    params = {"no_answer": "no_answer", "requested": "requested", "limit": limit}
    return read(tx.all(sql, panel=panel_id, now=now, **params))


def next_due_at(tx: Tx, panel_id: int) -> int | None:
    """Return when the next request's turn comes, ms UTC."""
    sql = """SELECT min(r.next_at) AS at FROM requests r JOIN orders o ON o.id = r.order_id
             WHERE r.panel_id = :panel AND r.next_at IS NOT NULL AND NOT (r.state = :asked AND o.state IN :early)"""
    row = tx.one(sql, panel=panel_id, asked="asked", early=_NOT_YET_THERE)
    return None if row is None else row["at"]


def asked_of(tx: Tx, order_id: int, kind: str) -> bool:
    """Say whether something asked about an order has not gone out yet."""
    sql = """SELECT 1 AS one FROM requests
             WHERE order_id = :order AND kind = :kind AND state = :asked AND next_at IS NOT NULL"""
    return tx.one(sql, order=order_id, kind=kind, asked="asked") is not None


def latest(tx: Tx, order_ids: tuple[int, ...]) -> list[Request]:
    """Return the newest request of each kind about these orders."""
    sql = f"""{SELECT} WHERE r.id IN (SELECT max(id) FROM requests WHERE order_id IN :orders GROUP BY order_id, kind)
              ORDER BY r.id"""
    return read(tx.all(sql, orders=order_ids)) if order_ids else []


def of_order(tx: Tx, order_id: int) -> list[Request]:
    """Return all requests about an order, oldest first."""
    return read(tx.all(f"{SELECT} WHERE r.order_id = :order ORDER BY r.id", order=order_id))


@dataclass(frozen=True, slots=True)
class Askable:
    """What decides which requests make sense for an order.

    Attributes:
        refill: the service's flag: yes, no or unknown; so is cancel.
        no_refill: whether the panel said that the service has none; so is no_cancel.
        parts: how many orders of the panel came of it, as with drip-feeds and subscriptions.
    """

    id: int
    person_id: int
    panel_id: int
    state: str
    panel_status: str | None
    unsettled: str | None
    price: int
    refunded: int
    type: str
    refill: str
    cancel: str
    no_refill: bool
    no_cancel: bool
    parts: int


_ASKABLE = """SELECT o.id, o.person_id, o.panel_id, o.state, o.panel_status, o.unsettled, o.price, o.refunded, q.type,
                     s.refill, s.cancel,
                     EXISTS (SELECT 1 FROM unsupported u
                             WHERE u.service_id = o.service_id AND u.kind = :refill) AS no_refill,
                     EXISTS (SELECT 1 FROM unsupported u
                             WHERE u.service_id = o.service_id AND u.kind = :cancel) AS no_cancel,
                     (SELECT count(*) FROM panel_orders c WHERE c.order_id = o.id AND c.is_child) AS parts
              FROM orders o JOIN quotes q ON q.id = o.quote_id JOIN services s ON s.id = o.service_id"""
_KINDS = {"refill": "refill", "cancel": "cancel"}


def askable(tx: Tx, order_ids: tuple[int, ...]) -> list[Askable]:
    """Return these orders, newest first."""
    sql = f"{_ASKABLE} WHERE o.id IN :orders ORDER BY o.id DESC"
    return _orders(tx.all(sql, orders=order_ids, **_KINDS)) if order_ids else []


def askable_of(tx: Tx, person_id: int, states: tuple[str, ...], limit: int) -> list[Askable]:
    """Return a person's newest orders in these states."""
    sql = f"""{_ASKABLE} WHERE o.person_id = :person AND o.state IN :states
              ORDER BY o.id DESC LIMIT :limit"""
    return _orders(tx.all(sql, person=person_id, states=states, limit=limit, **_KINDS))


def _orders(rows: Iterable[Row]) -> list[Askable]:
    return [
        Askable(**{**row, "no_refill": bool(row["no_refill"]), "no_cancel": bool(row["no_cancel"])})
        for row in rows
    ]


def remember_unsupported(tx: Tx, service_id: int, kind: str, now: int) -> None:
    """Remember that a service does not support this."""
    sql = """INSERT INTO unsupported (service_id, kind, at) VALUES (:service, :kind, :now)
             ON CONFLICT (service_id, kind) DO NOTHING"""
    tx.run(sql, service=service_id, kind=kind, now=now)
