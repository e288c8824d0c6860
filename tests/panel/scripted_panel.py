"""A panel that says what a test tells it to, over real HTTP or over a bare socket."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from panel import Limits

KEY = "0123456789abcdef0123456789abcdef"
LINK = "https://t.me/some_channel/5"
QUICK = Limits(connect_s=0.1, add_s=0.2, read_s=0.2)
OK = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n{"order": 5}'


@dataclass(frozen=True)
class Say:
    """One answer: bytes as they are, text as UTF-8, anything else as JSON."""

    body: object = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html"

    def response(self) -> web.Response:
        body = self.body if isinstance(self.body, (bytes, str)) else json.dumps(self.body)
        raw = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": self.content_type, **self.headers}
        return web.Response(body=raw, status=self.status, headers=headers)


Script = Callable[[dict[str, str]], Say | Awaitable[Say]]


class ScriptedPanel:
    """Answers with what was lined up, the last of it again and again; or as a function of the form says."""

    def __init__(self) -> None:
        self.received: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.connections: set[tuple[str, int]] = set()
        self.in_flight = 0
        self.most_in_flight = 0
        self.script: Script = lambda _form: self._line.pop(0) if len(self._line) > 1 else self._line[0]
        self._line: list[Say] = [Say({"balance": "1", "currency": "USD"})]
        self.url = ""

    def says(self, *answers: Say) -> None:
        self._line = list(answers)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            form = {key: str(value) for key, value in (await request.post()).items()}
            self.received.append(form)
            self.headers.append(dict(request.headers))
            self.paths.append(request.path_qs)
            self.connections.add(request.transport.get_extra_info("peername"))
            said = self.script(form)
            return (said if isinstance(said, Say) else await said).response()
        finally:
            self.in_flight -= 1


@contextlib.asynccontextmanager
async def scripted_panel(ssl_context=None) -> AsyncIterator[ScriptedPanel]:
    panel = ScriptedPanel()
    runner = web.ServerRunner(web.Server(panel.handle), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=ssl_context)
    await site.start()
    scheme = "https" if ssl_context else "http"
    panel.url = f"{scheme}://127.0.0.1:{runner.addresses[0][1]}/api/v2"
    try:
        yield panel
    finally:
        await runner.cleanup()


Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class RawPanel:
    """Bare bytes over a socket: for answers no honest server library would send."""

    def __init__(self, behaviour: Behaviour) -> None:
        self._behaviour = behaviour
        self.heard = b""
        self.connections = 0
        self.port = 0
        self._serving: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._serving[asyncio.current_task()] = writer
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._behaviour(reader, writer)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    async def stop(self) -> None:
        """Hang up on everyone and wait until that has happened."""
        for task, writer in self._serving.items():
            writer.transport.abort()
            if task is not None:
                await task


@contextlib.asynccontextmanager
async def raw_panel(behaviour: Behaviour) -> AsyncIterator[RawPanel]:
    panel = RawPanel(behaviour)
    server = await asyncio.start_server(panel.serve, "127.0.0.1", 0)
    panel.port = server.sockets[0].getsockname()[1]
    try:
        yield panel
    finally:
        server.close()
        await panel.stop()


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    return head + await reader.readexactly(length)


def reset(writer: asyncio.StreamWriter) -> None:
    """Close so that the other side gets a reset instead of an end."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
