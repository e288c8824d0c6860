"""Keeps the records of services: what became of the orders that ended since the last look."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.giving_way import giving_way
from shop.catalogue import Shelves
from shop.house import House
from shop.records import keeping
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who judges services by their orders, and shows it.

    Attributes:
        clock: ms UTC.
    """

    db: Database
    house: House
    shelves: Shelves
    clock: Callable[[], int]

    async def look(self) -> None:
        """Judge anew what has new orders; screens show it from then on."""
        # Once a day it is all of them: whoever taps meanwhile goes first.
        with giving_way():
            if await keeping.renew(self.db, self.clock()):
                await self.shelves.judge(self.db, self.house)
