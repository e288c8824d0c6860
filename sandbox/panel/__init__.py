"""A stand-in for an SMM panel that speaks API v2, with faults on demand. It serves on loopback only."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.accounts import Account
from sandbox.panel.api import answer
from sandbox.panel.catalogue import catalogue
from sandbox.panel.clock import Clock
from sandbox.panel.control import ROUTES
from sandbox.panel.fates import FATES
from sandbox.panel.faults import FAULTS
from sandbox.panel.guard import guard
from sandbox.panel.keys import WORLD
from sandbox.panel.pace import Pace
from sandbox.panel.services import Service
from sandbox.panel.world import DEMO_CHANCES, PanelWorld

__all__ = [
    "DEMO_CHANCES",
    "FATES",
    "FAULTS",
    "Account",
    "Clock",
    "Pace",
    "PanelWorld",
    "Service",
    "catalogue",
    "make_app",
]


def make_app(world: PanelWorld) -> web.Application:
    """The panel's `/api/v2` and its `/control`. Two applications may show one world."""
    app = web.Application(middlewares=[guard])
    app[WORLD] = world
    app.router.add_post("/api/v2", answer)
    for (method, path), view in ROUTES.items():
        app.router.add_route(method, path, view)
    return app
