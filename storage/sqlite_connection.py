"""aiosqlite connections set up for durable group commit and for reading beside it."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import aiosqlite

from storage.errors import DatabaseError

T = TypeVar("T")
P = ParamSpec("P")

BUSY_MS = 5_000
OWNER_ONLY = 0o600
OLDEST_SQLITE = (3, 35)

# Losing the `sending` mark at a power loss could mean a second order, hence FULL. What a savepoint keeps to
# roll back, and what a query sorts or groups, is kept in memory: in a file it costs many times the statement.
WRITER = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY")
READER = ("PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY")


class Threaded(aiosqlite.Connection):
    """Runs a plain function on the connection's thread in one hop; aiosqlite has no public call for it."""

    def start(
        self, fn: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> "asyncio.Future[T]":
        """Have `fn(connection, …)` run on the connection's thread; the future is answered on the loop's.

        Where there is no connection any more, the answer is aiosqlite's ValueError: whoever waits must hear of it.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        try:
            self._tx.put_nowait((answer, partial(fn, self._conn, *args, **kwargs)))
        except ValueError as error:
            answer.set_exception(error)
        return answer

    async def run(
        self, fn: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `fn(connection, …)` on the connection's thread."""
        return await self.start(fn, *args, **kwargs)


async def connect(path: Path, pragmas: tuple[str, ...]) -> Threaded:
    """Open a connection; a file that is not there yet is made readable for its owner alone."""
    connection = Threaded(partial(open_file, path, pragmas), iter_chunk_size=64)
    try:
        await connection
    except BaseException:
        # Its thread still speaks to this event loop, which may end with the error.
        await asyncio.to_thread(connection._thread.join)  # noqa: SLF001
        raise
    return connection


def make_private(path: Path) -> None:
    """Make the file when there is none; SQLite gives its WAL and shared-memory files the same mode.

    A file that is there is not opened: closing it again would end every lock that SQLite holds on it in this
    process (POSIX), and another process that looks at the database would delete the WAL under us.
    """
    with suppress(FileExistsError):
        os.close(os.open(path.resolve(), os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    if not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))


def open_file(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """Open the file for whoever is the only one to use the connection at a time."""
    make_private(path)
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    try:
        for pragma in (f"PRAGMA busy_timeout = {BUSY_MS}", *pragmas):
            connection.execute(pragma)
        _check_fitness(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_fitness(connection: sqlite3.Connection) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed")
    if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise DatabaseError("the file system under the database cannot carry SQLite's write-ahead log")
