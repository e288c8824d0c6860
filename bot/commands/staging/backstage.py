"""Answers the demo's chat page, through the sandbox: how the bot is, what the books say, kill it, start it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.commands.staging import books
from bot.commands.staging.life import BotLife
from storage.database import Database
from storage.errors import DatabaseError

Handler = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Backstage:
    """What the page may know and do.

    Attributes:
        books: the bot's database; read only here.
    """

    life: BotLife
    books: Database

    async def look(self, _request: web.Request) -> web.Response:
        """Return how the bot is and where the money is."""
        return web.json_response(await self._seen())

    async def act(self, request: web.Request) -> web.Response:
        """Take `{"do": "kill"}` or `{"do": "start"}`; anything else is refused with a sentence."""
        acts = {"kill": self.life.kill, "start": self.life.start}
        told = await _told(request)
        act = acts.get(str(told.get("do")))
        if act is None:
            return web.json_response({"error": f"do is one of {', '.join(acts)}"}, status=400)
        await act()
        return web.json_response(await self._seen())

    async def _seen(self) -> dict[str, Any]:
        try:
            found = await self.books.read(books.read)
        except DatabaseError:
            found = None
        return {"bot": self.life.stage.value, "books": found}


async def _told(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


async def open_backstage(backstage: Backstage, door: Path) -> web.AppRunner:
    """Answer at a socket in the demo's own folder, which nobody else may enter; the caller cleans up."""
    app = web.Application()
    app.add_routes([web.get("/backstage", backstage.look), web.post("/backstage/bot", backstage.act)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.UnixSite(runner, door).start()
    return runner
