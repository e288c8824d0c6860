"""Fetches updates raw, has them handled, and lets Telegram forget none that is neither kept nor over."""

import asyncio
import json
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson
import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
)

from bot.ingest.arrivals import Arrivals
from bot.ingest.decode import RAW, is_payment, whose
from bot.ingest.lanes import Lanes
from bot.ingest.raw import GetRawUpdates
from shop import notices
from shop.notices import Notice
from storage import inbox
from storage.database import Database, Tx
from storage.inbox import Arrived, Waiting
from storage.text import clean

log = structlog.get_logger(__name__)

POLL_S = 25
ANSWER_S = POLL_S + 10
MOST_WAITING = 2_000
MOST_TAKEN_UP = 3 * MOST_WAITING
LEAST_FREE_BYTES = 200 * 1024 * 1024
FULL_PAUSE_S = 1.0
KEEP_AFTER_S = 0.01
"""How long Telegram is not asked for more while an update is handled without being kept, seconds."""
SAY_FULL_MS = 60_000
ENOUGH_FOR_MS = 1_000
"""A disk with room is not looked at again so soon: a second's updates do not fill what has to be free."""
EMPTY_PAUSE_S = 0.05
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0


@dataclass(slots=True)
class Fetch:
    """The endless fetching of updates.

    Attributes:
        allowed: kinds of updates that handlers exist for.
        disk: a folder on the disk the database grows on.
        conflict: told when another program fetches this bot's updates.
        clock: ms UTC.
    """

    bot: Bot
    db: Database
    lanes: Lanes
    arrivals: Arrivals
    allowed: list[str]
    disk: Path
    conflict: Callable[[], Awaitable[None]]
    clock: Callable[[], int]
    offset: int | None = None
    pause_s: float = FIRST_PAUSE_S
    _said_full_at: int = field(default=0, init=False)
    _enough_at: int = field(default=0, init=False)
    _newest: int | None = field(default=None, init=False)

    async def run(self) -> None:
        """Fetch for ever; trouble makes the pauses grow."""
        while True:
            if self._has_room():
                await self._fetch_or_pause()
            else:
                await asyncio.sleep(FULL_PAUSE_S)

    async def take_up(self) -> None:
        """Queue what an earlier process kept and did not finish."""
        for update in await self.db.read(inbox.waiting, self.bot.id, MOST_TAKEN_UP):
            again = replace(update, tries=update.tries + 1)
            self.lanes.put(again, alone=is_payment(orjson.loads(update.payload)))

    def _has_room(self) -> bool:
        if self.lanes.waiting >= MOST_WAITING:
            return False
        return self._has_disk()

    def _has_disk(self) -> bool:
        now = self.clock()
        if abs(now - self._enough_at) < ENOUGH_FOR_MS:
            return True
        if shutil.disk_usage(self.disk).free < LEAST_FREE_BYTES:
            self._say_full()
            return False
        self._enough_at = now
        return True

    def _say_full(self) -> None:
        """Say it once a minute: a log may grow on the very same disk."""
        now = self.clock()
        if now - self._said_full_at >= SAY_FULL_MS:
            self._said_full_at = now
            log.error("under 200 MB of free disk: no updates are fetched", folder=str(self.disk))

    async def _fetch_or_pause(self) -> None:
        try:
            await self._fetch()
        except TelegramConflictError:
            log.error("another program fetches this bot's updates; only one may run with this token")  # noqa: TRY400 - the sentence says it all
            await self.conflict()
            await self._pause()
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("updates could not be fetched", error=type(error).__name__, pause_s=self.pause_s)
            await self._pause()
        else:
            self.pause_s = FIRST_PAUSE_S

    async def _pause(self) -> None:
        await asyncio.sleep(self.pause_s)
        self.pause_s = min(self.pause_s * 2, LONGEST_PAUSE_S)

    async def _fetch(self) -> None:
        request = GetRawUpdates(offset=self.offset, timeout=POLL_S, allowed_updates=self.allowed)
        raw = await self.bot(request, request_timeout=ANSWER_S)
        self.arrivals.forgotten(self.offset or 0)
        if not raw:
            # A server that does not hold the question until something comes is not asked without end.
            await asyncio.sleep(EMPTY_PAUSE_S)
            return
        await self.keep(raw)
        self.offset = max(update["update_id"] for update in raw) + 1

    async def keep(self, raw: list[RAW]) -> None:
        """Queue new updates; return when Telegram may forget them: each is kept, has had its effect or is done.

        Kept first are payments, what may have been here before, and what a full chat is to drop.
        """
        arrived = [_arrived(update) for update in raw if not self.arrivals.knows(update["update_id"])]
        payments = {update["update_id"] for update in raw if is_payment(update)}
        flood = self._flood(arrived) - payments
        newest = await self._newest_kept()
        first = [one for one in arrived if one.update_id <= newest or one.update_id in payments | flood]
        new = await self.db.write(_keep, self.bot.id, first, flood, self.clock()) if first else set()
        self._queue(arrived, {one.update_id for one in first}, new - flood, payments)
        await self._keep_the_slow()

    async def _newest_kept(self) -> int:
        if self._newest is None:
            self._newest = await self.db.read(inbox.newest, self.bot.id)
        return self._newest

    def _queue(self, arrived: list[Arrived], looked_up: set[int], new: set[int], payments: set[int]) -> None:
        for one in arrived:
            waiting = _waiting(one)
            if one.update_id not in looked_up:
                self.arrivals.put(waiting)
            elif one.update_id not in new:
                continue
            self.lanes.put(waiting, alone=one.update_id in payments)
        self._newest = max([self._newest or 0, *(one.update_id for one in arrived)])

    async def _keep_the_slow(self) -> None:
        """Write down what is still being handled after a moment: Telegram is not asked for more before that."""
        slow = await self.arrivals.left_after(KEEP_AFTER_S)
        if slow:
            await self.db.write(inbox.keep, self.bot.id, slow, self.clock())
            self.arrivals.kept(one.update_id for one in slow)

    def _flood(self, arrived: list[Arrived]) -> set[int]:
        coming: Counter[int] = Counter()
        flood = set()
        for one in arrived:
            if one.chat_id is None:
                continue
            coming[one.chat_id] += 1
            if coming[one.chat_id] > self.lanes.room(one.chat_id):
                flood.add(one.update_id)
        return flood


def _arrived(raw: RAW) -> Arrived:
    chat_id, person_id = whose(raw)
    return Arrived(raw["update_id"], chat_id, person_id, clean(_as_text(raw)))


def _as_text(raw: RAW) -> str:
    try:
        return orjson.dumps(raw).decode()
    except TypeError:
        # Half a character, or a number beyond 64 bits.
        return json.dumps(raw, ensure_ascii=False)


def _waiting(one: Arrived) -> Waiting:
    return Waiting(one.update_id, one.chat_id, one.person_id, one.payload, None, None, 0)


def _keep(tx: Tx, bot_id: int, arrived: list[Arrived], flood: set[int], now: int) -> set[int]:
    new = set(inbox.keep(tx, bot_id, arrived, now))
    for one in arrived:
        if one.update_id in flood & new and one.chat_id is not None:
            inbox.set_aside(tx, bot_id, one.update_id, "flood", now)
            notices.tell(tx, Notice.SLOW_DOWN, one.chat_id, now, key=f"slow/{one.chat_id}/{now // 60_000}")
    return new
