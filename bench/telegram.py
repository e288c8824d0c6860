"""A lean stand-in for Telegram that measures: whole Messages out, updates in, the moment of every call."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from time import time
from typing import Any

from aiohttp import web

from bench.chats import Call, Chat
from sandbox.serving import serve
from sandbox.telegram.text.html_text import parse

JSON = dict[str, Any]
MOST_UPDATES = 100
STRUCTURED = ("reply_markup", "link_preview_options", "allowed_updates")


class Account:
    """One bot at the stand-in: its chats, and the updates it has not confirmed.

    Attributes:
        sized: bytes of text and buttons asked for, and of Messages answered, in all chats.
    """

    def __init__(self, number: int) -> None:
        self.me = {"id": number, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
        self.me |= {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.sized = [0, 0]
        self._updates: deque[JSON] = deque()
        self._last = 0
        self._some = asyncio.Event()
        self._asked = asyncio.Event()

    async def first(self, at_most_s: float = 60.0) -> None:
        """Wait until the bot fetches updates for the first time.

        Raises:
            TimeoutError: It does not.
        """
        async with asyncio.timeout(at_most_s):
            await self._asked.wait()

    def chat(self, number: int) -> Chat:
        """Return somebody's private chat with the bot."""
        if number not in self.chats:
            self.chats[number] = Chat(number, self.me, self._push)
        return self.chats[number]

    @property
    def calls(self) -> int:
        """How many calls were made about chats."""
        return sum(len(chat.calls) for chat in self.chats.values())

    def _push(self, update: JSON) -> None:
        self._last += 1
        self._updates.append({"update_id": self._last, **update})
        self._some.set()

    async def updates(self, offset: int, timeout_s: float) -> list[JSON]:
        """Return what is not confirmed, waiting for something to come."""
        self._asked.set()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates:
            self._some.clear()
            try:
                async with asyncio.timeout(timeout_s):
                    await self._some.wait()
            except TimeoutError:
                return []
        return list(self._updates)[:MOST_UPDATES]

    def answer(self, method: str, asked: JSON) -> object:
        """Do what a call asks; return its result."""
        if method == "getMe":
            return self.me
        if "chat_id" not in asked and method != "answerCallbackQuery":
            return True
        number = int(asked.get("chat_id") or asked["callback_query_id"].partition("-")[0])
        text, entities = _parsed(asked.get("text") or "") if "Message" in method else ("", [])
        call = Call(
            method,
            asked.get("text") or "",
            text,
            entities,
            asked.get("reply_markup"),
            asked.get("link_preview_options"),
        )
        return self.chat(number).called(call, int(asked.get("message_id") or 0), int(time()))

    def size(self, asked: JSON, answered: int) -> None:
        """Count the bytes of one call."""
        markup = json.dumps(asked.get("reply_markup") or {}, separators=(",", ":"), sort_keys=True)
        self.sized[0] += len((asked.get("text") or "").encode()) + len(markup)
        self.sized[1] += answered


class Telegram:
    """The server; each bot has an account of its own by its token."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def open(self, token: str) -> Account:
        """Return a fresh account."""
        self.accounts[token] = Account(int(token.partition(":")[0]))
        return self.accounts[token]

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one call."""
        account = self.accounts[request.match_info["token"]]
        method = request.match_info["method"]
        asked = await _asked(request)
        if method == "getUpdates":
            result: object = await account.updates(
                int(asked.get("offset") or 0), float(asked.get("timeout") or 0)
            )
        else:
            result = account.answer(method, asked)
        body = json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
        if method != "getUpdates":
            account.size(asked, len(body))
        return web.Response(body=body, content_type="application/json")


@asynccontextmanager
async def telegram() -> AsyncIterator[tuple[Telegram, str]]:
    """Serve the stand-in; gives it and its address."""
    standin, app = Telegram(), web.Application()
    app.router.add_post("/bot{token}/{method}", standin.serve)
    async with serve(app) as address:
        yield standin, address


async def _asked(request: web.Request) -> JSON:
    if request.content_type == "application/json":
        found: JSON = json.loads(await request.read())
        return found
    form = {name: str(value) for name, value in (await request.post()).items()}
    return form | {name: json.loads(form[name]) for name in STRUCTURED if name in form}


@lru_cache(maxsize=20_000)
def _parsed(markup: str) -> tuple[str, list[Any]]:
    return parse(markup)
