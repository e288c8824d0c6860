"""An answer on its way to the client, whole or spoilt."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

WHOLE, CUT, CLOSE, RESET, HANG = "whole", "cut", "close", "reset", "hang"
HANG_CHECK_S = 0.02


@dataclass(slots=True)
class Reply:
    """JSON `data`, or `body` instead of it; `ending` is how the connection treats it."""

    data: Any = None
    http: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    body: bytes | None = None
    ending: str = WHOLE

    def encoded(self) -> bytes:
        """The bytes of the body."""
        return json.dumps(self.data).encode() if self.body is None else self.body

    def page(self, html: str, http: int) -> None:
        """Become a web page."""
        self.body, self.http = html.encode(), http
        self.headers["Content-Type"] = "text/html; charset=UTF-8"


async def _whole(request: web.Request, reply: Reply) -> web.StreamResponse:
    del request
    return web.Response(body=reply.encoded(), status=reply.http, headers=reply.headers)


async def _cut(request: web.Request, reply: Reply) -> web.StreamResponse:
    body = reply.encoded()
    response = web.StreamResponse(status=reply.http, headers=reply.headers)
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    return await _close(request, reply, response)


async def _close(
    request: web.Request, reply: Reply, response: web.StreamResponse | None = None
) -> web.StreamResponse:
    del reply
    if request.transport is not None:
        request.transport.close()
    return response or web.Response()


async def _reset(request: web.Request, reply: Reply) -> web.StreamResponse:
    del reply
    if request.transport is not None:
        raw = request.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()


async def _hang(request: web.Request, reply: Reply) -> web.StreamResponse:
    while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110  (aiohttp tells nobody)
        await asyncio.sleep(HANG_CHECK_S)
    return await _close(request, reply)


ENDINGS: Mapping[str, Callable[[web.Request, Reply], Awaitable[web.StreamResponse]]] = {
    WHOLE: _whole,
    CUT: _cut,
    CLOSE: _close,
    RESET: _reset,
    HANG: _hang,
}


async def write(request: web.Request, reply: Reply) -> web.StreamResponse:
    """Send the reply the way its ending says."""
    return await ENDINGS[reply.ending](request, reply)
