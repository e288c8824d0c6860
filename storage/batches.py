"""Batches: what was sent of one, what was offered for it, and what became of its orders."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx
from storage.quotes import NewQuote, insert_lines


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch.

    Attributes:
        said: what was sent, a line each.
        first: so many good lines are offered; None for all.
        confirmed_at: ms UTC; after it nothing of it changes.
        told_at: when it was summed up, ms UTC.
        rest_of: the confirmed batch whose left-out lines it was begun with.
    """

    id: int
    person_id: int
    said: str
    first: int | None
    created_at: int
    confirmed_at: int | None
    told_at: int | None
    rest_of: int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A line's quote as Confirm looks at it."""

    id: int
    person_id: int
    panel_id: int
    service_id: int
    link_key: str
    units: int
    price: int
    rules: str
    expires_at: int
    batch_line: int


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A new order of a batch; price and cost in micro-units."""

    id: int
    person_id: int
    panel_id: int
    price: int
    cost: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many orders of a batch stand alike, and their money in micro-units."""

    state: str
    panel_status: str | None
    is_unsettled: bool
    orders: int
    price: int
    refunded: int


_COLUMNS = "id, person_id, said, first, created_at, confirmed_at, told_at, rest_of"


def start(tx: Tx, person_id: int, said: str, now: int, rest_of: int | None = None) -> Batch:
    """Begin a batch; of what another left out only one is begun."""
    sql = f"""INSERT INTO batches (person_id, said, created_at, rest_of)
              VALUES (:person, :said, :now, cast(:rest_of AS bigint)) RETURNING {_COLUMNS}"""
    row = tx.one(sql, person=person_id, said=said, now=now, rest_of=rest_of)
    if row is None:
        raise LookupError("a batch came back without a row")
    return Batch(**row)


def find(tx: Tx, batch_id: int, person_id: int) -> Batch | None:
    """Return a person's own batch."""
    sql = f"SELECT {_COLUMNS} FROM batches WHERE id = :id AND person_id = :person"
    row = tx.one(sql, id=batch_id, person=person_id)
    return None if row is None else Batch(**row)


def rest_of(tx: Tx, batch_id: int) -> Batch | None:
    """Return the batch that was begun with what another left out."""
    row = tx.one(f"SELECT {_COLUMNS} FROM batches WHERE rest_of = :batch", batch=batch_id)
    return None if row is None else Batch(**row)


def lock(tx: Tx, batch_id: int, person_id: int) -> Batch | None:
    """Return a person's own batch, which nobody else changes until this transaction ends."""
    sql = f"UPDATE batches SET created_at = created_at WHERE id = :id AND person_id = :person RETURNING {_COLUMNS}"
    row = tx.one(sql, id=batch_id, person=person_id)
    return None if row is None else Batch(**row)


def change(tx: Tx, batch_id: int, person_id: int, said: str, first: int | None) -> Batch | None:
    """Change a person's own batch that is not confirmed yet; return it, None when there is none."""
    sql = f"""UPDATE batches SET said = :said, first = cast(:first AS bigint)
              WHERE id = :id AND person_id = :person AND confirmed_at IS NULL RETURNING {_COLUMNS}"""
    row = tx.one(sql, id=batch_id, person=person_id, said=said, first=first)
    return None if row is None else Batch(**row)


def confirm(tx: Tx, batch_id: int, now: int) -> None:
    """Mark a batch as confirmed; it is locked, and was not before."""
    sql = "UPDATE batches SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL"
    if tx.run(sql, id=batch_id, now=now) != 1:
        raise RuntimeError(f"batch {batch_id} was confirmed before")


def sum_up(tx: Tx, batch_id: int, now: int) -> bool:
    """Mark a batch as summed up; False when it was before."""
    sql = "UPDATE batches SET told_at = :now WHERE id = :id AND told_at IS NULL AND confirmed_at IS NOT NULL"
    return tx.run(sql, id=batch_id, now=now) == 1


