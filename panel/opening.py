"""From an HTTP answer to a decoded one: the body first, the code only when the body says nothing."""

from dataclasses import dataclass

from panel.decoding import NotADocumentError, decode
from panel.errors import Action
from panel.exceptions import UnreadableReason
from panel.retry_after import seconds_in_words
from panel.transport import REDIRECTS, Reply
from panel.wording import stated_error

TOO_MANY_REQUESTS = 429
SERVER_ERRORS_FROM = 500
"""Codes from here on say that the server is in trouble; some front ends invent codes above 599."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the panel, readable or not.

    Attributes:
        http_status: Its HTTP code.
        value: The decoded body; None also when `trouble` says why there is none.
        error: The error it states as a whole, "" for one without words; None for none.
        trouble: Why the body says nothing.
        duplicate_keys: JSON keys that occurred twice.
        moved_to: Where a redirect leads.
        retry_after_s: Seconds of patience it asks for, in its header or in words.
    """

    http_status: int
    value: object = None
    error: str | None = None
    trouble: UnreadableReason | None = None
    duplicate_keys: int = 0
    moved_to: str = ""
    retry_after_s: float | None = None

    @property
    def is_redirect(self) -> bool:
        """Whether it sends the client elsewhere."""
        return self.http_status in REDIRECTS

    @property
    def is_server_error(self) -> bool:
        """Whether the code says that the server is in trouble."""
        return self.http_status >= SERVER_ERRORS_FROM


def opened(reply: Reply, action: Action) -> Answer:
    """Decode an HTTP answer; never raises."""
    if reply.challenge:
        return _unreadable(reply, UnreadableReason.CHALLENGE)
    if reply.body is None:
        return _unreadable(reply, UnreadableReason.TOO_LARGE)
    try:
        document = decode(reply.body)
    except NotADocumentError as unread:
        return _unreadable(reply, unread.reason)
    error = stated_error(document.value, action)
    return Answer(
        http_status=reply.http_status,
        value=document.value,
        error=error,
        duplicate_keys=document.duplicate_keys,
        moved_to=reply.location,
        retry_after_s=seconds_in_words(error or "") if reply.retry_after_s is None else reply.retry_after_s,
    )


def _unreadable(reply: Reply, trouble: UnreadableReason) -> Answer:
    return Answer(
        http_status=reply.http_status,
        trouble=trouble,
        moved_to=reply.location,
        retry_after_s=reply.retry_after_s,
    )
