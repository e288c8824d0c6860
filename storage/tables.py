"""The tables of an SQLite file as it says itself: their columns, keys and the order of their references."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

PAGE = 1_000
NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        key: the columns of its primary key, in their order.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def in_order(connection: sqlite3.Connection) -> list[Table]:
    """Return our tables so that each comes after those it refers to."""
    names = [row[0] for row in connection.execute(NAMES)]
    graph = {name: _referred(connection, name) - {name} for name in names}
    return [_table(connection, name) for name in TopologicalSorter(graph).static_order()]


def pages(connection: sqlite3.Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """Return every row of a table, page by page by key: each page is a short reading of its own."""
    columns, key = ", ".join(table.columns), ", ".join(table.key)
    places = [table.columns.index(name) for name in table.key]
    marks = ", ".join("?" * len(table.key))
    first = f"SELECT {columns} FROM {table.name} ORDER BY {key} LIMIT {PAGE}"
    after = f"SELECT {columns} FROM {table.name} WHERE ({key}) > ({marks}) ORDER BY {key} LIMIT {PAGE}"
    page = connection.execute(first).fetchall()
    while page:
        yield page
        page = connection.execute(after, [page[-1][place] for place in places]).fetchall()


def last_numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the highest number each numbered table ever gave, also to rows that are gone."""
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0"))


def _referred(connection: sqlite3.Connection, name: str) -> set[str]:
    return {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}


def _table(connection: sqlite3.Connection, name: str) -> Table:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    key = sorted((row for row in columns if row[5]), key=lambda row: int(row[5]))
    return Table(name, tuple(row[1] for row in columns), tuple(row[1] for row in key))
