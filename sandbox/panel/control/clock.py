"""The world's time: read it, speed it up, stop it, move it."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.control.bodies import told, wrong
from sandbox.panel.keys import WORLD

FASTEST = 100_000


def _shown(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return web.json_response(
        {"now": world.tick(), "speed": world.clock.speed, "stopped": world.clock.stopped}
    )


async def clock(request: web.Request) -> web.Response:
    """`now` in milliseconds UTC, world seconds per second, and whether it stands still."""
    return _shown(request)


async def set_clock(request: web.Request) -> web.Response:
    """`{"speed": 10}`, `{"stopped": true}`, `{"advance": 60000}` (milliseconds), or several at once."""
    world, body = request.app[WORLD], await told(request, {"speed", "stopped", "advance"})
    speed, stopped, advance = body.get("speed"), body.get("stopped"), body.get("advance", 0)
    if speed is not None and (isinstance(speed, bool) or not isinstance(speed, int | float)):
        raise wrong("speed is a number of world seconds a second")
    if speed is not None and not 0 < speed <= FASTEST:
        raise wrong(f"speed is above 0 and at most {FASTEST}; to stand still use stopped")
    if stopped is not None and not isinstance(stopped, bool):
        raise wrong("stopped is true or false")
    if isinstance(advance, bool) or not isinstance(advance, int) or advance < 0:
        raise wrong("advance is a whole number of milliseconds, not below 0")
    world.clock.run(speed=speed, stopped=stopped)
    world.clock.advance(advance)
    return _shown(request)
