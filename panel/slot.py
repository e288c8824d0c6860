"""A reserved place for one `add`."""

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from panel.add_request import AddRequest
from panel.answers import AddOutcome
from panel.pace import Pace, link_key


class AddSlot:
    """Taken before an order is marked `sending`, so that nothing is marked that cannot be sent at once.

    It serves one `add` and is given back right after it, or by `release`, or at the end of `async with`.
    """

    def __init__(self, key: str, pace: Pace, send: Callable[[AddRequest], Awaitable[AddOutcome]]) -> None:
        self._key = key
        self._pace = pace
        self._send = send
        self._used = False
        self._released = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    async def add(self, request: AddRequest) -> AddOutcome:
        """Send this order, once.

        Raises:
            RuntimeError: The slot was used or given back, or is for another link. Nothing was sent.
        """
        if self._used or self._released:
            raise RuntimeError("a slot serves one add")
        if link_key(request.target) != self._key:
            raise RuntimeError("this slot is for another link")
        self._used = True
        try:
            return await self._send(request)
        finally:
            self.release()

    def release(self) -> None:
        """Give the slot back; a second time does nothing."""
        if not self._released:
            self._released = True
            self._pace.release_add(self._key)
