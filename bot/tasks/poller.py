"""Asks panels how their orders stand, as often as each order needs."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.bells import Bells
from shop.house import House
from shop.orders.line import AT_MOST, Line
from shop.orders.poll import Polled, StatusSource, next_due_at, poll
from storage.database import Database
from storage.errors import DatabaseError

log = structlog.get_logger(__name__)

IDLE_S = 15.0
TROUBLE_S = 10.0
BUSY_S = 1.0
CALM_S = 0.25
"""Every order that is placed rings, and none is asked for at once: one look serves all of a moment."""
FOR_ADDS = 2
"""Requests at once that are left to `add`, which never takes the last free one."""


def at_once(concurrency: int) -> int:
    """Return how many questions may be in flight at a panel that takes so many requests at once."""
    return max(1, concurrency - FOR_ADDS)


@dataclass(slots=True)
class Poller:
    """The polling of one panel; the panel sold from before gets one of its own.

    Attributes:
        panel_id: row of the panel asked.
        clock: ms UTC.
    """

    db: Database
    panel: StatusSource
    house: House
    panel_id: int
    bells: Bells
    clock: Callable[[], int]
    line: Line = field(default_factory=Line)

    def works(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        """Return the loops to keep running: while answers are written down, the next questions are in flight."""
        several = self.line.at_once > 1
        return [self.run] * (self.line.at_once * (2 if several else 1))

    async def run(self) -> None:
        """Ask for ever; it may run several times at once."""
        while True:
            polled = await poll(self.db, self.panel, self.house, self.panel_id, self.clock, line=self.line)
            for failure in polled.failures:
                log.error("a status could not be applied", exc_info=failure)
            if polled.asked < AT_MOST or _is_trouble(polled):
                await self.bells.wait("poll", await self._idle_s(polled), CALM_S)

    async def _idle_s(self, polled: Polled) -> float:
        if _is_trouble(polled):
            log.warning("the panel did not say how orders stand", problem=type(polled.problem).__name__)
            return TROUBLE_S
        if self.line.is_busy:
            return BUSY_S
        at = await self.db.read(next_due_at, self.panel_id)
        return IDLE_S if at is None else min(IDLE_S, max(0.05, (at - self.clock()) / 1000))


def _is_trouble(polled: Polled) -> bool:
    """Whether asking at once again would only meet the same: no answer, or a database that takes none."""
    kept_nothing = any(isinstance(failure, DatabaseError) for failure in polled.failures)
    return polled.problem is not None or kept_nothing
