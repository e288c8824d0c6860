"""The catalogue that screens show now: read once, replaced as a whole when it changed."""

import asyncio
from collections.abc import Mapping

from shop.catalogue.service import of_row
from shop.catalogue.snapshot import Catalogue
from shop.database import Database
from shop.house import House
from shop.records import keeping
from shop.records.record import Record
from storage import catalogue
from storage.catalogue import ServiceRow


class Shelves:
    """Holds the current snapshot.

    Args:
        current: what to show until the first `reload`.
    """

    def __init__(self, current: Catalogue | None = None) -> None:
        self._current = Catalogue(()) if current is None else current
        # Readings stand in line, so that an older one never replaces a newer one.
        self._line = asyncio.Lock()

    @property
    def current(self) -> Catalogue:
        """The newest snapshot; whoever looks twice in one screen keeps it."""
        return self._current

    async def reload(self, db: Database, house: House) -> Catalogue:
        """Read the kept copy and show it from now on."""
        async with self._line:
            rows = await db.read(catalogue.living, house.panel_id)
            records = await db.read(keeping.all_of, house.panel_id)
            # Tens of thousands of services take a moment: nobody's tap waits for it.
            self._current = await asyncio.to_thread(_build, rows, records)
            return self._current

    async def judge(self, db: Database, house: House) -> None:
        """Read the records of the services and show them from now on."""
        async with self._line:
            self._current = self._current.judged(await db.read(keeping.all_of, house.panel_id))


def _build(rows: list[ServiceRow], records: Mapping[int, Record]) -> Catalogue:
    return Catalogue((of_row(row) for row in rows), records)
