"""The one place where tasks are created, watched, started again and ended."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)

Trouble = Callable[[str, int], Awaitable[None]]

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
CALM_S = 300.0
TROUBLE_EVERY = 5


class Supervisor:
    """Keeps endless work running and lets short work end.

    Endless work (`keep`) must bear being cancelled at any await. Short work (`spawn`) is waited for
    at the end, each piece as long as its patience says.
    """

    def __init__(self, trouble: Trouble | None = None) -> None:
        self._trouble = trouble
        self._endless: set[asyncio.Task[None]] = set()
        self._short: dict[asyncio.Task[None], float] = {}
        self.stopping = False

    def keep(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run `work` for ever: a failure is logged and it starts again after a growing pause."""
        task = asyncio.create_task(self._again_and_again(name, work), name=name)
        self._endless.add(task)
        task.add_done_callback(self._endless.discard)

    def spawn(self, name: str, work: Coroutine[Any, Any, None], patience_s: float = 10.0) -> None:
        """Run a piece of work that ends by itself; at the end it is waited for `patience_s` seconds."""
        task = asyncio.create_task(self._once(name, work), name=name)
        self._short[task] = patience_s
        task.add_done_callback(self._short.pop)

    async def stop(self) -> None:
        """End everything: endless work at once, short work when its patience is over."""
        self.stopping = True
        endless = [*self._endless]
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        await asyncio.gather(*(self._wait(task, patience) for task, patience in [*self._short.items()]))

    async def _again_and_again(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        loop, pause, failures = asyncio.get_running_loop(), FIRST_PAUSE_S, 0
        while True:
            began = loop.time()
            try:
                await work()
            except Exception:
                log.exception("background work failed", work=name, pause_s=pause)
            if loop.time() - began > CALM_S:
                pause, failures = FIRST_PAUSE_S, 0
            failures += 1
            await self._tell(name, failures)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)

    async def _tell(self, name: str, failures: int) -> None:
        if self._trouble is None or failures % TROUBLE_EVERY:
            return
        try:
            await self._trouble(name, failures)
        except Exception:
            log.exception("nobody could be told of the trouble", work=name)

    @staticmethod
    async def _once(name: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("work failed", work=name)

    @staticmethod
    async def _wait(task: asyncio.Task[None], patience_s: float) -> None:
        _done, late = await asyncio.wait({task}, timeout=patience_s)
        for one in late:
            log.warning("work was cut off at the end", work=one.get_name())
            one.cancel()
        await asyncio.gather(*late, return_exceptions=True)
