"""One request to the panel at its turn: encoding, sending, decoding, pausing, asking again."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from pydantic import SecretStr

from panel.errors import Action, ErrorKind
from panel.exceptions import (
    Moved,
    PanelError,
    PanelRefused,
    Unreachable,
    UnreachableReason,
    Unreadable,
    UnreadableReason,
)
from panel.opening import TOO_MANY_REQUESTS, Answer, opened
from panel.options import Options
from panel.pace import Pace
from panel.transport import Bounds, NoReply, Transport
from panel.wording import Wording

_THREAD_FROM_BYTES = 256 * 1024
_REPEATED_ERRORS = frozenset({ErrorKind.SERVER_TROUBLE, ErrorKind.UNKNOWN, ErrorKind.AMBIGUOUS})


class Calls:
    """The way every request of a client takes.

    Args:
        transport: Sends forms.
        key: Put into each form and nowhere else.
        pace: Whose turn it is.
        wording: Classifies errors.
        options: Attempts and bounds.
    """

    def __init__(
        self, transport: Transport, key: SecretStr, pace: Pace, wording: Wording, options: Options
    ) -> None:
        self._transport = transport
        self._key = key
        self._pace = pace
        self._wording = wording
        self._options = options
        self._limits = options.limits

    async def read(self, action: Action, fields: Mapping[str, str]) -> Answer:
        """Ask something that may be asked again: repeated after network errors and 5xx.

        Raises:
            PanelError: There is no readable answer. An error that the panel states is in the answer.
        """
        pause_s = self._options.retry_pause_s
        answer = await self._at_its_turn(action, fields, fresh=False)
        for _ in range(1, self._options.read_attempts):
            if not self._may_repeat(answer, action):
                break
            await asyncio.sleep(pause_s * (1 + self._options.random.random()))
            pause_s *= 2
            answer = await self._at_its_turn(action, fields, fresh=True)
        return _readable(answer)

    async def once(self, action: Action, fields: Mapping[str, str]) -> Answer:
        """Ask something that is sent one time only, on a fresh connection (refill, cancel).

        Raises:
            PanelError: There is no readable answer.
        """
        return _readable(await self._at_its_turn(action, fields, fresh=True))

    async def add(self, fields: Mapping[str, str]) -> Answer | NoReply:
        """Send an `add`, once, on a fresh connection. The caller holds a slot for it."""
        return await self._exchange(Action.ADD, fields, self._limits.add_s, fresh=True)

    async def _at_its_turn(
        self, action: Action, fields: Mapping[str, str], *, fresh: bool
    ) -> Answer | NoReply:
        seconds = self._limits.catalogue_s if action is Action.SERVICES else self._limits.read_s
        async with self._pace.read():
            return await self._exchange(action, fields, seconds, fresh=fresh)

    async def _exchange(
        self, action: Action, fields: Mapping[str, str], seconds: float, *, fresh: bool
    ) -> Answer | NoReply:
        started = self._pace.now
        size = self._limits.catalogue_bytes if action is Action.SERVICES else self._limits.answer_bytes
        reply = await self._transport.post(self._form(action, fields), Bounds(seconds, size), fresh=fresh)
        if isinstance(reply, NoReply):
            return reply
        reply = replace(reply, location=self._wording.without_key(reply.location))
        large = reply.body is not None and len(reply.body) >= _THREAD_FROM_BYTES
        answer = await asyncio.to_thread(opened, reply, action) if large else opened(reply, action)
        if self._asks_for_patience(answer, action):
            self._pace.limited(started, answer.retry_after_s)
        return answer

    def _form(self, action: Action, fields: Mapping[str, str]) -> bytes:
        # A key that is no text (half a surrogate pair) must not end in an error that holds it.
        form = {"key": self._key.get_secret_value(), "action": action.value, **fields}
        return urlencode(form, errors="replace").encode()

    def _asks_for_patience(self, answer: Answer, action: Action) -> bool:
        if answer.http_status == TOO_MANY_REQUESTS or answer.retry_after_s is not None:
            return True
        return (
            answer.trouble is UnreadableReason.CHALLENGE
            or self._kind(answer, action) is ErrorKind.RATE_LIMITED
        )

    def _may_repeat(self, answer: Answer | NoReply, action: Action) -> bool:
        """Whether asking again soon may help. A read that took its whole time is left to the caller."""
        if isinstance(answer, NoReply):
            return answer.reason is not UnreachableReason.TIMEOUT
        if not answer.is_server_error or answer.retry_after_s is not None:
            return False
        if answer.trouble is not None:
            return answer.trouble is not UnreadableReason.CHALLENGE
        return self._kind(answer, action) in _REPEATED_ERRORS

    def _kind(self, answer: Answer, action: Action) -> ErrorKind | None:
        return None if answer.error is None else self._wording.kind(answer.error, action)


def _readable(answer: Answer | NoReply) -> Answer:
    if isinstance(answer, NoReply):
        raise Unreachable(answer.reason)
    failure = _failure(answer)
    if failure is not None:
        raise failure
    return answer


def _failure(answer: Answer) -> PanelError | None:
    if answer.is_redirect:
        return Moved(answer.moved_to)
    if answer.trouble is None:
        return None
    if answer.http_status == TOO_MANY_REQUESTS and answer.trouble is not UnreadableReason.CHALLENGE:
        return PanelRefused(ErrorKind.RATE_LIMITED, f"HTTP {TOO_MANY_REQUESTS}")
    return Unreadable(answer.trouble, answer.http_status)