def offer(tx: Tx, batch_id: int, quotes: Mapping[int, NewQuote]) -> int:
    """Keep the quotes of a batch by its lines, instead of those that it had; return the number of the first, or 0."""
    tx.run("DELETE FROM quotes WHERE batch_id = :batch", batch=batch_id)
    insert_lines(tx, batch_id, quotes)
    row = tx.one("SELECT min(id) AS first FROM quotes WHERE batch_id = :batch", batch=batch_id)
    return (row["first"] if row else None) or 0


def offered(tx: Tx, batch_id: int) -> list[Offered]:
    """Return the quotes of a batch in the order of its lines."""
    sql = """SELECT id, person_id, panel_id, service_id, link_key, units, price, rules, expires_at, batch_line
             FROM quotes WHERE batch_id = :batch ORDER BY batch_line"""
    return [Offered(**row) for row in tx.all(sql, batch=batch_id)]


def held(tx: Tx, batch_id: int) -> list[HeldLine]:
    """Return the orders of a batch that are still held, in the order of its lines."""
    sql = """SELECT o.id, o.person_id, o.panel_id, o.price, o.cost FROM quotes q JOIN orders o ON o.quote_id = q.id
             WHERE q.batch_id = :batch AND o.state = :held ORDER BY q.batch_line"""
    return [HeldLine(**row) for row in tx.all(sql, batch=batch_id, held="held")]


def ordered_lines(tx: Tx, batch_id: int) -> set[int]:
    """Return the numbers of a batch's lines that became orders."""
    sql = """SELECT q.batch_line FROM quotes q JOIN orders o ON o.quote_id = q.id WHERE q.batch_id = :batch"""
    return {row["batch_line"] for row in tx.all(sql, batch=batch_id)}


def first_order(tx: Tx, batch_id: int) -> int | None:
    """Return the first order of a batch, which stands for all of them where a message shows the batch."""
    sql = (
        "SELECT min(o.id) AS first FROM quotes q JOIN orders o ON o.quote_id = q.id WHERE q.batch_id = :batch"
    )
    row = tx.one(sql, batch=batch_id)
    return None if row is None else row["first"]


def counts(tx: Tx, batch_id: int) -> list[Count]:
    """Return how the orders of a batch stand."""
    sql = """SELECT o.state, o.panel_status, (o.unsettled IS NOT NULL) AS is_unsettled, count(*) AS orders,
                    sum(o.price) AS price, sum(o.refunded) AS refunded
             FROM quotes q JOIN orders o ON o.quote_id = q.id WHERE q.batch_id = :batch
             GROUP BY o.state, o.panel_status, o.unsettled IS NOT NULL"""
    return [_count(row) for row in tx.all(sql, batch=batch_id)]


def _count(row: Mapping[str, Any]) -> Count:
    whole = {name: int(row[name]) for name in ("orders", "price", "refunded")}
    return Count(row["state"], row["panel_status"], bool(row["is_unsettled"]), **whole)


def is_on_its_way(tx: Tx, batch_id: int) -> bool:
    """Whether an order of a batch is still to come to an end by itself."""
    sql = """SELECT 1 AS one FROM quotes q JOIN orders o ON o.quote_id = q.id
             WHERE q.batch_id = :batch
               AND (o.state IN :open OR (o.state = :placed AND o.unsettled IS NULL)) LIMIT 1"""
    return tx.one(sql, batch=batch_id, open=("held", "sending"), placed="placed") is not None


def prune(tx: Tx, before: int) -> int:
    """Delete batches that began before a time, ms UTC, and that nobody confirmed; return how many."""
    old = "SELECT id FROM batches WHERE confirmed_at IS NULL AND created_at < :before"
    tx.run(f"DELETE FROM quotes WHERE batch_id IN ({old})", before=before)
    return tx.run("DELETE FROM batches WHERE confirmed_at IS NULL AND created_at < :before", before=before)
