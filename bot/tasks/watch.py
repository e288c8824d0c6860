"""Watches the panel: its catalogue every ten minutes, its balance as often as a pause needs it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import structlog

from bot.giving_way import giving_way
from panel import PanelClient
from panel.exceptions import PanelError
from shop import pauses, wishes
from shop.balance import BalanceRead, BalanceSource, read_balance
from shop.catalogue import Shelves
from shop.catalogue.listed import Known
from shop.catalogue.problem import RESTS, problem_of
from shop.catalogue.sync import SyncReport, sync
from shop.house import House
from shop.wishes import Wish
from storage import readings
from storage.database import Database, Tx

log = structlog.get_logger(__name__)

ORDINARILY_MS = 10 * 60_000


@dataclass(slots=True)
class PanelWatch:
    """What is asked of the panel by the clock.

    Attributes:
        clock: ms UTC.
        learn: told the currency of the books when no balance had named it at start.
    """

    db: Database
    panel: PanelClient
    house: House
    shelves: Shelves
    clock: Callable[[], int]
    learn: Callable[[str], None]
    _has_asked: bool = False
    _tried_at: int | None = None
    _known: Known = field(default_factory=Known)

    async def sync(self) -> None:
        """Copy the catalogue and show it; the last good copy stays when that fails."""
        wishing = await self.db.read(wishes.waiting, Wish.SYNC)
        now = self.clock()
        with giving_way():
            report = await self._synced(now)
        await self._answer(Wish.SYNC, wishing, asdict(report) | {"at": now})

    async def _synced(self, now: int) -> SyncReport:
        if await self.db.read(pauses.stops_requests, self.house.panel_id, now) is not None:
            return SyncReport(RESTS)
        is_first, self._has_asked = not self._has_asked, True
        report = await sync(self.db, self.panel, self.house, now, self._known, is_first=is_first)
        if report.has_changed:
            await self.reload()
        log.info("catalogue synced", report=report)
        return report

    async def reload(self) -> None:
        """Show the catalogue as the database has it."""
        await self.shelves.reload(self.db, self.house)

    async def balance(self) -> None:
        """Ask for the balance when it is time to, or when an admin wants to know."""
        wishing = await self.db.read(wishes.waiting, Wish.BALANCE)
        if not wishing and not await self.db.read(_is_due, self.house.panel_id, self._tried_at, self.clock()):
            return
        self._tried_at = self.clock()
        found = await read_balance(self.db, self.panel, self.house, self.clock(), "watch")
        if isinstance(found, PanelError):
            log.warning("the panel did not tell its balance", problem=type(found).__name__)
        elif self.house.currency is None and found.books:
            self.learn(found.books)
        await self._answer(Wish.BALANCE, wishing, _as_told(found))

    async def _answer(self, what: Wish, wishing: tuple[int, ...], args: dict[str, object]) -> None:
        if wishing:
            await self.db.write(wishes.answer, what, wishing, args, self.clock())


@dataclass(slots=True)
class AccountWatch:
    """Looks after the key of a panel that is only followed: nothing else ends what a refused key stopped.

    Attributes:
        panel_id: row of the panel asked.
        clock: ms UTC.
    """

    db: Database
    panel: BalanceSource
    house: House
    panel_id: int
    clock: Callable[[], int]
    _tried_at: int | None = None

    async def balance(self) -> None:
        """Ask for the balance when a pause needs it."""
        if await self.db.read(_is_needed, self.panel_id, self._tried_at, self.clock()):
            self._tried_at = self.clock()
            await read_balance(self.db, self.panel, self.house, self.clock(), "watch", panel_id=self.panel_id)


def _as_told(found: BalanceRead | PanelError) -> dict[str, object]:
    if isinstance(found, PanelError):
        return {"problem": problem_of(found).code}
    return {"amount": format(found.amount, "f"), "currency": found.currency}


def _is_due(tx: Tx, panel_id: int, tried_at: int | None, now: int) -> bool:
    """Whether nothing was asked for as long as a pause, or ordinary care, allows.

    A question without an answer counts too: a panel blocks whoever comes again and again with a wrong key.
    """
    latest = readings.latest(tx, panel_id)
    asked = [at for at in (tried_at, None if latest is None else latest.at) if at is not None]
    every = pauses.probe_every(tx, panel_id) or ORDINARILY_MS
    # A clock that was put back leaves moments in the future.
    return not any(0 <= now - at < every for at in asked)


def _is_needed(tx: Tx, panel_id: int, tried_at: int | None, now: int) -> bool:
    return pauses.probe_every(tx, panel_id) is not None and _is_due(tx, panel_id, tried_at, now)
