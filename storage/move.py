"""Moves the books from an SQLite file to PostgreSQL: everything in one transaction, or nothing."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import sql
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
from storage.tables import Table, in_order, last_numbers, pages

T = TypeVar("T")
Server = psycopg.Connection[Any]

EMPTY = sql.SQL("SELECT NOT EXISTS (SELECT FROM {})")
COPY = sql.SQL("COPY {} ({}) FROM STDIN")
COUNT = sql.SQL("SELECT count(*) FROM {}")
TRIGGERS = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
NUMBER = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"


async def move(source: str, target: str, now: int, audit: Callable[[Tx], T]) -> dict[str, int]:
    """Copy every table of an SQLite file by key into an empty PostgreSQL database, then mark the file moved.

    Holds both instance locks meanwhile. An empty target gets the schema first.

    Args:
        source: `sqlite:///…`, at the newest revision.
        target: `postgresql://…`.
        now: ms UTC, for the mark.
        audit: run on both; what it returns must be equal.

    Returns:
        How many rows each table has.

    Raises:
        CannotMove: with the reason in a sentence.
        DatabaseHeld: when a process works on one of the two.
        DatabaseError: when one of the two cannot be used.
    """
    if not is_sqlite(source) or is_sqlite(target):
        raise CannotMove("only an SQLite file can be moved, and only to postgresql://")
    if not sqlite_path(source).is_file():
        raise CannotMove(f"there is no file {sqlite_path(source)}")
    async with AsyncExitStack() as stack:
        for url in (source, target):
            stack.push_async_callback((await take_lock(url)).release)
        await _prepare(target)
        return await asyncio.to_thread(_move, sqlite_path(source), target, now, audit)


async def _prepare(target: str) -> None:
    db = await open_database(target)
    try:
        found = await db.read(revision.find, db.dialect)
    finally:
        await db.close()
    if found is None:
        await bring_up_to_date(target)
    elif revision.is_behind(found):
        raise CannotMove(f"the target's schema is {found}: it is in use, or was")


def _move(source: Path, target: str, now: int, audit: Callable[[Tx], T]) -> dict[str, int]:
    try:
        with (
            closing(sqlite3.connect(source, detect_types=sqlite3.PARSE_DECLTYPES)) as old,
            psycopg.connect(patient(target)) as new,
        ):
            old.isolation_level = None
            adapt(new)
            _check_revision(SqliteTx(old))
            counts = _copy_all(old, new)
            if audit(SqliteTx(old)) != audit(PostgresTx(new)):
                raise CannotMove("the audit finds something else in the copy than in the file")
            new.commit()
            marks.put(SqliteTx(old), marks.MOVED, _place(target), now)
    except sqlite3.Error as error:
        raise sqlite_errors.ours(error) from error
    except psycopg.Error as error:
        raise postgres_errors.ours(error) from error
    return counts


def _check_revision(old: Tx) -> None:
    found = revision.find(old, "sqlite")
    if revision.is_behind(found):
        raise CannotMove(
            f"the file's schema is {found}: start the bot on it once, so that it is brought up to date"
        )
    if place := marks.read(old, marks.MOVED):
        raise CannotMove(f"the file was moved to {place} already")


def _copy_all(old: sqlite3.Connection, new: Server) -> dict[str, int]:
    tables = in_order(old)
    for table in tables:
        _refuse_rows(new, table)
    _set_triggers(new, tables, "DISABLE")
    counts = {table.name: _copy(old, new, table) for table in tables}
    _set_triggers(new, tables, "ENABLE")
    for name, number in last_numbers(old).items():
        new.execute(NUMBER, (name, number))
    return counts


def _refuse_rows(new: Server, table: Table) -> None:
    row = new.execute(EMPTY.format(sql.Identifier(table.name))).fetchone()
    if row != (True,):
        raise CannotMove(f"the target is not empty: table {table.name} has rows")


def _set_triggers(new: Server, tables: list[Table], state: str) -> None:
    """Balances come as rows of their own, so no trigger may count the transfers a second time."""
    for table in tables:
        new.execute(TRIGGERS.format(sql.Identifier(table.name), sql.SQL(state)))


def _copy(old: sqlite3.Connection, new: Server, table: Table) -> int:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    with new.cursor() as cursor, cursor.copy(COPY.format(sql.Identifier(table.name), columns)) as copy:
        for page in pages(old, table):
            for row in page:
                copy.write_row(row)
    return _same_count(old, new, table)


def _same_count(old: sqlite3.Connection, new: Server, table: Table) -> int:
    (there,) = old.execute(f"SELECT count(*) FROM {table.name}").fetchone()
    row = new.execute(COUNT.format(sql.Identifier(table.name))).fetchone()
    if row != (there,):
        raise CannotMove(f"table {table.name} has {there} rows in the file, the copy another number")
    return int(there)


def _place(target: str) -> str:
    """Return where the target is, without user, password and options."""
    parts = conninfo_to_dict(target)
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"
