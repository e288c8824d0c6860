"""The session to Telegram: calls go out as JSON, and what a proxy in front of it says is no answer of the Bot API."""

import json
from collections.abc import AsyncGenerator, Callable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any, cast

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetFile, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientTimeout

from handlers.methods import Ready

SUCCESS = range(HTTPStatus.OK, HTTPStatus.IM_USED + 1)
AS_JSON = {"Content-Type": "application/json"}
AS_AIOGRAM = orjson.OPT_PASSTHROUGH_DATETIME
"""Telegram wants times as numbers: aiogram makes them."""
WITHOUT_WORDS_S = 5
"""How long to wait after a 429 that names no time, seconds."""


def _are_objects(result: object) -> bool:
    return isinstance(result, list) and all(type(one) is dict for one in result)


PLAIN: Mapping[object, Callable[[object], bool]] = {
    bool: lambda result: isinstance(result, bool),
    dict[str, Any]: lambda result: isinstance(result, dict),
    dict[str, Any] | bool: lambda result: isinstance(result, dict | bool),
    list[dict[str, Any]]: _are_objects,
}
"""Which answers are taken as they came, by what a method returns: there is nothing to make of them."""


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
        session = await self.create_session()
        url = _address(self.api, bot.token, method.__api_method__)
        patience = _patience(self.timeout if timeout is None else timeout)
        try:
            async with session.post(url, data=asked, headers=AS_JSON, timeout=patience) as answer:
                content = await answer.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        result = _plain(method, answer.status, content)
        if result is None:
            kept_response(method.__returning__)
            text = content.decode(errors="replace")
            result = self.check_response(bot, method, answer.status, text).result
        return cast("TelegramType", result)

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:  # noqa: ANN401 - aiogram's
        """Yield a file in pieces; what goes wrong on the way is said as for calls."""
        try:
            async for piece in super().stream_content(*args, **kwargs):
                yield piece
        except ClientError as error:
            raise TelegramNetworkError(method=GetFile(file_id=""), message=type(error).__name__) from error

    def _body(self, bot: Bot, method: TelegramMethod[TelegramType]) -> bytes | None:
        """Return what a call says; None when it carries a file. What is not given is not said."""
        if isinstance(method, Ready):
            return orjson.dumps(method.said())
        try:
            return orjson.dumps(method.model_dump(exclude_none=True, warnings=False), option=AS_AIOGRAM)
        except TypeError:
            # Defaults of the bot, times and files are aiogram's to understand.
            files: dict[str, Any] = {}
            asked = self.prepare_value(method.model_dump(warnings=False), bot, files, _dumps_json=False)
            return None if files else json.dumps(asked).encode()

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


def _plain(method: TelegramMethod[Any], status: int, content: bytes) -> object | None:
    """Return an answer that is taken as it came; None for any other, whatever is wrong with it."""
    is_plain = PLAIN.get(method.__returning__)
    if is_plain is None or status != HTTPStatus.OK:
        return None
    try:
        said = orjson.loads(content)
    except ValueError:
        return None
    result = said.get("result") if isinstance(said, dict) and said.get("ok") is True else None
    return result if is_plain(result) else None


@cache
def _address(api: TelegramAPIServer, token: str, method: str) -> str:
    return api.api_url(token=token, method=method)


@cache
def _patience(seconds: float) -> ClientTimeout:
    return ClientTimeout(total=seconds)


@cache
def kept_response(returning: Any) -> type[Response[Any]]:  # noqa: ANN401 - any type of answer
    """Keep the class of an answer: pydantic's own cache is weak, and after each garbage collection builds it anew."""
    return Response[returning]
