"""An application on a loopback port, a free one when the wished one is taken."""

from __future__ import annotations

import errno
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LOOPBACK = "127.0.0.1"
UNUSABLE = frozenset({errno.EADDRINUSE, errno.EACCES})
CLOSING_S = 0.5


def listening(port: int) -> socket.socket:
    """A listening socket on this port, or on a free one when it is 0, taken or not allowed."""
    try:
        return socket.create_server((LOOPBACK, port), backlog=512)
    except OSError as error:
        if error.errno not in UNUSABLE:
            raise
        return socket.create_server((LOOPBACK, 0), backlog=512)


def address_of(door: socket.socket) -> str:
    """`http://127.0.0.1:PORT` of a listening socket."""
    return f"http://{LOOPBACK}:{door.getsockname()[1]}"


@asynccontextmanager
async def serve(app: web.Application, port: int | socket.socket = 0) -> AsyncIterator[str]:
    """Serve the application while the context lasts; gives its address."""
    door = listening(port) if isinstance(port, int) else port
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSING_S)
    await runner.setup()
    try:
        await web.SockSite(runner, door).start()
        yield address_of(door)
    finally:
        await runner.cleanup()
        door.close()
