"""`python -m sandbox`: Telegram and a panel in one process, on loopback."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from sandbox import panel, telegram
from sandbox.backstage import add_backstage
from sandbox.lifetime import until_told
from sandbox.panel.options import add_panel_options, world_of
from sandbox.serving import serve

if TYPE_CHECKING:
    from aiohttp import web

# The chat page may talk to its own address only, so the panel's control API stands there as well.
PANEL_ROOM = "/panel/"


def arguments(argv: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="of Telegram; taken or 0: a free one")
    parser.add_argument("--panel-port", type=int, default=8081, help="of the panel; taken or 0: a free one")
    parser.add_argument("--token", help="the only bot token that is right (default: any well-formed one)")
    parser.add_argument("--backstage", help="a Unix socket whose HTTP server the page may ask")
    add_panel_options(parser)
    return parser.parse_args(argv)


def worlds(asked: argparse.Namespace) -> tuple[web.Application, web.Application]:
    """Telegram with its page, and the panel."""
    panel_world = world_of(asked)
    chats = telegram.make_app(telegram.TelegramWorld(tokens=[asked.token] if asked.token else None))
    chats.add_subapp(PANEL_ROOM, panel.make_app(panel_world))
    if asked.backstage:
        add_backstage(chats, asked.backstage)
    return chats, panel.make_app(panel_world)


async def main(argv: list[str]) -> None:
    """Serve both until told to end; one JSON line with the addresses when ready."""
    asked, parent = arguments(argv), os.getppid()
    chats, shop = worlds(asked)
    async with AsyncExitStack() as open_doors:
        page = await open_doors.enter_async_context(serve(chats, asked.port))
        address = await open_doors.enter_async_context(serve(shop, asked.panel_port))
        addresses = {"telegram": page, "panel": f"{address}/api/v2", "panel_control": f"{address}/control"}
        print(json.dumps(addresses), flush=True)  # noqa: T201  (whoever started it waits for this line)
        await until_told(parent)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
