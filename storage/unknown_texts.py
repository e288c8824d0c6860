"""Words and error texts of panels that no rule knows, kept so that the rules can grow."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class UnknownText:
    """A text no rule knows, without key and link.

    Attributes:
        action: the call it answered; `status word` for an order's status.
        times: how often it was met.
    """

    panel_id: int
    action: str
    text: str
    times: int
    first_at: int
    last_at: int


def note(tx: Tx, panel_id: int, action: str, text: str, now: int) -> int:
    """Count a text; return how often it was met now (1 when it is new)."""
    sql = """INSERT INTO unknown_texts (panel_id, action, text, times, first_at, last_at)
             VALUES (:panel, :action, :text, 1, :now, :now)
             ON CONFLICT (panel_id, action, text)
             DO UPDATE SET times = unknown_texts.times + 1, last_at = excluded.last_at
             RETURNING times"""
    row = tx.one(sql, panel=panel_id, action=action, text=text, now=now)
    return 0 if row is None else int(row["times"])


def latest(tx: Tx, panel_id: int, limit: int) -> list[UnknownText]:
    """Return the texts met last."""
    sql = """SELECT panel_id, action, text, times, first_at, last_at FROM unknown_texts
             WHERE panel_id = :panel ORDER BY last_at DESC, action, text LIMIT :limit"""
    return [UnknownText(**row) for row in tx.all(sql, panel=panel_id, limit=limit)]


def count(tx: Tx, panel_id: int, action: str) -> int:
    """Return how many different texts of one action are kept."""
    sql = "SELECT count(*) AS n FROM unknown_texts WHERE panel_id = :panel AND action = :action"
    row = tx.one(sql, panel=panel_id, action=action)
    return 0 if row is None else int(row["n"])
