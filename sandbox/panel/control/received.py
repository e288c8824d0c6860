"""What the panel was asked."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.control.bodies import wrong
from sandbox.panel.keys import WORLD
from sandbox.panel.received import KEPT


async def received(request: web.Request) -> web.Response:
    """`?action=add&after=12&limit=50`: the record, oldest first, the newest `limit` of it."""
    after, limit = request.query.get("after", "0"), request.query.get("limit", str(KEPT))
    if not after.isdecimal():
        raise wrong("after is the number of an entry")
    if not limit.isdecimal():
        raise wrong("limit is a number")
    entries = request.app[WORLD].received.entries(request.query.get("action"), int(after))
    newest = entries[max(len(entries) - int(limit), 0) :]
    return web.json_response({"received": [entry.shown() for entry in newest]})


async def forget_received(request: web.Request) -> web.Response:
    """Empty the record; numbers go on."""
    request.app[WORLD].received.forget()
    return web.json_response({"received": []})
