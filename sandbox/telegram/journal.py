"""What happened in the chats, in order: the page and the tests read on from where they stopped."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass
from typing import Any

KEPT = 5000


@dataclass(frozen=True)
class Event:
    """One thing that the page can show; `chat` is the chat's key, "" for the whole world."""

    seq: int
    chat: str
    kind: str
    data: dict[str, Any]


class Journal:
    """The last events, and a way to wait for the next."""

    def __init__(self) -> None:
        self.seq = 0
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._waiters: set[asyncio.Future[None]] = set()
        self.closed = False

    def add(self, chat: str, kind: str, **data: object) -> None:
        """Record an event and wake who waits."""
        self.seq += 1
        self._events.append(Event(self.seq, chat, kind, data))
        self._wake()

    def after(self, seq: int) -> list[Event] | None:
        """Events behind `seq`; None when some of them are no longer kept (read the state anew)."""
        if seq > self.seq or (self._events and seq < self._events[0].seq - 1):
            return None
        return [event for event in self._events if event.seq > seq]

    async def wait(self, seq: int, seconds: float) -> bool:
        """True as soon as there is something behind `seq`, False when `seconds` pass or the world closes."""
        if self.seq > seq or self.closed:
            return self.seq > seq
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await waiter
        self._waiters.discard(waiter)
        return self.seq > seq

    def close(self) -> None:
        """End every wait."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
