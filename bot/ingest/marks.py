"""Done marks and FSM changes without an effect of their own, written together ten times a second."""

import asyncio
from collections.abc import Callable

import structlog

from bot.conversations import Conversations
from storage import fsm, inbox
from storage.database import Database, Tx
from storage.fsm import Kept

log = structlog.get_logger(__name__)

EVERY_S = 0.1


class Marks:
    """Collects which updates are done and writes them in batches."""

    def __init__(
        self, db: Database, bot_id: int, conversations: Conversations, clock: Callable[[], int]
    ) -> None:
        self._db = db
        self._bot_id = bot_id
        self._conversations = conversations
        self._clock = clock
        self._done: list[int] = []
        self._some = asyncio.Event()

    def done(self, update_id: int) -> None:
        """Say that the handlers of an update have returned."""
        self._done.append(update_id)
        self._some.set()

    async def run(self) -> None:
        """Write batches for ever."""
        while True:
            await self._some.wait()
            await asyncio.sleep(EVERY_S)
            await self.flush()

    async def flush(self) -> None:
        """Write what waits; when that fails it waits on."""
        done, self._done = self._done, []
        unsaved = self._conversations.take_unsaved()
        self._some.clear()
        if not done and not unsaved:
            return
        changes = tuple(kept for changes in unsaved.values() for kept in changes.values())
        try:
            await self._db.write(_save, self._bot_id, tuple(done), changes, self._clock())
        except Exception:
            self._done = done + self._done
            self._conversations.keep_unsaved(unsaved)
            self._some.set()
            raise


def _save(tx: Tx, bot_id: int, done: tuple[int, ...], changes: tuple[Kept, ...], now: int) -> None:
    if done:
        inbox.mark_done(tx, bot_id, done, now)
    fsm.save(tx, changes)
