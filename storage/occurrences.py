"""What became of each day of a repeated order: one order, or why there is none."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day that is behind.

    Attributes:
        day: YYYY-MM-DD in the zone of its schedule.
        order_id: the order that was made for it.
        reason: code of why there is none.
        at: ms UTC.
    """

    day: str
    order_id: int | None
    reason: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What the orders of a schedule come to.

    Attributes:
        orders: how many were made.
        amount: what is held and what was charged for them, less what was refunded; micro-units.
        unknown: how many of them nobody knows the fate of.
    """

    orders: int
    amount: int
    unknown: int


_KEEP = """INSERT INTO occurrences (schedule_id, day, order_id, reason, at)
           VALUES (:schedule, :day, cast(:order AS bigint), cast(:reason AS text), :now)
           ON CONFLICT (schedule_id, day) DO NOTHING"""


def ordered(tx: Tx, schedule_id: int, day: str, order_id: int, now: int) -> None:
    """Keep the order of a day.

    Raises:
        RuntimeError: the day has an order, or was given up; then nothing of this transaction may stay.
    """
    if tx.run(_KEEP, schedule=schedule_id, day=day, order=order_id, reason=None, now=now) != 1:
        raise RuntimeError(f"schedule {schedule_id} is done with {day}")


def missed(tx: Tx, schedule_id: int, day: str, reason: str, now: int) -> bool:
    """Keep why a day has no order; False when something became of it before."""
    return tx.run(_KEEP, schedule=schedule_id, day=day, order=None, reason=reason, now=now) == 1


def is_behind(tx: Tx, schedule_id: int, day: str) -> bool:
    """Whether something became of a day already."""
    sql = "SELECT 1 AS one FROM occurrences WHERE schedule_id = :schedule AND day = :day"
    return tx.one(sql, schedule=schedule_id, day=day) is not None


def latest(tx: Tx, schedule_id: int) -> Occurrence | None:
    """Return the last day of which something became."""
    sql = """SELECT day, order_id, reason, at FROM occurrences WHERE schedule_id = :schedule
             ORDER BY day DESC LIMIT 1"""
    row = tx.one(sql, schedule=schedule_id)
    return None if row is None else Occurrence(**row)


def spent(tx: Tx, schedule_id: int) -> Spent:
    """Return what the orders of a schedule come to; released and rejected ones cost nothing."""
    sql = """SELECT count(*) AS orders, count(CASE WHEN o.state = :unknown THEN 1 END) AS unknown,
                    coalesce(sum(CASE WHEN o.state NOT IN :back THEN o.price - o.refunded ELSE 0 END), 0) AS amount
             FROM occurrences c JOIN orders o ON o.id = c.order_id WHERE c.schedule_id = :schedule"""
    row = tx.one(sql, schedule=schedule_id, unknown="unknown", back=("released", "rejected"))
    if row is None:
        raise LookupError("a sum came back without a row")
    return Spent(int(row["orders"]), int(row["amount"]), int(row["unknown"]))
