"""The part of an order that settlement reads and moves; every move is one guarded UPDATE."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Tracked:
    """An order with what was confirmed about it.

    Attributes:
        price: charged, micro-units of the books' currency.
        cost: predicted cost at the panel, micro-units.
        refunded: paid back so far, micro-units.
        unsettled: code of what a person must decide, None when nothing is open.
        type: the service's type as the panel names it.
        fields: JSON object of what was sent besides service, as text.
        quantity: as ordered, of one run; None for types without.
        units: charged quantity.
        currency: of price and cost.
        batch_id: the batch it is a line of, None for an order of its own.
    """

    id: int
    person_id: int
    panel_id: int
    service_id: int
    price: int
    cost: int
    state: str
    panel_status: str | None
    refunded: int
    unsettled: str | None
    placed_at: int | None
    ended_at: int | None
    type: str
    fields: str
    quantity: int | None
    units: int
    currency: str
    batch_id: int | None


_SELECT = """SELECT o.id, o.person_id, o.panel_id, o.service_id, o.price, o.cost, o.state, o.panel_status,
                    o.refunded, o.unsettled, o.placed_at, o.ended_at,
                    q.type, q.fields, q.quantity, q.units, q.currency, q.batch_id
             FROM orders o JOIN quotes q ON q.id = o.quote_id"""


def _tracked(row: Mapping[str, Any]) -> Tracked:
    return Tracked(**row)


def tracked(tx: Tx, order_id: int) -> Tracked | None:
    """Return an order with what its quote fixed."""
    row = tx.one(f"{_SELECT} WHERE o.id = :id", id=order_id)
    return None if row is None else _tracked(row)


def tracked_all(tx: Tx, order_ids: tuple[int, ...]) -> dict[int, Tracked]:
    """Return these orders by their ids."""
    return {row["id"]: _tracked(row) for row in tx.all(f"{_SELECT} WHERE o.id IN :ids", ids=order_ids)}


def lock(tx: Tx, order_id: int) -> Tracked | None:
    """Return an order whose settlement nobody else moves until this transaction ends."""
    found = tx.run("UPDATE orders SET refunded = refunded WHERE id = :id", id=order_id)
    return tracked(tx, order_id) if found else None


def show_statuses(tx: Tx, statuses: Mapping[int, str], now: int) -> None:
    """Put the panel's words on orders, which are named by their ids."""
    sql = "UPDATE orders SET panel_status = :status, changed_at = :now WHERE id = :id"
    tx.many(sql, [{"id": order_id, "status": status, "now": now} for order_id, status in statuses.items()])


def settle(tx: Tx, order_id: int, before: int, total: int, now: int) -> bool:
    """Settle a placed order, or a settled one again; return False when somebody else moved its refund.

    Args:
        tx: transaction.
        order_id: order.
        before: what was refunded when the decision was made, micro-units.
        total: what is refunded from now on in all, micro-units.
        now: ms UTC.
    """
    sql = """UPDATE orders SET state = :settled, refunded = :total, unsettled = NULL,
                    ended_at = coalesce(ended_at, :now), changed_at = :now
             WHERE id = :id AND refunded = :before AND state IN (:placed, :settled) RETURNING id"""
    row = tx.one(sql, id=order_id, before=before, total=total, now=now, placed="placed", settled="settled")
    return row is not None


def decide(tx: Tx, order_id: int, before: int, total: int, now: int) -> bool:
    """Settle an unsettled order by a person's word; False when it is open no more."""
    sql = """UPDATE orders SET state = :settled, refunded = :total, unsettled = NULL,
                    ended_at = coalesce(ended_at, :now), changed_at = :now
             WHERE id = :id AND refunded = :before AND unsettled IS NOT NULL AND state IN (:placed, :settled)
             RETURNING id"""
    row = tx.one(sql, id=order_id, before=before, total=total, now=now, placed="placed", settled="settled")
    return row is not None


def leave_open(tx: Tx, order_id: int, reason: str, now: int) -> bool:
    """Mark what a person must decide; False when the same is open already."""
    sql = """UPDATE orders SET unsettled = :reason, changed_at = :now
             WHERE id = :id AND state IN (:placed, :settled) AND (unsettled IS NULL OR unsettled <> :reason)
             RETURNING id"""
    row = tx.one(sql, id=order_id, reason=reason, now=now, placed="placed", settled="settled")
    return row is not None


def leave_all_open(tx: Tx, panel_id: int, reason: str, now: int) -> int:
    """Mark every placed order of a panel as one that a person must decide; return how many were not yet."""
    sql = """UPDATE orders SET unsettled = :reason, changed_at = :now
             WHERE panel_id = :panel AND state = :placed AND unsettled IS NULL"""
    return tx.run(sql, panel=panel_id, reason=reason, now=now, placed="placed")


def close(tx: Tx, order_id: int, now: int) -> None:
    """Take back the question to a person: the panel has answered it."""
    sql = "UPDATE orders SET unsettled = NULL, changed_at = :now WHERE id = :id AND unsettled IS NOT NULL"
    tx.run(sql, id=order_id, now=now)
