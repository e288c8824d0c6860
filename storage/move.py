"""Moves the books from an SQLite file to PostgreSQL: everything in one transaction, or nothing.

Two databases share no COMMIT, so the file is told first: a mark with a token stands in it before anything is copied,
and the copy carries the same mark. From then on `run` refuses the file. Whoever finds it later sees by the token in
the target whether the books have arrived.
"""

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict

from storage import marks, postgres_errors, revision, sqlite_errors
from storage.address import is_sqlite, sqlite_path
from storage.database import Tx
from storage.errors import CannotMove
from storage.lock import take_lock
from storage.opening import bring_up_to_date, open_database
from storage.postgres import patient
from storage.postgres_tx import PostgresTx, adapt
from storage.sqlite_tx import SqliteTx
from storage.whole_copy import Server, copy_all, refuse_rows, same_counts

T = TypeVar("T")

# PostgreSQL takes no number for a flag.
sqlite3.register_converter("BOOLEAN", lambda raw: raw != b"0")

# A killed mover may have left a COMMIT on its way: whoever reads after this has waited for it.
WAIT_FOR_OTHERS = "LOCK TABLE marks IN ACCESS EXCLUSIVE MODE"


async def move(source: str, target: str, now: int, audit: Callable[[Tx], T]) -> dict[str, int]:
    """Copy every table of an SQLite file by key into an empty PostgreSQL database, then mark the file moved.

    Holds both instance locks meanwhile. An empty target gets the schema first. A move that was cut short before
    is finished: where its copy is whole, only the mark is written.

    Args:
        source: `sqlite:///…`, at the newest revision.
        target: `postgresql://…`.
        now: ms UTC, for the marks.
        audit: run on both; what it returns must be equal.

    Returns:
        How many rows each table has.

    Raises:
        CannotMove: with the reason in a sentence.
        DatabaseHeld: when a process works on one of the two.
        DatabaseError: when one of the two cannot be used.
    """
    async with _both_held(source, target):
        await _prepare(target)
        return await asyncio.to_thread(_move, sqlite_path(source), target, now, audit)


async def call_off(source: str, target: str) -> None:
    """Let the file be used again after a move that was cut short, if its books have not arrived.

    Args:
        source: the file.
        target: where it was to be moved.

    Raises:
        CannotMove: the books are in the target, or it is not the target of that move, or there was none.
        DatabaseError: as for `move`; a target that cannot be asked may have the books.
    """
    async with _both_held(source, target):
        arrived = await _has_schema(target)
        await asyncio.to_thread(_call_off, sqlite_path(source), target, may_have_arrived=arrived)


@asynccontextmanager
async def _both_held(source: str, target: str) -> AsyncIterator[None]:
    if not is_sqlite(source) or is_sqlite(target):
        raise CannotMove("only an SQLite file can be moved, and only to postgresql://")
    if not sqlite_path(source).is_file():
        raise CannotMove(f"there is no file {sqlite_path(source)}")
    async with AsyncExitStack() as stack:
        for url in (source, target):
            stack.push_async_callback((await take_lock(url)).release)
        yield


async def _prepare(target: str) -> None:
    if not await _has_schema(target):
        await bring_up_to_date(target)


async def _has_schema(target: str) -> bool:
    db = await open_database(target)
    try:
        found = await db.read(revision.find, db.dialect)
    finally:
        await db.close()
    if found is not None and revision.is_behind(found):
        raise CannotMove(f"the target's schema is {found}: it is in use, or was")
    return found is not None


@contextmanager
def _both_open(source: Path, target: str) -> Iterator[tuple[sqlite3.Connection, Server]]:
    try:
        with (
            closing(sqlite3.connect(source, detect_types=sqlite3.PARSE_DECLTYPES)) as old,
            closing(psycopg.connect(patient(target))) as new,
        ):
            old.isolation_level = None
            # Each mark must outlive a power cut before the other database hears of it.
            old.execute("PRAGMA synchronous = FULL")
            adapt(new)
            yield old, new
    except sqlite3.Error as error:
        raise sqlite_errors.ours(error) from error
    except psycopg.Error as error:
        raise postgres_errors.ours(error) from error


