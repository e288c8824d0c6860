"""Sends what no tap asked for: in order within a chat, paced, never twice when it arrived."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from bot.bells import Bells
from bot.ingest.lanes import Lanes
from bot.patience import Patience
from bot.supervisor import Supervisor
from handlers.methods import EditButtons
from handlers.outgoing import Outgoing
from handlers.render import render
from handlers.told import Backdrop
from shop import people
from storage import cards, outbox
from storage.cards import Card
from storage.database import Database, Tx
from storage.errors import DatabaseError
from storage.insisting import insist
from storage.outbox import NoticeRow

log = structlog.get_logger(__name__)

AT_ONCE, MOST_ROWS = 30, 300
IDLE_S = 30.0
CALM_S = 0.05
"""An order that goes its way writes several rows in a moment: one look finds the last of them."""
CHAT_EVERY_S = 1.0
ALL_EVERY_S = 1.0 / 30
TROUBLE_S = 5.0
LONG_TROUBLE_S = 60.0
LONGEST_TROUBLE_S = 600.0
MOST_TRIES = 2
MOST_TROUBLES = 16
UNCHANGED = "message is not modified"
NEVER_STARTED = ("chat not found",)
UNPARSED = ("can't parse entities", "entity_bounds_invalid")
GONE = ("to edit not found", "can't be edited", "no text in the message", "message_id_invalid")


@dataclass(slots=True)
class Notifier:
    """The outbox's way to Telegram.

    Attributes:
        lanes: gives the lock of a chat: nothing is sent there while one of its handlers runs.
        backdrop: texts, house and catalogue for rendering.
        clock: ms UTC.
    """

    bot: Bot
    db: Database
    lanes: Lanes
    patience: Patience
    bells: Bells
    supervisor: Supervisor
    backdrop: Backdrop
    clock: Callable[[], int]
    _busy: set[int] = field(default_factory=set)
    _rested_until: dict[int, float] = field(default_factory=dict)

    async def run(self) -> None:
        """Send for ever what is due."""
        while True:
            rows, due = await self.db.read(_owed, self.lanes.talking(), self.clock())
            free = sorted((row for row in rows if self._may_send(row.chat_id)), key=self._is_news)[:AT_ONCE]
            for row in free:
                self._busy.add(row.chat_id)
                self.supervisor.spawn(f"notice {row.id}", self._send(row))
                if self._is_news(row):
                    await asyncio.sleep(ALL_EVERY_S)
            await self.bells.wait("outbox", self._idle_s(due, some_wait=len(rows) > len(free)), CALM_S)

    def _may_send(self, chat_id: int) -> bool:
        if chat_id in self._busy or self.patience.left_s(chat_id):
            return False
        return self._rested_until.get(chat_id, 0.0) <= asyncio.get_running_loop().time()

    def _is_news(self, row: NoticeRow) -> bool:
        """Whether nobody there is talking to the bot: Telegram rations these for all chats, answers it does not."""
        return not self.lanes.talks(row.chat_id)

    def _idle_s(self, due: int | None, *, some_wait: bool) -> float:
        if some_wait:
            return CHAT_EVERY_S / 4
        return IDLE_S if due is None else min(IDLE_S, max(0.0, (due - self.clock()) / 1000))

    async def _send(self, row: NoticeRow) -> None:
        is_last = False
        try:
            async with self.lanes.lock(row.chat_id):
                if not self.supervisor.stopping:
                    is_last = await self._send_or_give_up(row)
        finally:
            self._busy.discard(row.chat_id)
            self._rest(row.chat_id, CHAT_EVERY_S)
            if not is_last:
                self.bells.ring("outbox")

    def _rest(self, chat_id: int, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._rested_until = {chat: until for chat, until in self._rested_until.items() if until > now}
        self._rested_until[chat_id] = max(self._rested_until.get(chat_id, 0.0), now + seconds)

    async def _send_or_give_up(self, row: NoticeRow) -> bool:
        """Send a row; return whether it is over with and nothing else waits for its chat."""
        try:
            message = await render(row, self.db, self.backdrop, self.clock())
        except DatabaseError as error:
            log.warning("a notice waits for the database", notice=row.id, error=type(error).__name__)
            self._rest(row.chat_id, TROUBLE_S)
            return False
        except Exception:
            log.exception("a notice could not be made", kind=row.kind, notice=row.id)
            return await self._drop(row, "unrenderable")
        if message is None:
            return await self._drop(row, "pointless")
        return await (self._edit if message.edits else self._send_new)(row, message)

    async def _edit(self, row: NoticeRow, message: Outgoing) -> bool:
        place = message.card
        if place is None:
            return await self._drop(row, "no card")
        try:
            await self.bot(message.edit(row.chat_id, place))
        except TelegramBadRequest as error:
            if not _says(error, (UNCHANGED,)):
                await insist(self.db, _card_is_gone, row, place, _says(error, GONE))
                return False
        except TelegramAPIError as error:
            await self._failed(row, error)
            return False
        was_marked = await insist(self.db, outbox.mark_sent, row.id, place, self.clock(), row.key)
        return was_marked and row.of_chat == 1

    async def _drop(self, row: NoticeRow, why: str) -> bool:
        await insist(self.db, outbox.drop, row.id, why)
        return False

    async def _send_new(self, row: NoticeRow, message: Outgoing) -> bool:
        try:
            sent = await self._post(row, message)
        except ClientDecodeError:
            # Telegram answered 200: the message is there, only its answer could not be read.
            await insist(self.db, outbox.mark_sent, row.id, None, self.clock())
        except TelegramAPIError as error:
            await self._failed(row, error)
        else:
            await self._sent(row, message, sent)
        return False

    async def _sent(self, row: NoticeRow, message: Outgoing, sent: dict[str, Any]) -> None:
        await insist(self.db, _sent, row, int(sent["message_id"]), message.order_id, self.clock())
        if message.card is not None:
            await self._retire(row.chat_id, message.card, message)

    async def _retire(self, chat_id: int, message_id: int, newer: Outgoing) -> None:
        """Let the card that a newer one replaces say the same without buttons; it would stand half-way for ever."""
        with suppress(TelegramAPIError):
            try:
                await self.bot(newer.retire(chat_id, message_id))
            except TelegramBadRequest as error:
                if _says(error, UNPARSED):
                    await self.bot(EditButtons(chat_id=chat_id, message_id=message_id))

    async def _post(self, row: NoticeRow, message: Outgoing) -> dict[str, Any]:
        try:
            return await self.bot(message.send(row.chat_id))
        except TelegramBadRequest as error:
            if not _says(error, UNPARSED):
                raise
            log.error("Telegram could not parse a notice", kind=row.kind)  # noqa: TRY400 - the kind says where to look
            return await self.bot(message.send_plain(row.chat_id))

    async def _failed(self, row: NoticeRow, error: TelegramAPIError) -> None:
        if isinstance(error, TelegramForbiddenError):
            await insist(self.db, people.mark_blocked, row.chat_id, self.clock())
        elif isinstance(error, TelegramRetryAfter):
            self._rest(row.chat_id, error.retry_after)
        elif isinstance(error, TelegramUnauthorizedError):
            log.error("Telegram does not accept the token: nothing can be told", notice=row.id)
            self._rest(row.chat_id, LONG_TROUBLE_S)
        elif isinstance(error, TelegramServerError):
            await self._server_trouble(row)
        elif isinstance(error, TelegramNetworkError):
            await self._no_answer(row, error)
        elif isinstance(error, TelegramBadRequest) and _says(error, NEVER_STARTED):
            log.warning("somebody who has not started the bot cannot be told", kind=row.kind)
            await insist(self.db, outbox.drop, row.id, "not started")
        else:
            log.error("a notice was refused", kind=row.kind, error=str(error))
            await insist(self.db, outbox.drop, row.id, type(error).__name__)

    async def _server_trouble(self, row: NoticeRow) -> None:
        """Telegram said that it failed: it hardly sent the message, so it is tried for more than an hour."""
        self._rest(row.chat_id, min(TROUBLE_S * 2**row.tries, LONGEST_TROUBLE_S))
        await self._count_try(row, MOST_TROUBLES)

    async def _no_answer(self, row: NoticeRow, error: TelegramAPIError) -> None:
        self._rest(row.chat_id, TROUBLE_S)
        if isinstance(error.__cause__, ClientConnectorError):
            return
        await self._count_try(row, MOST_TRIES)

    async def _count_try(self, row: NoticeRow, most: int) -> None:
        if row.tries + 1 >= most:
            await insist(self.db, outbox.drop, row.id, "no answer")
        else:
            await insist(self.db, outbox.count_try, row.id)


def _owed(tx: Tx, talking: tuple[int, ...], now: int) -> tuple[list[NoticeRow], int | None]:
    """Return what is due, at least all that is due to who is talking, and when the next of the others will be."""
    if len(rows := outbox.waiting(tx, now, MOST_ROWS)) == MOST_ROWS:
        rows += outbox.waiting_in(tx, tuple({*talking} - {row.chat_id for row in rows}), now)
    return rows, outbox.next_due(tx, now)


def _says(error: TelegramBadRequest, texts: tuple[str, ...]) -> bool:
    return any(text in error.message.lower() for text in texts)


def _sent(tx: Tx, row: NoticeRow, message_id: int, order_id: int | None, now: int) -> None:
    outbox.mark_sent(tx, row.id, message_id, now)
    if order_id is not None:
        cards.remember(tx, Card(row.chat_id, message_id, order_id), now)


def _card_is_gone(tx: Tx, row: NoticeRow, message_id: int, is_gone: bool) -> None:  # noqa: FBT001 - part of one row's fate
    if is_gone:
        cards.forget(tx, row.chat_id, message_id)
    outbox.drop(tx, row.id, "card gone" if is_gone else "refused")
