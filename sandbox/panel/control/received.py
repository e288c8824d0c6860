"""What the panel was asked."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.control.bodies import wrong
from sandbox.panel.keys import WORLD


async def received(request: web.Request) -> web.Response:
    """`?action=add&after=12`: the record, oldest first."""
    after = request.query.get("after", "0")
    if not after.isdecimal():
        raise wrong("after is the number of an entry")
    entries = request.app[WORLD].received.entries(request.query.get("action"), int(after))
    return web.json_response({"received": [entry.shown() for entry in entries]})


async def forget_received(request: web.Request) -> web.Response:
    """Empty the record; numbers go on."""
    request.app[WORLD].received.forget()
    return web.json_response({"received": []})
