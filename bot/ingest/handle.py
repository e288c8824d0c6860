"""Handles one kept update: once with effect, again only while it has none, and never in silence."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Concatenate, ParamSpec

import orjson
import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.conversations import Conversations
from bot.ingest.afterwards import stand_by_effect
from bot.ingest.arrivals import NOTHING_EARLIER, Arrivals, Earlier
from bot.ingest.decode import decode, is_familiar
from bot.ingest.marks import Marks
from bot.ingest.work import EffectThere, Stamp, Work
from shop import notices, people
from shop.notices import Notice
from storage import fsm, inbox
from storage.database import Database, Tx
from storage.errors import CommitUnknown, DatabaseBusy
from storage.fsm import Kept
from storage.inbox import Waiting
from storage.insisting import insist

log = structlog.get_logger(__name__)

P = ParamSpec("P")

PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    RestartingTelegram,
    DatabaseBusy,
    CommitUnknown,
)
PAUSES_S = (0.5, 1.0, 2.0, 4.0, 8.0)
BUGS_BORNE = 1
# An update that was begun again by this many processes and finished by none is what ends them.
MOST_STARTS = 3
# From here on it is handled alone, so that none is blamed for what another does.
SUSPICIOUS = 2


@dataclass(frozen=True, slots=True)
class Handling:
    """What handling an update needs.

    Attributes:
        clock: ms UTC.
        pauses_s: how long to wait before each repetition after a passing trouble.
    """

    bot: Bot
    dispatcher: Dispatcher
    db: Database
    conversations: Conversations
    marks: Marks
    arrivals: Arrivals
    clock: Callable[[], int]
    pauses_s: tuple[float, ...] = PAUSES_S
    _suspects: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def __call__(self, update: Waiting, lane: int) -> None:
        """Handle an update until it is done or set aside.

        Args:
            update: what came.
            lane: where it is handled; one update at a time.
        """
        with self.conversations.within(lane):
            await self._begin(update)

    async def _begin(self, update: Waiting) -> None:
        if update.effect_at is not None:
            await stand_by_effect(self.conversations, self.bot.id, update)
            await self._owe_card(update, update.about)
        elif update.tries > MOST_STARTS:
            await self._note(_set_aside, update, "never finished")
        elif update.tries >= SUSPICIOUS:
            async with self._suspects:
                await self._handle(update)
        else:
            await self._handle(update)

    async def _handle(self, update: Waiting) -> None:
        if update.tries:
            await self._note(_begin, update)
        tries = Tries(self.pauses_s)
        while await self._handled_or_failed(update, tries):
            pass

    async def _handled_or_failed(self, update: Waiting, tries: "Tries") -> bool:
        """Run the handlers once; return whether they should run again."""
        stamp = Stamp(self.bot.id, update, self.clock(), self.marks.of(self.conversations.lane))
        work = Work(self.db, stamp, self.conversations, self.arrivals)
        try:
            decoded = decode(self.bot, orjson.loads(update.payload))
            if is_familiar(decoded):
                await self.dispatcher.feed_update(self.bot, decoded, db=work, now=self.clock())
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the next update must be handled
            if not work.written:
                self.conversations.drop()
            return await self._failed(update, work, error, tries)
        # With an effect the update has its row, and after a crash the conversation stands by that.
        is_owed = self.conversations.settle() and not work.written
        self.marks.done(update.update_id, self.conversations.lane, at_once=is_owed)
        if not is_owed:
            self.arrivals.over(update.update_id)
        return False

    async def _failed(self, update: Waiting, work: Work, error: Exception, tries: "Tries") -> bool:
        if isinstance(error, TelegramForbiddenError):
            await self._note(_blocked, update)
        elif isinstance(error, EffectThere):
            await stand_by_effect(self.conversations, self.bot.id, replace(update, about=error.about))
            await self._owe_card(update, error.about)
        elif work.written:
            log.warning("only the answer failed", update_id=update.update_id, **_described(error))
            await self._owe_card(update, work.about)
        elif tries.another(error):
            log.warning("update is tried again", update_id=update.update_id, **_described(error))
            await asyncio.sleep(tries.pause_s)
            return True
        else:
            log.error("update set aside", update_id=update.update_id, exc_info=error)
            await self._note(_set_aside, update, type(error).__name__)
        return False

    async def _owe_card(self, update: Waiting, about: str | None) -> None:
        """Owe the card together with the step that the conversation came to: the answer alone is missing."""
        loan = self.conversations.lend()
        await self._note(_owe_card, update, about, loan.changes, self.marks.of(loan.lane))
        self.conversations.saved(loan)

    async def _note(
        self,
        fn: Callable[Concatenate[Tx, int, int, Waiting, P], None],
        update: Waiting,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Write what became of an update; its chat waits for that, or what comes next would outrun it."""

        def kept_first(tx: Tx) -> None:
            now = self.clock()
            inbox.keep(tx, self.bot.id, [update], now)
            fn(tx, self.bot.id, now, update, *args, **kwargs)

        await insist(self.db, kept_first)
        self.arrivals.kept((update.update_id,))


class Tries:
    """How often one update may be handled: a bug once more, a passing trouble a few times."""

    def __init__(self, pauses_s: tuple[float, ...]) -> None:
        self._pauses = list(pauses_s)
        self._bugs = BUGS_BORNE
        self.pause_s = 0.0

    def another(self, error: Exception) -> bool:
        """Say whether to try again after this error, and set the pause before."""
        if isinstance(error, PASSING):
            self.pause_s = self._pauses[0] if self._pauses else 0.0
            return bool(self._pauses and self._pauses.pop(0) is not None)
        self.pause_s, self._bugs = 0.0, self._bugs - 1
        return self._bugs >= 0


def _described(error: Exception) -> dict[str, object]:
    """What passes needs no traceback."""
    return {"error": str(error)} if isinstance(error, PASSING) else {"exc_info": error}


def _owe_card(
    tx: Tx,
    bot_id: int,
    now: int,
    update: Waiting,
    about: str | None,
    steps: tuple[Kept, ...] = (),
    earlier: Earlier = NOTHING_EARLIER,
) -> None:
    """Owe the chat the card of what it was about; the notifier pays when Telegram can be reached.

    The steps of the conversation carry what its lane did before, so that is done as well.
    """
    if update.chat_id is not None:
        key = f"fresh/{bot_id}/{update.update_id}"
        notices.tell(tx, Notice.FRESH_CARD, update.chat_id, now, key=key, about=about)
    inbox.mark_done(tx, bot_id, (update.update_id,), now)
    earlier.mark(tx, bot_id, now)
    fsm.save(tx, steps)


def _begin(tx: Tx, bot_id: int, _now: int, update: Waiting) -> None:
    inbox.begin_again(tx, bot_id, update.update_id, update.tries)


def _set_aside(tx: Tx, bot_id: int, now: int, update: Waiting, problem: str) -> None:
    effect = inbox.effect_of(tx, bot_id, update.update_id)
    if effect is not None:
        # Its COMMIT was of unknown fate and nobody could be asked since: what was done is no failure.
        _owe_card(tx, bot_id, now, update, effect.about)
        return
    if update.chat_id is not None:
        notices.tell(tx, Notice.SORRY, update.chat_id, now, key=f"sorry/{bot_id}/{update.update_id}")
    inbox.set_aside(tx, bot_id, update.update_id, problem, now)


def _blocked(tx: Tx, bot_id: int, now: int, update: Waiting) -> None:
    if update.person_id is not None:
        people.mark_blocked(tx, update.person_id, now)
    inbox.set_aside(tx, bot_id, update.update_id, "blocked", now)
