"""The control API from Python: what tests and scripts use to be a person in a chat."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sandbox.telegram.errors import ControlError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType

import aiohttp

Found = TypeVar("Found")
View = dict[str, Any]
_STEP = 0.25


class ControlClient:
    """Talks to `/control/` of a running stand-in.

    A chat is named by its key: 2001 (that person's chat with the first bot), "<bot>:2001", "-100...".
    Every refusal is a `ControlError` with the server's sentence.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def request(self, verb: str, path: str, fields: View | None = None, **query: object) -> View:
        """One request; the JSON object that comes back."""
        asked = {name: str(value) for name, value in query.items()}
        url = f"{self.url}/control/{path}"
        async with self._session.request(verb, url, json=fields, params=asked) as response:
            body: View = await response.json()
            if response.status >= 400:  # noqa: PLR2004 - every refusal
                raise ControlError(body.get("error", ""), response.status)
            return body

    async def act(self, chat: int | str, act: str, **fields: object) -> View:
        """POST /control/chats/<chat>/<act>."""
        return await self.request("POST", f"chats/{chat}/{act}", fields)

    async def text(self, chat: int | str, text: str, **fields: object) -> list[View]:
        """Type and send; the messages it became."""
        sent: list[View] = (await self.act(chat, "text", text=text, **fields))["messages"]
        return sent

    async def start(self, chat: int | str, payload: str = "") -> list[View]:
        """Press Start or open a deep link."""
        sent: list[View] = (await self.act(chat, "start", payload=payload))["messages"]
        return sent

    async def tap(self, chat: int | str, message_id: int, *, wait: float = 10, **where: object) -> View:
        """Tap the button at `row` and `col`, or with this `data` or `text`; waits for the bot's answer."""
        return await self.act(chat, "tap", message_id=message_id, wait=wait, **where)

    async def press(self, chat: int | str, message_id: int, data: str, *, wait: float = 10) -> View:
        """Send a callback with any data."""
        return await self.act(chat, "press", message_id=message_id, data=data, wait=wait)

    async def messages(self, chat: int | str, after: int = 0) -> list[View]:
        """What a chat shows now, oldest first."""
        shown: list[View] = (await self.request("GET", f"chats/{chat}", after=after))["messages"]
        return shown

    async def calls(self, method: str = "", **narrow: object) -> list[View]:
        """Bot API calls received, oldest first."""
        found: list[View] = (await self.request("GET", "calls", None, method=method, **narrow))["calls"]
        return found

    async def fault(self, kind: str, **fields: object) -> None:
        """Let something go wrong with the next calls; see `sandbox.telegram.faults.Fault`."""
        await self.request("POST", "faults", {"kind": kind, **fields})

    async def until(self, ask: Callable[[], Awaitable[Found]], seconds: float = 10) -> Found:
        """Ask again after each event until the answer is true.

        Raises:
            TimeoutError: when it is not within `seconds`.
        """
        async with asyncio.timeout(seconds):
            while True:
                seq = (await self.request("GET", "wait", after=-1, timeout=0))["seq"]
                if found := await ask():
                    return found
                await self.request("GET", "wait", after=seq, timeout=_STEP)

    async def answer(self, chat: int | str, after: int, seconds: float = 10) -> View:
        """The first message of the bot with an id above `after`, as soon as it is there."""

        async def ask() -> list[View]:
            return [m for m in await self.messages(chat, after) if m["from"]["is_bot"]]

        return (await self.until(ask, seconds))[0]
