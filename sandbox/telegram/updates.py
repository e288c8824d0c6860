"""A bot's queue of updates, with getUpdates' rules."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_ID = 700_000_001
# Telegram answers from the head when an offset lies further ahead than this.
_AHEAD = 10
# Sent only when asked for by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = "terminated by setWebhook request"


@dataclass(frozen=True)
class _Waiting:
    number: int
    update: dict[str, Any]
    taken: Callable[[], None] | None

    def confirm(self) -> None:
        if self.taken is not None:
            self.taken()


class UpdateQueue:
    """Updates waiting for a bot; the bot confirms them by asking for a higher offset."""

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._next_id = FIRST_ID
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None
        self.closed = False

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember `allowed_updates`: None leaves the setting, [] is the default set."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    @property
    def allowed(self) -> list[str]:
        """The setting, [] for the default."""
        return sorted(self._allowed or [])

    def push(
        self,
        kind: str,
        payload: Any,  # noqa: ANN401 - any update kind, also unknown ones
        taken: Callable[[], None] | None = None,
    ) -> None:
        """Queue an update of `kind` unless the bot did not ask for it; `taken` is called when it is confirmed."""
        wanted = kind not in _ON_REQUEST if self._allowed is None else kind in self._allowed
        if wanted:
            self.inject({kind: payload}, taken)

    def inject(self, update: dict[str, Any], taken: Callable[[], None] | None = None) -> int:
        """Queue any update as it is, whatever was asked for; gives it an `update_id`."""
        number, self._next_id = self._next_id, self._next_id + 1
        self._waiting.append(_Waiting(number, {"update_id": number, **update}, taken))
        self._wake()
        return number

    def clear(self) -> None:
        """Drop everything (`drop_pending_updates`)."""
        self._waiting.clear()

    async def fetch(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """What getUpdates answers; waits up to `seconds` when there is nothing.

        Raises:
            ApiError: 409 when another poll or a webhook takes over meanwhile.
        """
        batch = self._batch(offset, limit)
        if batch or seconds <= 0 or self.closed:
            return batch
        self.interrupt(_TAKEN_OVER)
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return []
        finally:
            if self._poll is poll:
                self._poll = None
        return self._batch(offset, limit)

    def interrupt(self, reason: str = _WEBHOOK) -> None:
        """End the waiting poll with a conflict."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(reason))

    def close(self) -> None:
        """End the waiting poll with an empty answer, and never wait again."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _batch(self, offset: int, limit: int) -> list[dict[str, Any]]:
        if offset < 0:
            self._keep_last(-offset)
        elif offset <= self._next_id + _AHEAD:
            while self._waiting and self._waiting[0].number < offset:
                self._waiting.popleft().confirm()
        return [waiting.update for waiting in islice(self._waiting, limit)]

    def _keep_last(self, count: int) -> None:
        while len(self._waiting) > count:
            self._waiting.popleft()
