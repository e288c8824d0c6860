"""The unit of work that each handler gets: any number of reads, at most one write."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from bot.conversations import Conversations
from bot.ingest.arrivals import NOTHING_EARLIER, Arrivals, Earlier
from shop.drafts import Draft
from storage import fsm, inbox
from storage.database import Database, Tx
from storage.fsm import Kept
from storage.inbox import Waiting

T = TypeVar("T")
P = ParamSpec("P")


class SecondWrite(RuntimeError):
    """A handler tried to write twice; a crash between two transactions would tell half the truth."""


class EffectThere(RuntimeError):
    """The update had its effect before: a COMMIT of unknown fate was one after all.

    Attributes:
        about: what the effect was about.
    """

    def __init__(self, about: str | None) -> None:
        super().__init__("the update had its effect before")
        self.about = about


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which update a transaction is the effect of.

    Attributes:
        now: ms UTC.
        earlier: updates that were handled in the lane before and may not be marked as done yet.
    """

    bot_id: int
    update: Waiting
    now: int
    earlier: Earlier = NOTHING_EARLIER


class Work:
    """A `Database` for one update: its first write carries the update's marks and FSM changes."""

    def __init__(self, db: Database, stamp: Stamp, conversations: Conversations, arrivals: Arrivals) -> None:
        self._db = db
        self._stamp = stamp
        self._conversations = conversations
        self._arrivals = arrivals
        self.written = False
        self.about: str | None = None

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a reading transaction."""
        return await self._db.read(fn, *args, **kwargs)

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the one business transaction of this update.

        Raises:
            SecondWrite: when there was one already.
        """
        if self.written:
            raise SecondWrite(
                f"update {self._stamp.update.update_id} wrote twice; the second time through {fn!r}"
            )
        loan = self._conversations.lend()

        def with_marks(tx: Tx) -> T:
            result = fn(tx, *args, **kwargs)
            mark(tx, self._stamp, _about(result), loan.changes)
            return result

        try:
            result = await self._db.write(with_marks)
        except BaseException:
            self._conversations.give_back(loan)
            raise
        self._conversations.saved(loan)
        self._arrivals.kept((self._stamp.update.update_id, *self._stamp.earlier.ids))
        self.written, self.about = True, _about(result)
        return result


def mark(tx: Tx, stamp: Stamp, about: str | None, changes: tuple[Kept, ...]) -> None:
    """Write an update's effect mark, the FSM changes, and that what its lane handled before is done.

    Raises:
        EffectThere: the update had an effect before; nothing may be kept of this transaction.
    """
    if not inbox.mark_effect(tx, stamp.bot_id, stamp.update, about, stamp.now):
        before = inbox.effect_of(tx, stamp.bot_id, stamp.update.update_id)
        if before is not None:
            raise EffectThere(before.about)
    stamp.earlier.mark(tx, stamp.bot_id, stamp.now)
    fsm.save(tx, changes)


def _about(result: object) -> str | None:
    """Return what a result of shop concerns: its card is what the chat is owed."""
    order_id = getattr(result, "order_id", None)
    if isinstance(order_id, int):
        return f"order:{order_id}"
    schedule_id = getattr(result, "schedule_id", None)
    if isinstance(schedule_id, int):
        return f"schedule:{schedule_id}"
    draft = getattr(result, "draft", result)
    if not isinstance(draft, Draft):
        return None
    return f"link:{draft.id}" if draft.service_id is None else f"draft:{draft.id}"
