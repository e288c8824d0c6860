"""When Telegram says "retry after", that chat waits, or all do; for answers and notices alike."""

import asyncio
from collections.abc import Callable

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.ingest.raw import GetRawUpdates

log = structlog.get_logger(__name__)

MOST_TRIES = 5
# Telegram does not say whether one chat or the bot is too fast; this many chats at once mean the bot.
CHATS_THAT_MEAN_ALL = 3

EVERYBODY = 0

# Telegram rations the profile apart, by hours: its patience is not that of the conversation.
APART = frozenset(
    {
        GetRawUpdates.__api_method__,
        "setMyCommands",
        "deleteMyCommands",
        "setMyDescription",
        "setMyShortDescription",
    }
)


class Patience(BaseRequestMiddleware):
    """Holds calls to a chat back until Telegram's own clock lets them through.

    Args:
        seconds: a monotonic clock in seconds.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._until: dict[int, float] = {}

    def left_s(self, chat_id: int) -> float:
        """Return how many seconds a chat must still wait."""
        until = max(self._until.get(chat_id, 0.0), self._until.get(EVERYBODY, 0.0))
        return max(0.0, until - self._seconds())

    def pause(self, chat_id: int, retry_after_s: float) -> None:
        """Hold a chat back; several held chats hold everybody back."""
        now = self._seconds()
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        self._until[chat_id] = max(self._until.get(chat_id, 0.0), now + retry_after_s)
        held = sorted((until for chat, until in self._until.items() if chat != EVERYBODY), reverse=True)
        if len(held) >= CHATS_THAT_MEAN_ALL:
            # As long as so many are held: one chat's hour is not everybody's.
            together = held[CHATS_THAT_MEAN_ALL - 1]
            self._until[EVERYBODY] = max(self._until.get(EVERYBODY, 0.0), together)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make a call when its chat may; say it again when Telegram asks for patience."""
        if method.__api_method__ in APART:
            return await make_request(bot, method)
        chat_id = _chat(method)
        for _ in range(MOST_TRIES):
            if self._until and (left := self.left_s(chat_id)):
                await asyncio.sleep(left)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                log.warning("Telegram asks for patience", seconds=error.retry_after)
                self.pause(chat_id, error.retry_after)
        return await make_request(bot, method)


def _chat(method: TelegramMethod[TelegramType]) -> int:
    chat_id = getattr(method, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else EVERYBODY
