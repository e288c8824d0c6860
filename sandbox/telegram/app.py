"""The web application: Bot API, control API and page on one port."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.telegram import control, server
from sandbox.telegram.files import UPLOAD_BYTES
from sandbox.telegram.guard import add_headers, guard
from sandbox.telegram.keys import WORLD

if TYPE_CHECKING:
    from sandbox.telegram.world import TelegramWorld

PAGE = Path(__file__).parent / "page"
# Base64 makes a file a third longer.
_BODY_BYTES = UPLOAD_BYTES * 3 // 2


def make_app(world: TelegramWorld) -> web.Application:
    """Everything this world answers; run it on a loopback address."""
    app = web.Application(client_max_size=_BODY_BYTES, middlewares=[guard])
    app[WORLD] = world
    app.add_routes([*server.ROUTES, *control.ROUTES, web.get("/", index)])
    app.router.add_static("/page/", PAGE)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_close)
    return app


async def index(_request: web.Request) -> web.FileResponse:
    """The chat page."""
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def _close(app: web.Application) -> None:
    app[WORLD].close()
