"""The world as a whole: what can be steered, and back to the first day."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.fates import FATES
from sandbox.panel.keys import WORLD
from sandbox.panel.refills import REFILL_FATES


async def overview(request: web.Request) -> web.Response:
    """What there is and how much of it."""
    world = request.app[WORLD]
    return web.json_response(
        {
            "now": world.tick(),
            "services": len(world.services),
            "orders": len(world.orders),
            "refills": len(world.refills),
            "received": len(world.received.entries()),
            "next_fate": world.next_fate,
            "fates": {name: fate.line for name, fate in FATES.items()},
            "refill_fates": sorted(REFILL_FATES),
        }
    )


async def reset(request: web.Request) -> web.Response:
    """Forget orders, refills, faults and record; services and balances as on the first day."""
    request.app[WORLD].reset()
    return await overview(request)
