"""What typed input is expected in a chat, kept so that a restart forgets no half-made order."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx, glance


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of one conversation.

    Attributes:
        state: its name, or None.
        data: JSON text.
        changed_at: grows strictly with each change; about ms UTC.
    """

    key: str
    state: str | None
    data: str
    changed_at: int


@glance
def find(tx: Tx, key: str) -> Kept | None:
    """Return what is kept for a conversation."""
    row = tx.one("SELECT key, state, data, changed_at FROM fsm WHERE key = :key", key=key)
    return None if row is None else Kept(**row)


def save(tx: Tx, changes: Sequence[Kept]) -> None:
    """Keep these states unless newer ones are kept already."""
    sql = """INSERT INTO fsm (key, state, data, changed_at) VALUES (:key, cast(:state AS text), :data, :at)
             ON CONFLICT (key) DO UPDATE
             SET state = excluded.state, data = excluded.data, changed_at = excluded.changed_at
             WHERE fsm.changed_at < excluded.changed_at"""
    for kept in changes:
        tx.run(sql, key=kept.key, state=kept.state, data=kept.data, at=kept.changed_at)


def prune(tx: Tx, empty: str, before: int) -> int:
    """Delete conversations that expect nothing since `before`; return how many."""
    sql = "DELETE FROM fsm WHERE state IS NULL AND data = :empty AND changed_at < :before"
    return tx.run(sql, empty=empty, before=before)
