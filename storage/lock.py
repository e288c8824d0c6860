"""The instance lock: one process works on a database at a time."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from storage.address import is_sqlite, sqlite_path

# A holder that is cut off must notice before the server gives its lock away, a standby within 10 s of that.
BETWEEN_LOOKS_S = 1.0
ANSWER_S = 3.0


class Hold(Protocol):
    """A lock as an engine keeps it."""

    async def is_held(self) -> bool:
        """Say whether it is still ours; raising means no."""

    async def let_go(self) -> None:
        """Give it up."""


class InstanceLock:
    """A lock that is held and watched; made with `await take_lock(url)`, ended with `await release()`."""

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self._lost = asyncio.Event()
        self._tasks: set[asyncio.Future[Any]] = {
            asyncio.create_task(self._keep_watch(), name="instance lock")
        }

    async def lost(self) -> None:
        """Return when the lock is no longer ours: another process may work, so this one stops at once."""
        await self._lost.wait()

    async def release(self) -> None:
        """Let another process work."""
        for task in self._tasks:
            task.cancel()
        await self._hold.let_go()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep_watch(self) -> None:
        held = True
        while held:
            await asyncio.sleep(BETWEEN_LOOKS_S)
            held = await self._is_held()
        self._lost.set()

    async def _is_held(self) -> bool:
        look = asyncio.ensure_future(self._hold.is_held())
        self._tasks.add(look)
        # A look that does not come back is left alone: cancelling one means another talk with the server.
        await asyncio.wait({look}, timeout=ANSWER_S)
        if not look.done():
            return False
        self._tasks.discard(look)
        return look.exception() is None and look.result()


def _say_nothing() -> None:
    pass


async def take_lock(
    url: str, *, wait: bool = False, standing_by: Callable[[], None] = _say_nothing
) -> InstanceLock:
    """Take the instance lock of a database.

    Args:
        url: `sqlite:///path` or `postgresql://…`.
        wait: on PostgreSQL stand by until the lock is free; an SQLite file is never waited for.
        standing_by: called once when the waiting begins.

    Raises:
        DatabaseHeld: when another process holds it and nobody waits.
        DatabaseReadOnly: when the lock file cannot be made.
        DatabaseUnreachable: when the server cannot be reached.
    """
    if is_sqlite(url):
        from storage.lock_file import take  # noqa: PLC0415 - filelock only for SQLite

        return InstanceLock(take(sqlite_path(url)))
    from storage.lock_session import take_session  # noqa: PLC0415 - psycopg only for PostgreSQL

    return InstanceLock(await take_session(url, standing_by if wait else None))
