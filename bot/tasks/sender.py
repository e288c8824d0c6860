"""Takes held orders whose time has come to the panel, oldest first, at the panel's pace."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.bells import Bells
from bot.supervisor import Supervisor
from shop import pauses
from shop.house import House
from shop.orders.send import Slot, send
from storage import order_lists
from storage.database import Database, Tx
from storage.order_lists import Due

AT_ONCE = 50
IDLE_S = 5.0
BUSY_S = 0.05
# What is posted must be heard out: the client itself gives up after 60 s.
PATIENCE_S = 65.0


class ClosingSlot(Slot, Protocol):
    """A slot that can be given back."""

    def release(self) -> None:
        """Give it back unless an `add` was sent in it."""


class Panel(Protocol):
    """Who has slots for `add`: the panel's client."""

    def try_reserve_add(self, link: str) -> ClosingSlot | None:
        """Return a slot if one is free now."""


@dataclass(slots=True)
class Sender:
    """The way of held orders to the panel.

    Attributes:
        clock: ms UTC.
    """

    db: Database
    panel: Panel
    house: House
    bells: Bells
    supervisor: Supervisor
    clock: Callable[[], int]
    _going: set[int] = field(default_factory=set)

    async def run(self) -> None:
        """Send for ever what is due."""
        while True:
            due, next_at = await self.db.read(_sendable, self.house.panel_id, self.clock())
            waiting = [order for order in due if order.id not in self._going]
            started = sum(self._start(order) for order in waiting)
            await self._rest(len(waiting) - started, next_at)

    def _start(self, order: Due) -> bool:
        slot = self.panel.try_reserve_add(order.link)
        if slot is None:
            return False
        self._going.add(order.id)
        self.supervisor.spawn(f"send {order.id}", self._send(order.id, slot), PATIENCE_S)
        return True

    async def _send(self, order_id: int, slot: ClosingSlot) -> None:
        was_posted = False
        try:
            if not self.supervisor.stopping:
                was_posted = await send(self.db, slot, self.house, order_id, self.clock)
        finally:
            slot.release()
            self._going.discard(order_id)
            # What was posted has rung with its outcome where another order waits.
            if not was_posted:
                self.bells.ring("orders")

    async def _rest(self, left: int, next_at: int | None) -> None:
        if left:
            # No slot is free for these; the end of a send rings, a free read slot does not.
            await self.bells.wait("orders", BUSY_S)
            return
        # Whose time had come and who was not sent waits for the end of a pause or of a send: both ring.
        until_s = IDLE_S if next_at is None else max(0.0, (next_at - self.clock()) / 1000)
        await self.bells.wait("orders", min(IDLE_S, until_s))


def _sendable(tx: Tx, panel_id: int, now: int) -> tuple[list[Due], int | None]:
    """Return what may be sent now, and when the next held order's time comes."""
    first_at = order_lists.next_send_at(tx, panel_id, 0)
    if first_at is None or first_at > now:
        return [], first_at
    next_at = order_lists.next_send_at(tx, panel_id, now)
    if pauses.stops_sending(tx, panel_id, now) is not None:
        return [], next_at
    return order_lists.due(tx, panel_id, now, AT_ONCE), next_at
