"""How many requests a panel gets at once, and how fast.

A place in the queue is kept in order of arrival, so neither polls nor orders starve each other; who asks for a
slot without waiting keeps a place too, for a moment, or polls without end would never leave it one. An `add`
takes a slot only while another one stays free (with a concurrency of 1 there is only the one, and `add` takes
it), and never while another `add` for the same link holds one. An `add` that other `add`s stand in the way of
holds up no read: the free slot is for reads.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from urllib.parse import urlsplit

from panel.backoff import Backoff

PLACE_KEPT_S = 0.5
"""How long the place of an `add` that found no slot is kept for it to try again."""


def link_key(link: str) -> str:
    """What two links are compared by: scheme, host (whatever its case) and path, as some panels do."""
    try:
        parts = urlsplit(link.strip() if "://" in link else f"//{link.strip()}")
    except ValueError:
        return link.strip()
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


@dataclass(eq=False, slots=True)
class _Waiting:
    """A place in the queue; `link` is None for a read.

    Attributes:
        present: Whether a slot can be given to it now; a place that is only kept lets nobody pass.
        kept_until: When a kept place is lost, in seconds of the clock.
    """

    link: str | None
    turn: asyncio.Future[None]
    present: bool = True
    kept_until: float = 0.0


class Pace:
    """The slots of one panel.

    Args:
        concurrency: Requests in flight, at least 1.
        add_pause_s: Seconds between the end (and the start) of an `add` and the start of the next.
        monotonic: Seconds of a clock that only goes forward.
        random: For jitter.
    """

    def __init__(
        self, concurrency: int, add_pause_s: float, monotonic: Callable[[], float], random: Random
    ) -> None:
        if concurrency < 1 or add_pause_s < 0:
            raise ValueError("the concurrency is at least 1 and the pause at least 0")
        self._concurrency = concurrency
        self._add_pause_s = add_pause_s
        self._monotonic = monotonic
        self._backoff = Backoff(random)
        self._in_flight = 0
        self._next_add = 0.0
        self._links: set[str] = set()
        self._queue: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None
        self._wakes_at = 0.0

    @property
    def concurrency(self) -> int:
        """Requests that may be in flight."""
        return self._concurrency

    @property
    def now(self) -> float:
        """The clock's seconds."""
        return self._monotonic()

    @property
    def paused_s(self) -> float:
        """Seconds for which the panel is still left alone."""
        return max(0.0, self._backoff.until - self.now)

    def limited(self, started: float, asked_s: float | None = None) -> None:
        """Note that a request sent at `started` was answered by a call for patience of `asked_s` seconds."""
        self._backoff.limited(self.now, started, asked_s)
        self._serve()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[None]:
        """Hold a slot for a read; waits for its turn."""
        await self._wait(None)
        try:
            yield
        finally:
            self._release(None)

    async def take_add(self, link: str) -> str:
        """Wait for a slot for an `add` to this link and take it; the result goes back to `release_add`."""
        key = link_key(link)
        self._queue = [waiting for waiting in self._queue if waiting.present or waiting.link != key]
        await self._wait(key)
        return key

    def try_take_add(self, link: str) -> str | None:
        """Take a slot for an `add` to this link if one is free now; None otherwise.

        Who got None and asks again within `PLACE_KEPT_S` has not lost its place in the queue meanwhile.
        """
        place = self._place(link_key(link))
        place.present, place.kept_until = True, self.now + PLACE_KEPT_S
        # Where only the end of an `add` helps, nobody is served by one more who asks: fifty may, again and again.
        if not self._adds_are_all:
            self._serve()
        if place.turn.done():
            return place.link
        place.present = False
        if self._timer is None or self._wakes_at > place.kept_until:
            self._set_timer()
        return None

    def release_add(self, key: str) -> None:
        """Give a slot back."""
        self._next_add = self.now + self._add_pause_s
        self._release(key)

    def close(self) -> None:
        """Cancel the timer; whoever still waits is cancelled."""
        if self._timer is not None:
            self._timer.cancel()
        for waiting in self._queue:
            waiting.turn.cancel()

    def _place(self, key: str) -> _Waiting:
        kept = next((one for one in self._queue if one.link == key and not one.present), None)
        if kept is None:
            kept = _Waiting(key, asyncio.get_running_loop().create_future())
            self._queue.append(kept)
        return kept

    async def _wait(self, link: str | None) -> None:
        waiting = _Waiting(link, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._serve()
        try:
            await waiting.turn
        except asyncio.CancelledError:
            self._leave(waiting)
            raise

    def _leave(self, waiting: _Waiting) -> None:
        if waiting in self._queue:
            self._queue.remove(waiting)
            self._serve()
        elif not waiting.turn.cancelled():
            self._release(waiting.link)

    def _release(self, link: str | None) -> None:
        self._in_flight -= 1
        if link is not None:
            self._links.discard(link)
        self._serve()

    def _serve(self) -> None:
        """Give slots to those at the head of the queue; who waits for an `add` or for time holds up nobody."""
        now = self.now
        self._queue = [waiting for waiting in self._queue if waiting.present or waiting.kept_until > now]
        if self.paused_s == 0:
            for waiting in list(self._queue):
                if waiting.turn.done() or self._has_own_obstacle(waiting):
                    continue
                if not waiting.present or not self._has_room(waiting):
                    break
                self._grant(waiting)
        self._set_timer()

    @property
    def _adds_are_all(self) -> bool:
        return len(self._links) >= max(1, self._concurrency - 1)

    def _has_own_obstacle(self, waiting: _Waiting) -> bool:
        if waiting.link is None:
            return False
        return self._adds_are_all or waiting.link in self._links or self.now < self._next_add

    def _has_room(self, waiting: _Waiting) -> bool:
        free = self._concurrency - self._in_flight
        return free >= (1 if waiting.link is None or self._concurrency == 1 else 2)

    def _grant(self, waiting: _Waiting) -> None:
        self._queue.remove(waiting)
        self._in_flight += 1
        if waiting.link is not None:
            self._links.add(waiting.link)
            self._next_add = self.now + self._add_pause_s
        waiting.turn.set_result(None)

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self.now
        places = (waiting.kept_until for waiting in self._queue if not waiting.present)
        ends = [end for end in (self._backoff.until, self._next_add, *places) if end > now]
        if self._queue and ends:
            self._wakes_at = min(ends)
            self._timer = asyncio.get_running_loop().call_later(self._wakes_at - now, self._serve)
