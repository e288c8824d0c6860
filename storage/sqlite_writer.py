"""The one writer of an SQLite file: takes what waits into one durable COMMIT, never waits for more."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
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
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Waiting] = deque()
        self._closing = False
        # Whether the thread has work, or gets some in the loop's next turn.
        self._busy = False
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        self._rested_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def submit(self, function: Function) -> "asyncio.Future[Any]":
        """Put a function in line; the future is answered after COMMIT."""
        if self._closing:
            raise RuntimeError("the database is closed")
        answer: asyncio.Future[Any] = self._loop.create_future()
        self._waiting.append((function, answer))
        if not self._busy:
            self._go_on()
        return answer

    async def close(self) -> None:
        """Finish what waits, then close the connection; what is left in the WAL goes into the file."""
        self._closing = True
        await self._at_rest.wait()
        if self._timer is not None:
            self._timer.cancel()
        await self._connection.close()

    def _go_on(self) -> None:
        """Write what waits in the loop's next turn: who is about to write in this one goes into the same group."""
        self._begin_work()
        self._loop.call_soon(self._write_group)

    def _write_group(self) -> None:
        batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_FUNCTIONS))]
        group = self._connection.start(run_group, [function for function, _ in batch])
        group.add_done_callback(partial(self._written, batch))

    def _written(self, batch: list[Waiting], group: "asyncio.Future[list[Outcome]]") -> None:
        error = group.exception()
        # Nobody may be left waiting for an answer.
        outcomes = group.result() if error is None else [Outcome(error=error) for _ in batch]
        self._waiting.extendleft(reversed(batch[len(outcomes) :]))
        self._answer(batch, outcomes)
        self._end_work()
        self._look_in(IDLE_S)

    def _begin_work(self) -> None:
        self._busy = True
        self._at_rest.clear()

    def _end_work(self) -> None:
        """Rest, unless somebody waits: whoever closes must not take the moment between two pieces of work for rest."""
        if self._waiting:
            self._go_on()
            return
        self._busy = False
        self._at_rest.set()
        self._rested_at = self._loop.time()

    def _look_in(self, seconds: float) -> None:
        if self._timer is None and not self._closing:
            self._timer = self._loop.call_later(seconds, self._truncate_if_idle)

    def _truncate_if_idle(self) -> None:
        self._timer = None
        left = self._rested_at + IDLE_S - self._loop.time()
        if self._busy or left > 0:
            self._look_in(max(left, 0.0) or IDLE_S)
            return
        self._begin_work()
        self._connection.start(truncate_wal).add_done_callback(self._truncated)

    def _truncated(self, looked: "asyncio.Future[bool]") -> None:
        self._end_work()
        if looked.exception() is not None or not looked.result():
            self._look_in(IDLE_S)

    def _answer(self, batch: list[Waiting], outcomes: list[Outcome]) -> None:
        if names := {name for outcome in outcomes for name in outcome.signals}:
            # Before any caller goes on, and a listener that raises harms nobody.
            self._loop.call_soon(self._listener, names)
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
