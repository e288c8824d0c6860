"""A transaction that writes down every statement it runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.database import Row, Tx
from storage.sql import by_place

Statement = tuple[str, tuple[object, ...] | dict[str, object]]


@dataclass(slots=True)
class Recorded:
    """Passes statements on.

    Attributes:
        statements: SQL and values, as SQLite got them.
    """

    tx: Tx
    statements: list[Statement] = field(default_factory=list)

    def all(self, sql: str, **params: object) -> list[Row]:
        """Run a statement and return every row."""
        self.statements.append(by_place(sql, params))
        return self.tx.all(sql, **params)

    def one(self, sql: str, **params: object) -> Row | None:
        """Run a statement and return its first row, or None."""
        self.statements.append(by_place(sql, params))
        return self.tx.one(sql, **params)

    def run(self, sql: str, **params: object) -> int:
        """Run a statement and return how many rows it changed."""
        self.statements.append(by_place(sql, params))
        return self.tx.run(sql, **params)

    def insert(self, sql: str, **params: object) -> int | None:
        """Run an INSERT of one row and return the number its table gave it."""
        self.statements.append(by_place(sql, params))
        return self.tx.insert(sql, **params)

    def many(self, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Run a statement once for each of these and return how many rows changed in all."""
        self.statements.extend((sql, dict(row)) for row in rows)
        return self.tx.many(sql, rows)

    def signal(self, name: str) -> None:
        """Ring a bell after COMMIT."""
        self.tx.signal(name)
