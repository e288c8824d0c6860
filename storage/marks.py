"""Facts about this database itself, by name: currency of the books, mode, backup and moved marks."""

from storage.database import Tx

# A copy: whoever runs on it knows that orders may have been sent after it was made. The value is when, ms UTC.
BACKUP = "backup"
# The books went elsewhere, and `run` refuses the file. The value is where.
MOVED = "moved"
# A move was begun, and nobody knows yet whether the books arrived: a token, a blank, and where they were to go.
MOVING = "moving"


def read(tx: Tx, name: str) -> str | None:
    """Return a mark, None when it was never put."""
    row = tx.one("SELECT value FROM marks WHERE name = :name", name=name)
    return None if row is None else str(row["value"])


def put(tx: Tx, name: str, value: str, now: int) -> None:
    """Put a mark, or change it."""
    sql = """INSERT INTO marks (name, value, at) VALUES (:name, :value, :now)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at"""
    tx.run(sql, name=name, value=value, now=now)


def moving_to(value: str) -> str:
    """Return where a move goes, of the value of `MOVING`."""
    return value.partition(" ")[2]


def put_once(tx: Tx, name: str, value: str, now: int) -> str:
    """Put a mark that never changes; return what stands there."""
    sql = """INSERT INTO marks (name, value, at) VALUES (:name, :value, :now)
             ON CONFLICT (name) DO NOTHING"""
    tx.run(sql, name=name, value=value, now=now)
    return read(tx, name) or value


def remove(tx: Tx, name: str) -> bool:
    """Take a mark away; return whether it was there."""
    return tx.one("DELETE FROM marks WHERE name = :name RETURNING name", name=name) is not None


def beginning(tx: Tx, begin: str) -> dict[str, str]:
    """Return the marks whose names begin so, in the order of names; `begin` holds neither % nor _."""
    rows = tx.all("SELECT name, value FROM marks WHERE name LIKE :like ORDER BY name", like=f"{begin}%")
    return {str(row["name"]): str(row["value"]) for row in rows}
