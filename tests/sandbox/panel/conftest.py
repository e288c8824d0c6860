"""A panel whose time is moved by hand, served over HTTP."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest
from aiohttp import ClientSession
from panel_stage import Panel, service

from sandbox.panel import Clock, PanelWorld, make_app
from sandbox.serving import serve

NOON = 1_800_000_000_000


@pytest.fixture
def make_world():
    def make(*services, **settings):
        clock = Clock(lambda: NOON)
        return PanelWorld(services=services or [service()], clock=clock, **{"balance": "100", **settings})

    return make


@pytest.fixture
async def open_panel():
    """Serve a world: `panel = await open_panel(world)`."""
    async with AsyncExitStack() as stack:

        async def start(world, **settings):
            address = await stack.enter_async_context(serve(make_app(world, **settings)))
            session = await stack.enter_async_context(ClientSession())
            return Panel(world, session, address)

        yield start


@pytest.fixture
async def panel(make_world, open_panel):
    return await open_panel(make_world())
