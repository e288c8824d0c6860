"""The session to Telegram: calls go out as JSON, and what a proxy in front of it says is no answer of the Bot API."""

from functools import cache
from http import HTTPStatus
from json import JSONEncoder
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientTimeout

SUCCESS = range(HTTPStatus.OK, HTTPStatus.IM_USED + 1)
AS_JSON = {"Content-Type": "application/json"}
_ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))
WITHOUT_WORDS_S = 5
"""How long to wait after a 429 that names no time, seconds."""


class Session(AiohttpSession):
    """aiogram's session, which calls an unreadable page with an error code what it is: nobody did anything.

    Only an unreadable answer with a success code stays a `ClientDecodeError`: there Telegram did as asked.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        """Make a call: as JSON, which is quicker made than a form, unless it carries a file."""
        asked = self._body(bot, method)
        if asked is None:
            return await super().make_request(bot, method, timeout)
        kept_response(method.__returning__)
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        patience = ClientTimeout(total=self.timeout if timeout is None else timeout)
        try:
            async with session.post(url, data=asked, headers=AS_JSON, timeout=patience) as answer:
                content = await answer.text()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        return cast("TelegramType", self.check_response(bot, method, answer.status, content).result)

    def _body(self, bot: Bot, method: TelegramMethod[TelegramType]) -> bytes | None:
        """Return what a call says; None when it carries a file. What is not given is not said."""
        try:
            return _encoded(method.model_dump(exclude_none=True, warnings=False))
        except TypeError:
            # Defaults of the bot, times and files are aiogram's to understand.
            files: dict[str, Any] = {}
            asked = self.prepare_value(method.model_dump(warnings=False), bot, files, _dumps_json=False)
            return None if files else _encoded(asked)

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


def _encoded(asked: dict[str, Any]) -> bytes:
    return _ENCODER.encode(asked).encode()


@cache
def kept_response(returning: Any) -> type[Response[Any]]:  # noqa: ANN401 - any type of answer
    """Keep the class of an answer: pydantic's own cache is weak, and after each garbage collection builds it anew."""
    return Response[returning]
