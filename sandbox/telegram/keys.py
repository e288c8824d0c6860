"""Where the application keeps its world."""

from __future__ import annotations

from aiohttp import web

from sandbox.telegram.world import TelegramWorld

WORLD = web.AppKey("world", TelegramWorld)
