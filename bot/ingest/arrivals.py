"""Updates that Telegram still has: before it may forget one, that one is kept, has had its effect, or is done."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from storage import inbox
from storage.database import Tx
from storage.inbox import Waiting


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was handled in a lane before and may not be marked as done yet.

    Attributes:
        unkept: those that have no row yet.
    """

    ids: tuple[int, ...] = ()
    unkept: tuple[Waiting, ...] = ()

    def mark(self, tx: Tx, bot_id: int, now: int) -> None:
        """Write down that these are done."""
        if self.unkept:
            inbox.keep_done(tx, bot_id, self.unkept, now)
        if self.ids:
            inbox.mark_done(tx, bot_id, self.ids, now)


NOTHING_EARLIER = Earlier()


class Arrivals:
    """What was fetched since Telegram was last told how far we are.

    An update is handled while it is not kept yet. Most are over before anybody would have kept them, or bring their
    own row along with their effect; only what takes longer is written down for its own sake.
    """

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._unkept: dict[int, Waiting] = {}
        self._open: set[int] = set()
        self._all_over = asyncio.Event()

    def put(self, update: Waiting) -> None:
        """Say that an update goes to its handler and has no row."""
        self._known.add(update.update_id)
        self._unkept[update.update_id] = update
        self._open.add(update.update_id)

    def knows(self, update_id: int) -> bool:
        """Say whether an update went to its handler already: fetched again, it must not go there again."""
        return update_id in self._known

    def unkept(self, update_ids: Iterable[int]) -> tuple[Waiting, ...]:
        """Return those of these updates that Telegram would send again and that have no row."""
        return tuple(self._unkept[one] for one in update_ids if one in self._unkept)

    def kept(self, update_ids: Iterable[int]) -> None:
        """Say that these updates have their rows."""
        for update_id in update_ids:
            self._unkept.pop(update_id, None)
            self.over(update_id)

    def over(self, update_id: int) -> None:
        """Say that nothing is lost any more with an update."""
        self._open.discard(update_id)
        if not self._open:
            self._all_over.set()

    def forgotten(self, before: int) -> None:
        """Say that Telegram has forgotten every update with a lower number."""
        gone = {one for one in self._known if one < before}
        self._known -= gone
        self.kept(gone)

    async def left_after(self, seconds: float) -> tuple[Waiting, ...]:
        """Wait until every update is over or has its row; return those that are not by then."""
        self._all_over.clear()
        if self._open:
            try:
                async with asyncio.timeout(seconds):
                    await self._all_over.wait()
            except TimeoutError:
                pass
        return self.unkept(sorted(self._open))
