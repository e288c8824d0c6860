"""The panels this database has known, each by its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A panel.

    Attributes:
        address: scheme, host and path.
        currency: fixed by its first good balance, None until then.
        unanswered: sends in a row that no answer came to.
        first_seen_at: ms UTC.
        synced_at: when the last good catalogue came, ms UTC.
        sync_tried_at: when the catalogue was asked for last, ms UTC.
        sync_problem: code of why that brought nothing, None when it did.
    """

    id: int
    address: str
    currency: str | None
    unanswered: int
    first_seen_at: int
    synced_at: int | None
    sync_tried_at: int | None
    sync_problem: str | None


_SELECT = """SELECT id, address, currency, unanswered, first_seen_at, synced_at, sync_tried_at, sync_problem
             FROM panels"""


def _row(row: Mapping[str, Any]) -> PanelRow:
    return PanelRow(**row)


def find(tx: Tx, panel_id: int) -> PanelRow | None:
    """Return one panel."""
    row = tx.one(f"{_SELECT} WHERE id = :id", id=panel_id)
    return None if row is None else _row(row)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a panel is sold from.

    Attributes:
        synced_at: of the last good catalogue, ms UTC.
        currency: fixed by a good balance.
        read_in: currency of the last balance reading.
        mark: value of the mark that was asked for.
        pauses: how many sales pauses are on.
    """

    synced_at: int | None
    currency: str | None
    read_in: str | None
    mark: str | None
    pauses: int


def standing(tx: Tx, panel_id: int, mark: str) -> Standing | None:
    """Return how a panel stands, with what else is asked at every Confirm: in one go."""
    sql = """SELECT p.synced_at, p.currency,
                    (SELECT r.currency FROM balance_readings r WHERE r.panel_id = p.id ORDER BY r.id DESC LIMIT 1)
                        AS read_in,
                    (SELECT m.value FROM marks m WHERE m.name = :mark) AS mark,
                    (SELECT count(*) FROM pauses x WHERE x.panel_id = p.id) AS pauses
             FROM panels p WHERE p.id = :id"""
    row = tx.one(sql, id=panel_id, mark=mark)
    return None if row is None else Standing(**row)


def by_address(tx: Tx, address: str) -> PanelRow | None:
    """Return the panel at an address."""
    row = tx.one(f"{_SELECT} WHERE address = :address", address=address)
    return None if row is None else _row(row)


def everyone(tx: Tx) -> list[PanelRow]:
    """Return all panels, oldest first."""
    return [_row(row) for row in tx.all(f"{_SELECT} ORDER BY id")]


def add(tx: Tx, address: str, now: int) -> bool:
    """Add a panel; False when its address is known already."""
    sql = """INSERT INTO panels (address, unanswered, first_seen_at) VALUES (:address, 0, :now)
             ON CONFLICT (address) DO NOTHING RETURNING id"""
    return tx.one(sql, address=address, now=now) is not None


def rename(tx: Tx, panel_id: int, address: str) -> None:
    """Give a panel another address: behind its old one answers another panel now."""
    tx.run("UPDATE panels SET address = :address WHERE id = :id", id=panel_id, address=address)


def fix_currency(tx: Tx, panel_id: int, currency: str) -> None:
    """Fix the currency of a panel; one that is fixed stays."""
    sql = "UPDATE panels SET currency = :currency WHERE id = :id AND currency IS NULL"
    tx.run(sql, id=panel_id, currency=currency)


def synced(tx: Tx, panel_id: int, now: int) -> None:
    """Write down that a good catalogue came."""
    sql = "UPDATE panels SET synced_at = :now, sync_tried_at = :now, sync_problem = NULL WHERE id = :id"
    tx.run(sql, id=panel_id, now=now)


def sync_failed(tx: Tx, panel_id: int, problem: str, now: int) -> None:
    """Write down why no good catalogue came."""
    sql = "UPDATE panels SET sync_tried_at = :now, sync_problem = :problem WHERE id = :id"
    tx.run(sql, id=panel_id, problem=problem, now=now)


def end_quotes(tx: Tx, panel_id: int, now: int) -> int:
    """End the open quotes of every panel but one; return how many were open."""
    sql = (
        """UPDATE quotes SET expires_at = :now WHERE panel_id <> :panel AND expires_at > :now RETURNING id"""
    )
    return len(tx.all(sql, panel=panel_id, now=now))


def open_orders(tx: Tx, panel_id: int) -> int:
    """Return how many orders of a panel have not come to their end."""
    sql = """SELECT count(*) AS n FROM orders
             WHERE panel_id = :panel AND state IN (:held, :sending, :unknown, :placed)"""
    row = tx.one(sql, panel=panel_id, held="held", sending="sending", unknown="unknown", placed="placed")
    return 0 if row is None else int(row["n"])
