"""Read-only connections to an SQLite file: a few on threads of their own, one on the event loop's."""

import asyncio
import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from storage.database import Tx
from storage.outcome import Outcome, call
from storage.sqlite_connection import Threaded
from storage.sqlite_tx import SqliteTx

T = TypeVar("T")

# A reader that stays keeps the WAL from being emptied.
LONGEST_READ_S = 2.0
STEPS_BETWEEN_LOOKS = 10_000


class Readers:
    """Hands each reading transaction to the reader that was busy last: it is the quickest to begin.

    Args:
        connections: each on its thread.
        glancing: for what reads so little that a hop to a thread would cost more.
    """

    def __init__(self, connections: list[Threaded], glancing: sqlite3.Connection) -> None:
        self._connections = connections
        self._glancing = glancing
        self._free: asyncio.LifoQueue[Threaded] = asyncio.LifoQueue()
        for connection in connections:
            self._free.put_nowait(connection)

    async def read(self, function: Callable[[Tx], T]) -> T:
        """Run a function in a reading transaction: it sees one state of the database."""
        reader = await self._free.get()
        try:
            outcome = await reader.run(read, function)
        except asyncio.CancelledError:
            await reader.interrupt()
            raise
        finally:
            self._free.put_nowait(reader)
        result: T = _result_of(outcome)
        return result

    def glance(self, function: Callable[[Tx], T]) -> T:
        """Do the same where it is called."""
        result: T = _result_of(read(self._glancing, function))
        return result

    async def close(self) -> None:
        """Close every connection."""
        self._glancing.close()
        for connection in self._connections:
            await connection.close()


def _result_of(outcome: Outcome) -> Any:  # noqa: ANN401 - whatever the function returned
    """Return what came of a reading transaction, or raise why nothing did."""
    if outcome.error is not None:
        raise outcome.error
    return outcome.result


def read(connection: sqlite3.Connection, function: Callable[[Tx], Any]) -> Outcome:
    """Run a function in a reading transaction that ends when its time is over."""
    deadline = monotonic() + LONGEST_READ_S
    connection.set_progress_handler(lambda: monotonic() > deadline, STEPS_BETWEEN_LOOKS)
    try:
        connection.execute("BEGIN")
        return call(SqliteTx(connection, deadline), function)
    finally:
        connection.set_progress_handler(None, 0)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
