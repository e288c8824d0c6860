"""What a panel calls our orders, what it last said of each, and when to ask again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class PanelOrder:
    """One order or child as a panel knows it.

    Attributes:
        id: our row.
        number: the panel's id of it, opaque text.
        status: its last canonical status, None before the first answer.
        raw_status: the panel's own word.
        charge: decimal text in the account's currency, None when unknown.
        remains: units, as told; may exceed what was ordered.
        problem: code of what is wrong with the last answer, None when all is well.
        trouble_since: since when no usable or only troubled answers come, ms UTC.
        missed: answers in a row that left this id out.
        rechecks: re-checks done since `final_at`.
        next_poll_at: ms UTC; None when it is asked for no more.
    """

    id: int
    panel_id: int
    number: str
    order_id: int
    is_child: bool
    status: str | None
    raw_status: str | None
    charge: str | None
    start_count: int | None
    remains: int | None
    problem: str | None
    trouble_since: int | None
    missed: int
    rechecks: int
    final_at: int | None
    polled_at: int | None
    next_poll_at: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """As much of a row as is needed to ask about it."""

    id: int
    panel_id: int
    number: str
    order_id: int
    next_poll_at: int


FROM_THE_FIRST = (0, 0)
"""Where a list of what is due begins."""

_SELECT = """SELECT p.id, p.panel_id, p.number, p.order_id, p.is_child, p.status, p.raw_status, p.charge,
                    p.start_count, p.remains, p.problem, p.trouble_since, p.missed, p.rechecks, p.final_at,
                    p.polled_at, p.next_poll_at
             FROM panel_orders p"""


def _row(row: Mapping[str, Any]) -> PanelOrder:
    return PanelOrder(**{**row, "is_child": bool(row["is_child"])})


def keep(
    tx: Tx, panel_id: int, number: str, order_id: int, next_poll_at: int | None, *, is_child: bool = False
) -> int | None:
    """Keep the panel's number of an order or child; return its row, None when the number is already held."""
    sql = """INSERT INTO panel_orders (panel_id, number, order_id, is_child, missed, rechecks, next_poll_at)
             VALUES (:panel, :number, :order, :child, 0, 0, cast(:at AS bigint))
             ON CONFLICT DO NOTHING RETURNING id"""
    row = tx.one(sql, panel=panel_id, number=number, order=order_id, child=is_child, at=next_poll_at)
    return None if row is None else int(row["id"])


def find(tx: Tx, row_id: int) -> PanelOrder | None:
    """Return one row."""
    row = tx.one(f"{_SELECT} WHERE id = :id", id=row_id)
    return None if row is None else _row(row)


def find_all(tx: Tx, row_ids: tuple[int, ...]) -> dict[int, PanelOrder]:
    """Return these rows by their ids."""
    return {row["id"]: _row(row) for row in tx.all(f"{_SELECT} WHERE id IN :ids", ids=row_ids)}


def by_number(tx: Tx, panel_id: int, number: str) -> PanelOrder | None:
    """Return the order or child that holds a panel's number."""
    sql = f"{_SELECT} WHERE panel_id = :panel AND number = :number"
    row = tx.one(sql, panel=panel_id, number=number)
    return None if row is None else _row(row)


def of_order(tx: Tx, order_id: int) -> list[PanelOrder]:
    """Return the rows of an order: itself first, then its children in the order they were met."""
    sql = f"{_SELECT} WHERE order_id = :order ORDER BY is_child, id"
    return [_row(row) for row in tx.all(sql, order=order_id)]


def due(tx: Tx, panel_id: int, now: int, limit: int, after: tuple[int, int] = FROM_THE_FIRST) -> list[Due]:
    """Return what should be asked for now, longest overdue first.

    Args:
        tx: transaction.
        panel_id: row of the panel.
        now: ms UTC.
        limit: most rows.
        after: `next_poll_at` and id of the row after which to begin.
    """
    since, last = after
    sql = """SELECT id, panel_id, number, order_id, next_poll_at FROM panel_orders
              WHERE panel_id = :panel AND next_poll_at IS NOT NULL AND next_poll_at <= :now
                AND next_poll_at >= :since AND (next_poll_at > :since OR id > :last)
              ORDER BY next_poll_at, id LIMIT :limit"""
    return [Due(**row) for row in tx.all(sql, panel=panel_id, now=now, limit=limit, since=since, last=last)]


