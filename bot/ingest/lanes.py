"""One queue a chat: updates of a chat are handled in their order, chats beside each other."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

import structlog

from bot.supervisor import Supervisor
from storage.inbox import Waiting

log = structlog.get_logger(__name__)

MOST_WAITING = 20
PATIENCE_S = 10.0
TALKING_S = 10.0
"""How long after its last update somebody in a chat still looks at it and waits."""


class Lanes:
    """Per-chat queues with one worker each while there is work.

    The lock of a chat is held while one of its updates is handled; the notifier takes the same lock. The handler
    is told the lane: what is handled there before is earlier, what its chat does in another lane is not.
    """

    def __init__(self, supervisor: Supervisor, handle: Callable[[Waiting, int], Awaitable[None]]) -> None:
        self._supervisor = supervisor
        self._handle = handle
        self._queues: dict[int, deque[Waiting]] = {}
        # Weak: a lock lives as long as somebody holds or awaits it.
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        # When a chat was heard last, by the loop's clock, oldest first.
        self._heard: dict[int, float] = {}
        self.waiting = 0

    def talks(self, chat_id: int) -> bool:
        """Say whether a chat was heard a moment ago: what it is told now is an answer."""
        return chat_id in self._heard and self._heard[chat_id] > asyncio.get_running_loop().time() - TALKING_S

    def talking(self) -> tuple[int, ...]:
        """Return every chat that was heard a moment ago."""
        since = asyncio.get_running_loop().time() - TALKING_S
        return tuple(chat_id for chat_id, heard in self._heard.items() if heard > since)

    def lock(self, chat_id: int) -> asyncio.Lock:
        """Return the lock of a chat."""
        lock = self._locks.get(chat_id)
        if lock is None:
            lock = self._locks[chat_id] = asyncio.Lock()
        return lock

    def room(self, chat_id: int) -> int:
        """Return how many more updates may wait in a chat."""
        return MOST_WAITING - len(self._queues.get(chat_id, ()))

    def put(self, update: Waiting, *, alone: bool = False) -> None:
        """Queue an update; its chat's worker starts when none runs.

        Args:
            update: what came.
            alone: handle it at once, whatever else its chat is doing.
        """
        lane = _lane_of_its_own(update) if alone or update.chat_id is None else update.chat_id
        self.waiting += 1
        self._hear(update.chat_id)
        if lane in self._queues:
            self._queues[lane].append(update)
            return
        self._queues[lane] = deque([update])
        self._supervisor.spawn(f"chat {lane}", self._drain(lane), PATIENCE_S)

    def _hear(self, chat_id: int | None) -> None:
        if chat_id is None:
            return
        now = asyncio.get_running_loop().time()
        self._heard.pop(chat_id, None)
        self._heard[chat_id] = now
        while self._heard[oldest := next(iter(self._heard))] < now - TALKING_S:
            del self._heard[oldest]

    async def _drain(self, lane: int) -> None:
        queue, lock = self._queues[lane], self.lock(lane)
        try:
            while queue and not self._supervisor.stopping:
                update = queue.popleft()
                self.waiting -= 1
                async with lock:
                    await self._handle_one(update, lane)
        finally:
            self.waiting -= len(queue)
            del self._queues[lane]

    async def _handle_one(self, update: Waiting, lane: int) -> None:
        try:
            await self._handle(update, lane)
        except Exception:
            # It is not done, so the next start takes it up; the others of its chat do not wait for that.
            log.exception("an update was left for the next start", update_id=update.update_id)


def _lane_of_its_own(update: Waiting) -> int:
    return -(2**60) - update.update_id
