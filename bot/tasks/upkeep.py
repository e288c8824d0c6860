"""Small work by the clock: balance, catalogue, reminders, and clearing away what is old."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.bells import Bells
from shop import pauses
from shop.catalogue import digest
from shop.house import House
from shop.orders import remind, trouble
from shop.orders.expire import expire
from storage import (
    batches,
    cards,
    drafts,
    fsm,
    inbox,
    order_lists,
    outbox,
    panels,
    quotes,
    readings,
    searches,
    sightings,
)
from storage.database import Database, Tx

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
INBOX_DAYS, INBOX_PLAIN_DAYS = 7, 1
OUTBOX_DAYS = DRAFT_DAYS = 30
CARD_DAYS = 120
READING_DAYS = 90
SIGHTING_DAYS = 200
TOGETHER = 10
"""So many people are told in one transaction, so that no tap waits for it."""


def every(
    seconds: float, bells: Bells, bell: str, work: Callable[[], Awaitable[object]], *, first_s: float = 0
) -> Callable[[], Coroutine[Any, Any, None]]:
    """Return endless work: do it, wait so long or for the bell, and again.

    Args:
        seconds: between two turns.
        bells: where the bell hangs.
        bell: what ends the wait early.
        work: one turn.
        first_s: how long to wait before the first turn.
    """

    async def again() -> None:
        await bells.wait(bell, first_s)
        while True:
            await work()
            await bells.wait(bell, seconds)

    return again


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is looked after by the moment, the minute and the hour.

    Attributes:
        clock: ms UTC.
    """

    db: Database
    house: House
    clock: Callable[[], int]

    async def moment(self) -> None:
        """Release held orders that may not be sent any more."""
        now = self.clock()
        if await self.db.read(order_lists.overdue, now, 1):
            await self.db.write(expire, self.house, now)

    async def minute(self) -> None:
        """Remind of open questions and see whether the catalogue grew stale."""
        await self.db.write(_minute, self.house, self.clock())

    async def digests(self) -> None:
        """Tell whose morning it is what changed of the services they use."""
        now = self.clock()
        due = await self.db.read(digest.hearers, self.house, now)
        for at in range(0, len(due), TOGETHER):
            await self.db.write(digest.tell, self.house, due[at : at + TOGETHER], now)

    async def hour(self) -> None:
        """Clear away what nobody needs any more."""
        await self.db.write(_clear, self.clock())


def _minute(tx: Tx, house: House, now: int) -> None:
    remind.remind(tx, house, now)
    trouble.report_overdue(tx, house, now)
    pauses.review_stale(tx, house, house.panel_id, now)


def _clear(tx: Tx, now: int) -> None:
    inbox.prune(tx, now - INBOX_DAYS * DAY, now - INBOX_PLAIN_DAYS * DAY)
    outbox.prune(tx, now - OUTBOX_DAYS * DAY)
    drafts.prune(tx, now - DRAFT_DAYS * DAY)
    batches.prune(tx, now - DRAFT_DAYS * DAY)
    quotes.prune(tx, now - DRAFT_DAYS * DAY)
    searches.prune(tx, now - DRAFT_DAYS * DAY)
    sightings.prune(tx, now - SIGHTING_DAYS * DAY)
    digest.prune(tx, now)
    cards.prune(tx, now - CARD_DAYS * DAY)
    fsm.prune(tx, "{}", now - DRAFT_DAYS * DAY)
    for panel in panels.everyone(tx):
        readings.forget(tx, panel.id, now - READING_DAYS * DAY)
