"""What a read from the panel can end in. None of these carries the key, a link or a raw answer's body."""

from enum import StrEnum

from panel.errors import ErrorKind


class PanelError(Exception):
    """A panel gave no usable answer."""


class UnreachableReason(StrEnum):
    """Where the connection failed."""

    DNS = "dns"
    REFUSED = "refused"
    CONNECT_FAILED = "connect_failed"
    CONNECT_TIMEOUT = "connect_timeout"
    TLS = "tls"
    TIMEOUT = "timeout"
    DISCONNECTED = "disconnected"


class Unreachable(PanelError):
    """There was no answer at all, or it broke off."""

    def __init__(self, reason: UnreachableReason) -> None:
        super().__init__(f"the panel did not answer: {reason.value}")
        self.reason = reason


class UnreadableReason(StrEnum):
    """What is wrong with an answer."""

    NOT_JSON = "not_json"
    HTML = "html"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    SHAPE = "shape"
    NO_CATALOGUE = "no_catalogue"
    CHALLENGE = "challenge"


class Unreadable(PanelError):
    """There was an answer, but not one of API v2.

    Attributes:
        reason: What is wrong with it.
        http_status: Its HTTP code.
        wrapped: It wraps its content in `success` and `data`, as look-alikes of API v2 do.
    """

    def __init__(self, reason: UnreadableReason, http_status: int, *, wrapped: bool = False) -> None:
        super().__init__(f"the panel's answer cannot be read: {reason.value}, HTTP {http_status}")
        self.reason = reason
        self.http_status = http_status
        self.wrapped = wrapped


class PanelRefused(PanelError):
    """The panel answered with an error about the whole request. The text is redacted, for admins only."""

    def __init__(self, kind: ErrorKind, text: str) -> None:
        super().__init__(f"the panel refused: {kind.value}: {text}")
        self.kind = kind
        self.text = text


class Moved(PanelError):
    """The panel redirects. `to` is the new address without its query, "" when it names none."""

    def __init__(self, to: str) -> None:
        super().__init__(f"the panel's address has moved to {to or 'an unnamed place'}")
        self.to = to
