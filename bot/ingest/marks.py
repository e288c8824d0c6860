"""Done marks and FSM changes without an effect of their own, written together ten times a second."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

import structlog

from bot.conversations import Conversations
from bot.ingest.arrivals import Arrivals, Earlier
from storage import fsm
from storage.database import Database, Tx
from storage.fsm import Kept

log = structlog.get_logger(__name__)

EVERY_S = 0.1


class Marks:
    """Collects which updates are done and writes them in batches."""

    def __init__(
        self,
        db: Database,
        bot_id: int,
        conversations: Conversations,
        arrivals: Arrivals,
        clock: Callable[[], int],
    ) -> None:
        self._db = db
        self._bot_id = bot_id
        self._conversations = conversations
        self._arrivals = arrivals
        self._clock = clock
        # By lane; an update stays here until its mark is committed, for the next effect in its lane carries it too.
        self._done: dict[int, set[int]] = {}
        self._some = asyncio.Event()
        self._urgent = asyncio.Event()

    def done(self, update_id: int, lane: int, *, at_once: bool = False) -> None:
        """Say that the handlers of an update have returned; `at_once` if Telegram is not asked for more before."""
        self._done.setdefault(lane, set()).add(update_id)
        self._some.set()
        if at_once:
            self._urgent.set()

    def of(self, lane: int) -> Earlier:
        """Return the updates that were handled in a lane and may not be marked yet."""
        return self._earlier(self._done.get(lane, ()))

    def _earlier(self, done: Iterable[int]) -> Earlier:
        ids = tuple(sorted(done))
        return Earlier(ids, self._arrivals.unkept(ids))

    async def run(self) -> None:
        """Write batches for ever."""
        while True:
            await self._some.wait()
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_S):
                    await self._urgent.wait()
            await self.flush()

    async def flush(self) -> None:
        """Write what waits; when that fails it waits on."""
        taken = {lane: frozenset(updates) for lane, updates in self._done.items()}
        done = self._earlier(update for updates in taken.values() for update in updates)
        unsaved = self._conversations.take_unsaved()
        self._some.clear()
        self._urgent.clear()
        if not done.ids and not unsaved:
            return
        changes = tuple(kept for changes in unsaved.values() for kept in changes.values())
        try:
            await self._db.write(_save, self._bot_id, done, changes, self._clock())
        except Exception:
            self._conversations.keep_unsaved(unsaved)
            self._some.set()
            raise
        self._arrivals.kept(done.ids)
        self._forget(taken)

    def _forget(self, marked: Mapping[int, frozenset[int]]) -> None:
        for lane, updates in marked.items():
            left = self._done[lane] - updates
            if left:
                self._done[lane] = left
            else:
                del self._done[lane]


def _save(tx: Tx, bot_id: int, done: Earlier, changes: tuple[Kept, ...], now: int) -> None:
    done.mark(tx, bot_id, now)
    fsm.save(tx, changes)
