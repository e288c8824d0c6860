"""What people search for: the rows that buttons of results refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx, glance

FLAGS = ("refill", "cancel", "dripfeed")


@dataclass(frozen=True, slots=True)
class Search:
    """A search.

    Attributes:
        platform: what it is narrowed to; None for all.
        sorted_by: `best`, `cheapest`, `fastest` or `surest`.
        at: when it was last changed, ms UTC.
    """

    id: int
    person_id: int
    typed: str
    platform: str | None
    refill: bool
    cancel: bool
    dripfeed: bool
    sorted_by: str
    at: int


_COLUMNS = "id, person_id, typed, platform, refill, cancel, dripfeed, sorted_by, at"


def add(tx: Tx, person_id: int, typed: str, now: int) -> Search:
    """Keep what somebody typed."""
    sql = f"""INSERT INTO searches (person_id, typed, refill, cancel, dripfeed, sorted_by, at)
              VALUES (:person, :typed, :no, :no, :no, :best, :now) RETURNING {_COLUMNS}"""
    row = tx.one(sql, person=person_id, typed=typed, no=False, best="best", now=now)
    if row is None:
        raise LookupError("a search came back without a row")
    return _search(row)


@glance
def find(tx: Tx, search_id: int, person_id: int) -> Search | None:
    """Return a person's own search."""
    sql = f"SELECT {_COLUMNS} FROM searches WHERE id = :id AND person_id = :person"
    row = tx.one(sql, id=search_id, person=person_id)
    return None if row is None else _search(row)


def change(tx: Tx, search: Search, now: int) -> Search | None:
    """Write down what a person's own search is narrowed to and sorted by; None when there is none."""
    sql = f"""UPDATE searches SET platform = cast(:platform AS text), refill = :refill, cancel = :cancel,
                  dripfeed = :dripfeed, sorted_by = :sorted_by, at = :now
              WHERE id = :id AND person_id = :person RETURNING {_COLUMNS}"""
    row = tx.one(
        sql,
        id=search.id,
        person=search.person_id,
        platform=search.platform,
        refill=search.refill,
        cancel=search.cancel,
        dripfeed=search.dripfeed,
        sorted_by=search.sorted_by,
        now=now,
    )
    return None if row is None else _search(row)


def prune(tx: Tx, before: int) -> int:
    """Delete searches that were last changed before a time, ms UTC; return how many."""
    return tx.run("DELETE FROM searches WHERE at < :before", before=before)


def _search(row: Mapping[str, Any]) -> Search:
    return Search(**{**row, **{flag: bool(row[flag]) for flag in FLAGS}})
