"""What a panel's balance was, reading by reading: the mirror in which unknown orders may be found."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer to `balance`.

    Attributes:
        amount: decimal text in the account's currency.
        currency: as the panel named it.
        cause: code of why it was asked.
        at: ms UTC.
    """

    id: int
    panel_id: int
    amount: str
    currency: str
    cause: str
    at: int


_COLUMNS = "id, panel_id, amount, currency, cause, at"


def record(tx: Tx, panel_id: int, amount: str, currency: str, cause: str, now: int) -> None:
    """Keep a reading."""
    sql = """INSERT INTO balance_readings (panel_id, amount, currency, cause, at)
             VALUES (:panel, :amount, :currency, :cause, :now)"""
    tx.run(sql, panel=panel_id, amount=amount, currency=currency, cause=cause, now=now)


def latest(tx: Tx, panel_id: int) -> Reading | None:
    """Return the newest reading of a panel."""
    sql = f"SELECT {_COLUMNS} FROM balance_readings WHERE panel_id = :panel ORDER BY id DESC LIMIT 1"
    row = tx.one(sql, panel=panel_id)
    return None if row is None else Reading(**row)


def since(tx: Tx, panel_id: int, at: int) -> list[Reading]:
    """Return the readings from a moment on, oldest first."""
    sql = f"SELECT {_COLUMNS} FROM balance_readings WHERE panel_id = :panel AND at >= :at ORDER BY id"
    return [Reading(**row) for row in tx.all(sql, panel=panel_id, at=at)]


def forget(tx: Tx, panel_id: int, before: int) -> None:
    """Drop readings older than a moment, except the newest of all."""
    sql = """DELETE FROM balance_readings WHERE panel_id = :panel AND at < :before
             AND id < (SELECT max(id) FROM balance_readings WHERE panel_id = :panel)"""
    tx.run(sql, panel=panel_id, before=before)
