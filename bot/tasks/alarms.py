"""Trouble of the process itself, told to admins through the outbox like everything else."""

from collections.abc import Callable
from dataclasses import dataclass

from shop import notices
from shop.house import House
from shop.notices import Notice
from storage.database import Database, Tx

HOUR = 60 * 60_000


@dataclass(frozen=True, slots=True)
class Alarms:
    """Who tells admins; one message an hour for one trouble.

    Attributes:
        clock: ms UTC.
    """

    db: Database
    house: House
    clock: Callable[[], int]

    async def trouble(self, work: str, failures: int) -> None:
        """Tell that background work keeps failing."""
        await self.db.write(_trouble, self.house, work, failures, self.clock())

    async def conflict(self) -> None:
        """Tell that another program fetches this bot's updates."""
        await self.db.write(_conflict, self.house, self.clock())


def _trouble(tx: Tx, house: House, work: str, failures: int, now: int) -> None:
    key = f"trouble/{work}/{now // HOUR}"
    notices.alarm(tx, house, Notice.ADMIN_TROUBLE, now, key=key, work=work, failures=failures)


def _conflict(tx: Tx, house: House, now: int) -> None:
    notices.alarm(tx, house, Notice.ADMIN_CONFLICT, now, key=f"conflict/{now // HOUR}")
