"""Brings refills and cancellations to a panel, and asks how refills stand until they are over."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from bot.bells import Bells
from bot.supervisor import Supervisor
from shop.house import House
from shop.orders.requests import ending, following
from shop.orders.requests.following import RefillSource, follow
from shop.orders.requests.kinds import BELL, Kind
from shop.orders.requests.sending import RequestTaker, is_due, send
from storage import request_lists
from storage.database import Database

log = structlog.get_logger(__name__)

IDLE_S = 15.0
BUSY_S = 5.0
"""What is due and does not go out waits for the end of a pause, or of a call, which rings."""
SHORTEST_S = 0.05
# What is asked must be heard out; a panel that takes single requests only may need longer for the last of many.
PATIENCE_S = 65.0


class RequestPanel(RequestTaker, RefillSource, Protocol):
    """Who takes requests: the panel's client."""


@dataclass(slots=True)
class Requester:
    """The requests of one panel; of the panel sold from before, refills are followed and nothing is asked.

    Attributes:
        panel_id: row of the panel asked.
        clock: ms UTC.
        flight: which of the questions to this panel may be in flight.
    """

    db: Database
    panel: RequestPanel
    house: House
    panel_id: int
    bells: Bells
    supervisor: Supervisor
    clock: Callable[[], int]
    flight: asyncio.Semaphore = field(default_factory=asyncio.Semaphore)
    _going: set[Kind] = field(default_factory=set)

    async def run(self) -> None:
        """Look after requests for ever."""
        while True:
            await self._send_all()
            await self._follow()
            if await self.db.read(ending.late, self.panel_id, self.clock()):
                await self.db.write(ending.give_up_late, self.panel_id, self.clock())
            await self.bells.wait(BELL, await self._idle_s())

    async def _send_all(self) -> None:
        if self.panel_id != self.house.panel_id:
            return
        for kind in Kind:
            if kind not in self._going and await self.db.read(is_due, self.house, kind, self.clock()):
                self._going.add(kind)
                self.supervisor.spawn(f"ask for {kind.value}", self._send(kind), PATIENCE_S)

    async def _send(self, kind: Kind) -> None:
        try:
            async with self.flight:
                if not self.supervisor.stopping:
                    await send(self.db, self.panel, self.house, kind, self.clock)
        finally:
            self._going.discard(kind)
        # More may wait than one call takes.
        self.bells.ring(BELL)

    async def _follow(self) -> None:
        if not await self.db.read(following.due, self.panel_id, self.clock()):
            return
        async with self.flight:
            done = await follow(self.db, self.panel, self.house, self.panel_id, self.clock)
        for failure in done.failures:
            log.error("a refill could not be followed", exc_info=failure)
        if done.problem is not None:
            log.warning("the panel did not say how refills stand", problem=type(done.problem).__name__)

    async def _idle_s(self) -> float:
        at = await self.db.read(request_lists.next_due_at, self.panel_id)
        if at is None:
            return IDLE_S
        left_s = (at - self.clock()) / 1000
        return BUSY_S if left_s <= 0 else min(IDLE_S, max(SHORTEST_S, left_s))
