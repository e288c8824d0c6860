"""A TCP line to the demo that a test can cut, or let fall silent as when a machine sleeps."""

import asyncio
import contextlib
from urllib.parse import urlsplit

CHUNK = 65_536


class Line:
    """One port here that leads to the demo's.

    Attributes:
        url: the page's address over this line.
    """

    def __init__(self, url):
        self._to, self._cut, self._silent, self._gone = urlsplit(url), False, set(), set()
        self._writers, self._carrying = set(), set()
        self.url = ""

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._begin, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self._server.close()
        self.cut()
        await asyncio.gather(*self._carrying)

    def cut(self):
        """Every connection ends at once, and new ones do, too."""
        self._cut = True
        for writer in self._writers:
            writer.transport.abort()

    def fall_silent(self):
        """Connections stay open, and nothing comes over them any more."""
        self._silent |= self._writers

    def mend(self):
        """New connections go through; whoever speaks on one that fell silent learns that it is gone."""
        self._cut, self._gone = False, self._silent

    def _begin(self, reader, writer):
        task = asyncio.ensure_future(self._carry(reader, writer))
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    async def _carry(self, reader, writer):
        if self._cut:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection(self._to.hostname, self._to.port)
        both = {writer, far_writer}
        self._writers |= both
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(self._ask(reader, far_writer), self._answer(far_reader, writer))
        self._writers -= both
        for one in both:
            one.transport.abort()

    async def _ask(self, reader, far_writer):
        while (chunk := await reader.read(CHUNK)) and far_writer not in self._gone:
            await self._hand_on(chunk, far_writer)
        far_writer.transport.abort()

    async def _answer(self, far_reader, writer):
        while chunk := await far_reader.read(CHUNK):
            await self._hand_on(chunk, writer)
        writer.transport.abort()

    async def _hand_on(self, chunk, writer):
        if writer not in self._silent:
            writer.write(chunk)
            await writer.drain()
