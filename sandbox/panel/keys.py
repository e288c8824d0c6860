"""Where the application keeps its world."""

from __future__ import annotations

from aiohttp import web

from sandbox.panel.world import PanelWorld

WORLD: web.AppKey[PanelWorld] = web.AppKey("world", PanelWorld)
