"""Forwards what the chat page asks of whoever started the sandbox, where they left a door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PLACES = (("GET", "/backstage"), ("POST", "/backstage/bot"))
PATIENCE = aiohttp.ClientTimeout(total=30)
SESSION = web.AppKey("backstage", aiohttp.ClientSession)


def add_backstage(app: web.Application, door: str) -> None:
    """Let the page reach the HTTP server behind a Unix socket.

    Args:
        app: the page's.
        door: path of the socket; it may come later.
    """

    async def knock(app: web.Application) -> AsyncIterator[None]:
        connector = aiohttp.UnixConnector(door)
        async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
            app[SESSION] = session
            yield

    app.cleanup_ctx.append(knock)
    app.add_routes([web.route(verb, place, forward) for verb, place in PLACES])


async def forward(request: web.Request) -> web.Response:
    """Ask behind the scenes and hand on the answer; 503 while nobody is there."""
    body, kind = await request.read(), {"Content-Type": "application/json"}
    url = f"http://backstage{request.path}"
    try:
        async with request.app[SESSION].request(request.method, url, data=body, headers=kind) as answer:
            return web.Response(
                body=await answer.read(), status=answer.status, content_type="application/json"
            )
    except (aiohttp.ClientError, TimeoutError):
        return web.json_response({"error": "nobody is behind the scenes now"}, status=503)
