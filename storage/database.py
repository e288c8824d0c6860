"""The seam to a database: one transaction is one plain function."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

Row = Mapping[str, Any]

F = TypeVar("F", bound=Callable[..., Any])

GLANCES: set[Callable[..., Any]] = set()


def glance(fn: F) -> F:
    """Mark a read of a few rows by their keys.

    SQLite runs it where it is asked for: a hop to a reader's thread and back costs several times as much.
    """
    GLANCES.add(fn)
    return fn


class Tx(Protocol):
    """One open transaction. Statements use `:name`; a tuple value is spread into an IN list."""

    def all(self, sql: str, **params: object) -> list[Row]:
        """Run a statement and return every row."""

    def one(self, sql: str, **params: object) -> Row | None:
        """Run a statement and return its first row, or None."""

    def run(self, sql: str, **params: object) -> int:
        """Run a statement and return how many rows it changed."""

    def insert(self, sql: str, **params: object) -> int | None:
        """Run an INSERT of one row; return the number its table gave it, None when nothing was inserted."""

    def many(self, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Run a statement that returns nothing once for each of these; return how many rows changed in all."""

    def signal(self, name: str) -> None:
        """Ring a bell after COMMIT: the database tells its listener the name; a rollback rings nothing."""


class Database(Protocol):
    """Runs functions as transactions, each in one hop onto a database thread.

    A function may run more than once and touches nothing but its `tx`.
    """

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` where it can read only, and return its result."""

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` and return its result after COMMIT; what it raises rolls it back alone."""


class ClosingDatabase(Database, Protocol):
    """A database as its owner has it.

    Attributes:
        dialect: `sqlite` or `postgresql`.
    """

    dialect: str

    async def close(self) -> None:
        """Finish what waits and close every connection."""
