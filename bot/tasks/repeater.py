"""Makes the orders of what is repeated when they are due, each in a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.bells import Bells
from shop.house import House
from shop.schedules.occurring import LOOK_AGAIN_MS, occur
from shop.schedules.telling import BELL
from storage import schedules
from storage.database import Database
from storage.errors import ConstraintViolated, DatabaseError

log = structlog.get_logger(__name__)

AT_ONCE = 50
# A clock that was put right is noticed within so long; all else rings or has its moment.
IDLE_S = 60.0


@dataclass(frozen=True, slots=True)
class Repeater:
    """Who looks after repeated orders.

    Attributes:
        clock: ms UTC.
    """

    db: Database
    house: House
    bells: Bells
    clock: Callable[[], int]

    async def run(self) -> None:
        """Make for ever what is due."""
        while True:
            due = await self.db.read(schedules.due, self.clock(), AT_ONCE)
            for schedule_id in due:
                await self._occur(schedule_id)
            if len(due) < AT_ONCE:
                await self.bells.wait(BELL, await self._idle_s())

    async def _occur(self, schedule_id: int) -> None:
        try:
            await self.db.write(occur, self.house, schedule_id, self.clock())
        except Exception as error:
            if isinstance(error, DatabaseError) and not isinstance(error, ConstraintViolated):
                raise
            # The others must not wait for one that cannot be made, nor it be tried without a rest.
            log.exception("what is repeated could not be ordered", schedule=schedule_id)
            await self.db.write(schedules.look_later, schedule_id, self.clock() + LOOK_AGAIN_MS)

    async def _idle_s(self) -> float:
        at = await self.db.read(schedules.next_due_at)
        return IDLE_S if at is None else min(IDLE_S, max(0.0, (at - self.clock()) / 1000))
