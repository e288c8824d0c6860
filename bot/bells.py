"""What wakes the background tasks: signals of committed transactions and words of admins."""

import asyncio
from collections.abc import Callable, Iterable


class Bells:
    """One bell a name; a task waits for its bell, anyone rings it."""

    def __init__(self) -> None:
        self._bells: dict[str, asyncio.Event] = {}
        self._listeners: list[Callable[[Iterable[str]], None]] = []

    def tell(self, listener: Callable[[Iterable[str]], None]) -> None:
        """Let somebody hear of every name that is rung, before anyone who waits goes on."""
        self._listeners.append(listener)

    def ring(self, *names: str) -> None:
        """Wake who waits for these names."""
        self.ring_all(names)

    def ring_all(self, names: Iterable[str]) -> None:
        """Wake who waits for these names; the database calls this after each commit."""
        names = [*names]
        for listener in self._listeners:
            listener(names)
        for name in names:
            # A name with a colon is about one thing of many, and nobody waits for it.
            if ":" not in name:
                self._bell(name).set()

    async def wait(self, name: str, at_most_s: float, calm_s: float = 0.0) -> bool:
        """Wait until the bell rings or the time is over; return whether it rang.

        Args:
            name: of the bell.
            at_most_s: seconds.
            calm_s: how long after the first ring further ones are the same, seconds.
        """
        bell = self._bell(name)
        try:
            # Not `wait_for`: up to Python 3.11 it loses a cancel that comes in the moment of ringing.
            async with asyncio.timeout(at_most_s):
                await bell.wait()
        except TimeoutError:
            return False
        if calm_s:
            await asyncio.sleep(calm_s)
        bell.clear()
        return True

    def _bell(self, name: str) -> asyncio.Event:
        return self._bells.setdefault(name, asyncio.Event())
