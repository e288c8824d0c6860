"""Readers that hold their slot until they are told to let go."""

import asyncio


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


class Reader:
    """Holds a read's slot until told to let go."""

    def __init__(self, pace):
        self.holds = asyncio.Event()
        self._let_go = asyncio.Event()
        self.task = asyncio.create_task(self._read(pace))

    async def _read(self, pace):
        async with pace.read():
            self.holds.set()
            await self._let_go.wait()

    async def end(self):
        self._let_go.set()
        await self.task
