"""The one writer of an SQLite file: takes what waits into one durable COMMIT, never waits for more."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from storage.group_commit import MOST_FUNCTIONS, Function, run_group
from storage.outcome import Outcome
from storage.sqlite_connection import BUSY_MS, Threaded

Listener = Callable[[Iterable[str]], None]
Waiting = tuple[Function, "asyncio.Future[Any]"]

IDLE_S = 30.0


class Writer:
    """Runs functions in groups on the thread of one connection; `close` ends it."""

    def __init__(self, connection: Threaded, listener: Listener) -> None:
        self._connection = connection
        self._listener = listener
        self._waiting: deque[Waiting] = deque()
        self._some = asyncio.Event()
        self._closing = False
        self._pump = asyncio.create_task(self._write_groups(), name="sqlite writer")

    def submit(self, function: Function) -> "asyncio.Future[Any]":
        """Put a function in line; the future is answered after COMMIT."""
        if self._closing:
            raise RuntimeError("the database is closed")
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((function, answer))
        self._some.set()
        return answer

    async def close(self) -> None:
        """Finish what waits, then close the connection; what is left in the WAL goes into the file."""
        self._closing = True
        self._some.set()
        # Awaiting the task itself would cancel it together with the caller.
        await asyncio.wait({self._pump})
        await self._connection.close()

    async def _write_groups(self) -> None:
        while not (self._closing and not self._waiting):
            if not self._waiting:
                await self._wait_for_work()
                continue
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_FUNCTIONS))]
            outcomes = await self._run([function for function, _ in batch])
            self._waiting.extendleft(reversed(batch[len(outcomes) :]))
            self._answer(batch, outcomes)

    async def _run(self, functions: list[Function]) -> list[Outcome]:
        try:
            return await self._connection.run(run_group, functions)
        except Exception as error:  # noqa: BLE001 - nobody may be left waiting for an answer
            return [Outcome(error=error) for _ in functions]

    async def _wait_for_work(self) -> None:
        self._some.clear()
        try:
            async with asyncio.timeout(IDLE_S):
                await self._some.wait()
        except TimeoutError:
            await self._truncate()

    async def _truncate(self) -> None:
        if await self._connection.run(truncate_wal):
            await self._some.wait()

    def _answer(self, batch: list[Waiting], outcomes: list[Outcome]) -> None:
        if names := {name for outcome in outcomes for name in outcome.signals}:
            # Before any caller goes on, and a listener that raises harms nobody.
            asyncio.get_running_loop().call_soon(self._listener, names)
        for (_, answer), outcome in zip(batch, outcomes, strict=False):
            if answer.cancelled():
                continue
            if outcome.error is None:
                answer.set_result(outcome.result)
            else:
                answer.set_exception(outcome.error)


def truncate_wal(connection: sqlite3.Connection) -> bool:
    """Empty the WAL unless somebody reads from it now; return whether it is empty."""
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    else:
        return not busy
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