def next_due_at(tx: Tx, panel_id: int) -> int | None:
    """Return when the next question falls due, ms UTC."""
    sql = """SELECT min(next_poll_at) AS at FROM panel_orders
             WHERE panel_id = :panel AND next_poll_at IS NOT NULL"""
    row = tx.one(sql, panel=panel_id)
    return None if row is None else row["at"]


def save(tx: Tx, rows: Iterable[PanelOrder]) -> None:
    """Write down what the panel said last of these rows and when to ask again."""
    sql = """UPDATE panel_orders SET
                 status = cast(:status AS text), raw_status = cast(:raw AS text),
                 charge = cast(:charge AS text),
                 start_count = cast(:start AS bigint), remains = cast(:remains AS bigint),
                 problem = cast(:problem AS text), trouble_since = cast(:trouble AS bigint),
                 missed = :missed, rechecks = :rechecks, final_at = cast(:final AS bigint),
                 polled_at = cast(:polled AS bigint), next_poll_at = cast(:next AS bigint)
             WHERE id = :id"""
    tx.many(sql, [_saved(row) for row in rows])


def _saved(row: PanelOrder) -> dict[str, object]:
    return {
        "id": row.id,
        "status": row.status,
        "raw": row.raw_status,
        "charge": row.charge,
        "start": row.start_count,
        "remains": row.remains,
        "problem": row.problem,
        "trouble": row.trouble_since,
        "missed": row.missed,
        "rechecks": row.rechecks,
        "final": row.final_at,
        "polled": row.polled_at,
        "next": row.next_poll_at,
    }


def postpone(tx: Tx, ids: tuple[int, ...], until: int) -> None:
    """Ask for these rows later; what is asked for no more stays so."""
    sql = """UPDATE panel_orders SET next_poll_at = :until
             WHERE id IN :ids AND next_poll_at IS NOT NULL AND next_poll_at < :until"""
    if ids:
        tx.run(sql, ids=ids, until=until)


def hurry(tx: Tx, order_id: int, now: int, asked_before: int) -> bool:
    """Ask for an order and its children at once unless it was asked for lately; return whether it will be."""
    sql = """UPDATE panel_orders SET next_poll_at = :now
             WHERE order_id = :order AND next_poll_at > :now AND (polled_at IS NULL OR polled_at < :before)
             RETURNING id"""
    return bool(tx.all(sql, order=order_id, now=now, before=asked_before))


def troubled_orders(tx: Tx, since_before: int, limit: int) -> list[PanelOrder]:
    """Return rows of placed, not yet reported orders whose trouble began before a moment, oldest first."""
    sql = f"""{_SELECT} JOIN orders o ON o.id = p.order_id
              WHERE p.trouble_since IS NOT NULL AND p.trouble_since <= :before
                AND o.state = :placed AND o.unsettled IS NULL
              ORDER BY p.trouble_since, p.id LIMIT :limit"""
    return [_row(row) for row in tx.all(sql, before=since_before, placed="placed", limit=limit)]


def latest_numbers(tx: Tx, panel_id: int, limit: int) -> list[str]:
    """Return the panel's numbers of our latest orders, newest first."""
    sql = """SELECT number FROM panel_orders WHERE panel_id = :panel AND NOT is_child
             ORDER BY id DESC LIMIT :limit"""
    return [row["number"] for row in tx.all(sql, panel=panel_id, limit=limit)]


def count_active(tx: Tx) -> int:
    """Return how many orders are being worked on at their panels."""
    sql = """SELECT count(*) AS n FROM panel_orders p JOIN orders o ON o.id = p.order_id
             WHERE p.next_poll_at IS NOT NULL AND p.final_at IS NULL AND NOT p.is_child
               AND o.state = :placed"""
    row = tx.one(sql, placed="placed")
    return 0 if row is None else int(row["n"])
