"""Every row of an SQLite file in an empty PostgreSQL database, within the caller's transaction."""

import sqlite3
from typing import Any

import psycopg
from psycopg import sql

from storage.errors import CannotMove
from storage.tables import Table, in_order, last_numbers, pages

Server = psycopg.Connection[Any]

EMPTY = sql.SQL("SELECT NOT EXISTS (SELECT FROM {})")
COPY = sql.SQL("COPY {} ({}) FROM STDIN")
COUNT = sql.SQL("SELECT count(*) FROM {}")
TRIGGERS = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
NUMBER = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"


def refuse_rows(old: sqlite3.Connection, new: Server) -> None:
    """Raise `CannotMove` when a table of the target has rows."""
    for table in in_order(old):
        row = new.execute(EMPTY.format(sql.Identifier(table.name))).fetchone()
        if row != (True,):
            raise CannotMove(f"the target is not empty: table {table.name} has rows")


def copy_all(old: sqlite3.Connection, new: Server) -> dict[str, int]:
    """Copy every table by key and set the sequences; return how many rows each table has.

    Raises:
        CannotMove: the copy has another number of rows.
    """
    tables = in_order(old)
    _set_triggers(new, tables, "DISABLE")
    for table in tables:
        _copy(old, new, table)
    _set_triggers(new, tables, "ENABLE")
    for name, number in last_numbers(old).items():
        new.execute(NUMBER, (name, number))
    return same_counts(old, new)


def same_counts(old: sqlite3.Connection, new: Server) -> dict[str, int]:
    """Return how many rows each table has in both.

    Raises:
        CannotMove: the two differ.
    """
    return {table.name: _same_count(old, new, table) for table in in_order(old)}


def _set_triggers(new: Server, tables: list[Table], state: str) -> None:
    """Balances come as rows of their own, so no trigger may count the transfers a second time."""
    for table in tables:
        new.execute(TRIGGERS.format(sql.Identifier(table.name), sql.SQL(state)))


def _copy(old: sqlite3.Connection, new: Server, table: Table) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    with new.cursor() as cursor, cursor.copy(COPY.format(sql.Identifier(table.name), columns)) as copy:
        for page in pages(old, table):
            for row in page:
                copy.write_row(row)


def _same_count(old: sqlite3.Connection, new: Server, table: Table) -> int:
    (there,) = old.execute(f"SELECT count(*) FROM {table.name}").fetchone()
    row = new.execute(COUNT.format(sql.Identifier(table.name))).fetchone()
    if row != (there,):
        raise CannotMove(f"table {table.name} has {there} rows in the file, the copy another number")
    return int(there)
