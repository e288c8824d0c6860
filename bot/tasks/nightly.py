"""A copy of the database each night, of which the newest are kept."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot.copies import copy_books, forget_old, of_night
from storage.errors import DatabaseError

log = structlog.get_logger(__name__)

# Few people order then, and the day before is whole.
HOUR_OF_NIGHT = 3
COPYING = "backup"
BOOKS = "audit"


@dataclass(frozen=True, slots=True)
class Nightly:
    """Who makes the copies of an SQLite file.

    Attributes:
        zone: the operator's, whose night it is.
        trouble: told `backup` when a copy could not be made, `audit` when the books in it are wrong.
        clock: ms UTC.
    """

    url: str
    folder: Path
    zone: ZoneInfo
    trouble: Callable[[str, int], Awaitable[None]]
    clock: Callable[[], int]

    async def look(self) -> None:
        """Make the copy of this night unless it is there; one that was missed is made as soon as we run."""
        now = self.clock()
        here = datetime.fromtimestamp(now / 1000, self.zone)
        target = of_night(self.folder, here.date())
        if here.hour < HOUR_OF_NIGHT or await asyncio.to_thread(target.exists):
            return
        try:
            copied = await copy_books(self.url, target, now)
        except (DatabaseError, OSError):
            log.exception("the nightly copy could not be made")
            await self.trouble(COPYING, 1)
            return
        log.info("nightly copy made", path=copied.path.name, bytes=copied.size, wrong=len(copied.findings))
        if copied.findings:
            await self.trouble(BOOKS, len(copied.findings))
        await asyncio.to_thread(forget_old, self.folder)
