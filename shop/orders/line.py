"""Whose turn it is to be asked for: due orders, longest overdue first."""

import asyncio
from collections.abc import Iterable

from shop import pauses
from shop.database import Database, Tx
from storage import panel_orders
from storage.panel_orders import FROM_THE_FIRST, Due

AT_MOST = 100
"""Ids in one question, by the documented limit."""

TURNS = 100
"""After so many questions the line begins with the longest overdue again."""

WRITING = 4
"""So many answers are written down at once, a part of each: who taps meanwhile does not wait behind them all."""


class Line:
    """Whose turn it is at one panel: of several questions at once no two are about the same order.

    Args:
        at_once: questions in flight.
    """

    def __init__(self, at_once: int = 1) -> None:
        self.at_once = at_once
        self.flight = asyncio.Semaphore(at_once)
        self.writing = asyncio.Semaphore(WRITING)
        self._asked: set[int] = set()
        self._after = FROM_THE_FIRST
        self._turns = 0
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether anything is being asked for."""
        return bool(self._asked)

    async def take(self, db: Database, panel_id: int, now: int, limit: int) -> list[Due]:
        """Return what the panel should be asked for now, longest overdue first; `done` ends it.

        Args:
            db: database.
            panel_id: row of the panel.
            now: ms UTC.
            limit: most rows.
        """
        async with self._one_at_a_time:
            found = await self._next(db, panel_id, now, limit)
            if len(found) < limit and self._after != FROM_THE_FIRST:
                self._after = FROM_THE_FIRST
                found = await self._next(db, panel_id, now, limit)
            self._asked.update(row.id for row in found)
            return found

    def done(self, rows: Iterable[Due]) -> None:
        """Say that nothing is asked for these any more."""
        self._asked.difference_update(row.id for row in rows)

    async def _next(self, db: Database, panel_id: int, now: int, limit: int) -> list[Due]:
        # What is being asked for is still due, and overdue for longest: it is stepped over, not read again. What
        # was left due by a failure lies behind as well, so now and then the line begins anew.
        self._turns += 1
        if self._turns % TURNS == 0:
            self._after = FROM_THE_FIRST
        more = len(self._asked) if self._after == FROM_THE_FIRST else 0
        # What was done with while this read was on its way may be read as it was before.
        asked = frozenset(self._asked)
        rows = await db.read(due, panel_id, now, limit + more, self._after)
        found = [row for row in rows if row.id not in asked and row.id not in self._asked][:limit]
        if found:
            self._after = (found[-1].next_poll_at, found[-1].id)
        return found


def due(
    tx: Tx, panel_id: int, now: int, limit: int = AT_MOST, after: tuple[int, int] = FROM_THE_FIRST
) -> list[Due]:
    """Return what a panel should be asked for now, longest overdue first; nothing while its key is off."""
    if pauses.stops_requests(tx, panel_id, now) is not None:
        return []
    return panel_orders.due(tx, panel_id, now, limit, after)