def _move(source: Path, target: str, now: int, audit: Callable[[Tx], T]) -> dict[str, int]:
    with _both_open(source, target) as (old, new):
        _check_revision(SqliteTx(old))
        new.execute(WAIT_FOR_OTHERS)
        begun = _begun(SqliteTx(old), target)
        if _arrived(new, begun):
            counts = _finished(old, new, audit)
        else:
            refuse_rows(old, new)
            counts = _copied(old, new, audit, begun or _begin(SqliteTx(old), target, now), is_new=not begun)
        _hand_over(old, new, _place(target), now)
    # The token, which both have lost by now, was counted with the marks.
    return {**counts, "marks": counts["marks"] - 1}


def _call_off(source: Path, target: str, *, may_have_arrived: bool) -> None:
    with _both_open(source, target) as (old, new):
        _check_revision(SqliteTx(old))
        begun = _begun(SqliteTx(old), target)
        if begun is None:
            raise CannotMove("no move of this file was begun, so there is none to call off")
        if may_have_arrived:
            new.execute(WAIT_FOR_OTHERS)
        if may_have_arrived and _arrived(new, begun):
            raise CannotMove(
                f"the books are in {_place(target)} already: run `panelgram move` to it once more, which finishes it"
            )
        marks.remove(SqliteTx(old), marks.MOVING)


def _check_revision(old: Tx) -> None:
    found = revision.find(old, "sqlite")
    if revision.is_behind(found):
        raise CannotMove(
            f"the file's schema is {found}: start the bot on it once, so that it is brought up to date"
        )
    if place := marks.read(old, marks.MOVED):
        raise CannotMove(f"the file was moved to {place} already")


def _begun(old: Tx, target: str) -> str | None:
    """Return the mark of a move to the target that was cut short, None when there was none."""
    begun = marks.read(old, marks.MOVING)
    place = marks.moving_to(begun) if begun else None
    if place is not None and place != _place(target):
        raise CannotMove(f"a move to {place} was begun and not seen to end: finish it or call it off first")
    return begun


def _begin(old: Tx, target: str, now: int) -> str:
    begun = f"{secrets.token_hex(16)} {_place(target)}"
    marks.put(old, marks.MOVING, begun, now)
    return begun


def _arrived(new: Server, begun: str | None) -> bool:
    return begun is not None and marks.read(PostgresTx(new), marks.MOVING) == begun


def _finished(old: sqlite3.Connection, new: Server, audit: Callable[[Tx], T]) -> dict[str, int]:
    """Compare a copy that an earlier move has committed."""
    try:
        counts = same_counts(old, new)
        _compare(old, new, audit)
    except CannotMove as unlike:
        raise CannotMove(
            "the books are in the target, which has gone on since: set DATABASE_URL to it, "
            f"and keep this file, which no bot will use ({unlike})"
        ) from None
    return counts


def _copied(
    old: sqlite3.Connection, new: Server, audit: Callable[[Tx], T], begun: str, *, is_new: bool
) -> dict[str, int]:
    """Copy and commit. What fails before COMMIT has not happened, so a mark made for it goes as well."""
    try:
        counts = copy_all(old, new)
        _compare(old, new, audit)
    except Exception:
        if is_new and marks.read(SqliteTx(old), marks.MOVING) == begun:
            marks.remove(SqliteTx(old), marks.MOVING)
        raise
    new.commit()
    return counts


def _compare(old: sqlite3.Connection, new: Server, audit: Callable[[Tx], T]) -> None:
    if audit(SqliteTx(old)) != audit(PostgresTx(new)):
        raise CannotMove("the audit finds something else in the copy than in the file")


def _hand_over(old: sqlite3.Connection, new: Server, place: str, now: int) -> None:
    tx = SqliteTx(old)
    old.execute("BEGIN IMMEDIATE")
    marks.put(tx, marks.MOVED, place, now)
    marks.remove(tx, marks.MOVING)
    old.execute("COMMIT")
    # Nobody asks the target for it any more: a server that is gone now has all the same.
    with suppress(psycopg.Error):
        marks.remove(PostgresTx(new), marks.MOVING)
        new.commit()


def _place(target: str) -> str:
    """Return where the target is, without user, password and options."""
    parts = conninfo_to_dict(target)
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"
