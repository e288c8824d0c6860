"""One transaction on an SQLite connection, used on that connection's own thread."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from operator import itemgetter
from time import monotonic

from storage.database import Row
from storage.errors import DatabaseTooSlow
from storage.sql import by_place, rows_by_place
from storage.sqlite_errors import ours

NAME = itemgetter(0)


class SqliteTx:
    """Runs statements to their end: a cursor left open would make the whole group's COMMIT fail.

    After a statement failed, every further one fails with the same error, as on PostgreSQL: a function
    that swallows a database error does not go on with half of its work.

    Attributes:
        signals: what to tell after COMMIT.
        failure: the error of the statement that failed.
    """

    def __init__(self, connection: sqlite3.Connection, deadline: float | None = None) -> None:
        self._connection = connection
        self._deadline = deadline
        self.signals: list[str] = []
        self.failure: BaseException | None = None

    def all(self, sql: str, **params: object) -> list[Row]:
        """Run a statement and return every row."""
        cursor, rows = self._execute(sql, params)
        names = _names(cursor) if rows else ()
        return [dict(zip(names, values, strict=True)) for values in rows]

    def one(self, sql: str, **params: object) -> Row | None:
        """Run a statement and return its first row, or None."""
        cursor, rows = self._execute(sql, params)
        return dict(zip(_names(cursor), rows[0], strict=True)) if rows else None

    def run(self, sql: str, **params: object) -> int:
        """Run a statement and return how many rows it changed."""
        return self._execute(sql, params)[0].rowcount

    def insert(self, sql: str, **params: object) -> int | None:
        """Run an INSERT of one row; return the number its table gave it, None when nothing was inserted.

        SQLite tells the number anyway, and for RETURNING it would keep a copy of every page the statement changes.
        """
        cursor, _ = self._execute(sql, params)
        return cursor.lastrowid if cursor.rowcount == 1 else None

    def many(self, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Run a statement that returns nothing once for each of these; return how many rows changed in all."""
        self._may_go_on()
        if not rows:
            return 0
        try:
            with closing(self._connection.executemany(*rows_by_place(sql, rows))) as cursor:
                return cursor.rowcount
        except sqlite3.Error as error:
            self.failure = ours(error)
            raise self.failure from error

    def signal(self, name: str) -> None:
        """Ring a bell after COMMIT."""
        self.signals.append(name)

    def _execute(
        self, sql: str, params: dict[str, object]
    ) -> tuple[sqlite3.Cursor, list[tuple[object, ...]]]:
        if self._deadline is not None or self.failure is not None:
            self._may_go_on()
        try:
            cursor = self._connection.execute(*by_place(sql, params))
            try:
                return cursor, cursor.fetchall()
            finally:
                cursor.close()
        except sqlite3.Error as error:
            self.failure = ours(error)
            raise self.failure from error

    def _may_go_on(self) -> None:
        if self._deadline is not None and monotonic() > self._deadline:
            raise DatabaseTooSlow("a reading transaction must end within 2 s: page it by key")
        if self.failure is not None:
            raise self.failure


def _names(cursor: sqlite3.Cursor) -> Sequence[str]:
    return tuple(map(NAME, cursor.description))
