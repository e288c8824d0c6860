"""The few Bot API calls of the command line, without aiogram, which takes seconds to import."""

import json
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.clock import now_ms
from bot.commands.plain import plain

PATIENCE_S = 10.0
# Telegram answers 404 to a token that no bot can have, 401 to one that is no bot's.
WRONG_TOKEN = frozenset({401, 404})
CONFLICT = 409
_WHY: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "its name cannot be resolved"),
    (aiohttp.ClientSSLError, "its certificate cannot be trusted"),
    (aiohttp.ClientConnectorError, "nothing answers at that address"),
    (TimeoutError, "it did not answer in time"),
    (aiohttp.ClientError, "the connection broke off"),
)


class NoAnswer(Exception):
    """Telegram gave no answer of the Bot API; the text ends a sentence: why."""


class Refused(Exception):
    """Telegram said no; the text is its description."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code


@dataclass(slots=True)
class BotApi:
    """One bot, asked over HTTP.

    Attributes:
        server: address of the Bot API server.
        token: the bot's; it is part of each URL, so no error of aiohttp's is ever shown.
        clock_off_ms: how far this machine's clock was ahead of the server's at the last answer.
    """

    session: aiohttp.ClientSession
    server: str
    token: str = field(repr=False)
    clock_off_ms: int | None = None

    async def ask(self, method: str, *, patience_s: float = PATIENCE_S, **params: object) -> Any:  # noqa: ANN401 - JSON
        """Call a method and return its result.

        Raises:
            Refused: Telegram said no.
            NoAnswer: nobody answered, or not as the Bot API does.
        """
        try:
            body = await self._post(method, patience_s, params)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswer(_why(error)) from None
        if not isinstance(body, dict) or "ok" not in body:
            raise NoAnswer("what answers there is no Bot API")
        if not body["ok"]:
            raise Refused(int(body.get("error_code", 0)), plain(str(body.get("description", ""))))
        return body.get("result")

    async def _post(self, method: str, patience_s: float, params: dict[str, object]) -> object:
        url = f"{self.server.rstrip('/')}/bot{self.token}/{method}"
        timeout = aiohttp.ClientTimeout(total=patience_s)
        async with self.session.post(url, json=params, timeout=timeout, allow_redirects=False) as answer:
            self.clock_off_ms = clock_off_ms(answer.headers.get("Date"))
            try:
                return json.loads(await answer.read())
            except ValueError:
                return None


def _why(error: BaseException) -> str:
    return next((why for kind, why in _WHY if isinstance(error, kind)), "the connection failed")


def clock_off_ms(date: str | None) -> int | None:
    """Return how far our clock is ahead of an HTTP Date header, in ms; None when there is no such header."""
    try:
        theirs = parsedate_to_datetime(date or "").timestamp()
    except (TypeError, ValueError):
        return None
    return now_ms() - int(theirs * 1000)
