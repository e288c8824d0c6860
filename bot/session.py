"""The session to Telegram: what a proxy in front of it says is no answer of the Bot API."""

from http import HTTPStatus

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

SUCCESS = range(HTTPStatus.OK, HTTPStatus.IM_USED + 1)
WITHOUT_WORDS_S = 5
"""How long to wait after a 429 that names no time, seconds."""


class Session(AiohttpSession):
    """aiogram's session, which calls an unreadable page with an error code what it is: nobody did anything.

    Only an unreadable answer with a success code stays a `ClientDecodeError`: there Telegram did as asked.
    """

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return the answer.

        Raises:
            TelegramAPIError: Telegram said no, or something in front of it spoke.
            ClientDecodeError: Telegram did it, but its answer cannot be read.
        """
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if status_code in SUCCESS:
                raise
            message = f"HTTP {status_code} without an answer of the Bot API"
            raise TelegramServerError(method=method, message=message) from error
        except TelegramAPIError as error:
            if type(error) is TelegramAPIError and status_code == HTTPStatus.TOO_MANY_REQUESTS:
                wait = WITHOUT_WORDS_S
                raise TelegramRetryAfter(method=method, message=error.message, retry_after=wait) from error
            raise
