"""Finds in the catalogue of the moment: its index is made when somebody searches it for the first time."""

import asyncio
from dataclasses import dataclass

from shop.catalogue.service import Service
from shop.catalogue.shelves import Shelves
from shop.finding.asked import Asked
from shop.finding.index import Index
from shop.finding.search import find


@dataclass(frozen=True, slots=True)
class _Made:
    of: tuple[Service, ...]
    index: Index


class Finder:
    """Keeps the index of the newest catalogue that was searched.

    Args:
        shelves: where the catalogue of the moment stands.
    """

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._made: _Made | None = None
        self._line = asyncio.Lock()

    async def find(self, asked: Asked) -> tuple[Service, ...]:
        """Return what fits best to what was asked, as it is offered at this moment."""
        return find(await self._index(), asked, self._shelves.current.records)

    async def _index(self) -> Index:
        made = self._made
        if made is None or made.of is not self._shelves.current.all():
            # Who comes second waits for the same index.
            async with self._line:
                made = await self._newest()
        return made.index

    async def _newest(self) -> _Made:
        # What the policy hides is not among `all`; newer records leave it the same.
        services = self._shelves.current.all()
        if self._made is None or self._made.of is not services:
            # A second of work keeps nobody else waiting.
            self._made = _Made(services, await asyncio.to_thread(Index, services))
        return self._made
