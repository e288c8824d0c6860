"""What will happen, and when: the world's events in the order of their time."""

from __future__ import annotations

import heapq
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Agenda:
    """Events by world time; each is called with the moment it was due, not the moment it was noticed."""

    def __init__(self) -> None:
        self._due: list[tuple[int, int, Callable[[int], None]]] = []
        self._turn = count()

    def at(self, when: int, event: Callable[[int], None]) -> None:
        """Call `event(when)` once the clock has reached `when` (ms)."""
        heapq.heappush(self._due, (when, next(self._turn), event))

    def catch_up(self, now: int) -> None:
        """Let everything happen that was due by `now`, also what those events plan for before `now`."""
        while self._due and self._due[0][0] <= now:
            when, _, event = heapq.heappop(self._due)
            event(when)
