"""Sales pauses of a panel, and how many sends in a row went without an answer."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class PauseRow:
    """A pause that is on.

    Attributes:
        kind: outage, funds, key, stale or maintenance.
        detail: JSON object; what belongs in it is the business of `shop.pauses`.
        since: ms UTC.
    """

    panel_id: int
    kind: str
    detail: str
    since: int


def start(tx: Tx, panel_id: int, kind: str, detail: str, now: int) -> bool:
    """Start a pause; False when it is on already."""
    sql = """INSERT INTO pauses (panel_id, kind, detail, since) VALUES (:panel, :kind, :detail, :now)
             ON CONFLICT (panel_id, kind) DO NOTHING RETURNING kind"""
    return tx.one(sql, panel=panel_id, kind=kind, detail=detail, now=now) is not None


def end(tx: Tx, panel_id: int, kind: str) -> PauseRow | None:
    """End a pause; return what it was, None when it was not on."""
    sql = """DELETE FROM pauses WHERE panel_id = :panel AND kind = :kind
             RETURNING panel_id, kind, detail, since"""
    row = tx.one(sql, panel=panel_id, kind=kind)
    return None if row is None else PauseRow(**row)


def change(tx: Tx, panel_id: int, kind: str, before: str, detail: str) -> bool:
    """Change the detail of a pause that still reads as before."""
    sql = """UPDATE pauses SET detail = :detail
             WHERE panel_id = :panel AND kind = :kind AND detail = :before RETURNING kind"""
    return tx.one(sql, panel=panel_id, kind=kind, before=before, detail=detail) is not None


def active(tx: Tx, panel_id: int) -> list[PauseRow]:
    """Return the pauses that are on, oldest first."""
    sql = """SELECT panel_id, kind, detail, since FROM pauses WHERE panel_id = :panel ORDER BY since, kind"""
    return [PauseRow(**row) for row in tx.all(sql, panel=panel_id)]


def find(tx: Tx, panel_id: int, kind: str) -> PauseRow | None:
    """Return one pause if it is on."""
    sql = "SELECT panel_id, kind, detail, since FROM pauses WHERE panel_id = :panel AND kind = :kind"
    row = tx.one(sql, panel=panel_id, kind=kind)
    return None if row is None else PauseRow(**row)


def lock(tx: Tx, panel_id: int, kind: str) -> bool:
    """Keep others from looking at a pause until this transaction ends; False when it is not on."""
    sql = "UPDATE pauses SET since = since WHERE panel_id = :panel AND kind = :kind"
    return tx.run(sql, panel=panel_id, kind=kind) == 1


def count_unanswered(tx: Tx, panel_id: int) -> int:
    """Count one more send without an answer; return how many there were in a row."""
    sql = "UPDATE panels SET unanswered = unanswered + 1 WHERE id = :panel RETURNING unanswered"
    row = tx.one(sql, panel=panel_id)
    return 0 if row is None else int(row["unanswered"])


def forget_unanswered(tx: Tx, panel_id: int) -> None:
    """Begin to count anew: a send was answered."""
    tx.run("UPDATE panels SET unanswered = 0 WHERE id = :panel AND unanswered > 0", panel=panel_id)


def sending_now(tx: Tx, panel_id: int) -> int:
    """Return how many orders are on their way to a panel."""
    sql = "SELECT count(*) AS n FROM orders WHERE state = 'sending' AND panel_id = :panel"
    row = tx.one(sql, panel=panel_id)
    return 0 if row is None else int(row["n"])
