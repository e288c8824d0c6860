"""One transaction on a PostgreSQL connection."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.rows import dict_row

from storage.database import Row
from storage.postgres_errors import ours
from storage.sql import for_psycopg, spread

Cursor = psycopg.Cursor[dict[str, Any]]


class PostgresTx:
    """Runs statements written with `:name`; after one that failed, every further one fails too.

    Attributes:
        signals: what to tell after COMMIT.
        failure: the error of the statement that failed.
    """

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        self.signals: list[str] = []
        self.failure: BaseException | None = None

    def all(self, sql: str, **params: object) -> list[Row]:
        """Run a statement and return every row."""
        with self._execute(sql, params) as cursor:
            return [] if cursor.description is None else list(cursor.fetchall())

    def one(self, sql: str, **params: object) -> Row | None:
        """Run a statement and return its first row, or None."""
        with self._execute(sql, params) as cursor:
            return None if cursor.description is None else cursor.fetchone()

    def run(self, sql: str, **params: object) -> int:
        """Run a statement and return how many rows it changed."""
        with self._execute(sql, params) as cursor:
            return cursor.rowcount

    def insert(self, sql: str, **params: object) -> int | None:
        """Run an INSERT of one row; return the number its table gave it, None when nothing was inserted."""
        row = self.one(f"{sql} RETURNING id", **params)
        return None if row is None else int(row["id"])

    def many(self, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Run a statement that returns nothing once for each of these; return how many rows changed in all."""
        if self.failure is not None:
            raise self.failure
        if not rows:
            return 0
        try:
            with self._connection.cursor() as cursor:
                cursor.executemany(for_psycopg(sql).encode(), rows)
                return cursor.rowcount
        except psycopg.Error as error:
            self.failure = ours(error)
            raise self.failure from error

    def signal(self, name: str) -> None:
        """Ring a bell after COMMIT."""
        self.signals.append(name)

    def _execute(self, sql: str, params: dict[str, object]) -> Cursor:
        if self.failure is not None:
            raise self.failure
        wide, values = spread(sql, params)
        cursor = self._connection.cursor(row_factory=dict_row)
        try:
            return cursor.execute(for_psycopg(wide).encode(), values)
        except psycopg.Error as error:
            cursor.close()
            self.failure = ours(error)
            raise self.failure from error


class WholeNumeric(Loader):
    """Reads a NUMERIC without a fraction as int: sum() of BIGINT is one, where SQLite has an integer."""

    def load(self, data: Buffer) -> int | Decimal:
        """Read one value."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def adapt(connection: "psycopg.Connection[Any]") -> None:
    """Make a new connection read values as SQLite gives them."""
    connection.adapters.register_loader("numeric", WholeNumeric)
