"""What a panel answered, typed and frozen. A number that was missing or unreadable is None, never zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from panel.errors import ErrorKind
from panel.exceptions import PanelError
from panel.vocabulary import PanelStatus, RefillState

# --- add ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placed:
    """The order exists at the panel.

    Attributes:
        order_id: Opaque text, compared as text.
        charge: In the account's currency, if the answer named it.
        currency: As named by the answer, upper case.
    """

    order_id: str
    charge: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """The panel said clearly that there is no order. The text is redacted, for admins only.

    `duplicate_link` may speak of an order of ours: the caller looks whether one is open for that link.
    """

    kind: ErrorKind
    text: str


class NotExecutedReason(StrEnum):
    """Why an `add` provably did nothing."""

    DNS = "dns"
    REFUSED = "refused"
    CONNECT_FAILED = "connect_failed"
    CONNECT_TIMEOUT = "connect_timeout"
    TLS = "tls"
    CHALLENGE = "challenge"
    RATE_LIMITED = "rate_limited"


@dataclass(frozen=True, slots=True)
class NotExecuted:
    """Nothing was written to the panel, or it said that it did nothing; the same row may be sent again.

    Attributes:
        reason: What stopped it.
        retry_after_s: Seconds the panel asked for, if it named any. The client's own pace keeps to them.
    """

    reason: NotExecutedReason
    retry_after_s: float | None = None

    @property
    def pauses_panel(self) -> bool:
        """Whether it stops the whole panel for a while and so counts as no attempt of this order."""
        return self.reason in {NotExecutedReason.CHALLENGE, NotExecutedReason.RATE_LIMITED}


class UnknownReason(StrEnum):
    """Why nobody can say whether an `add` made an order."""

    TIMEOUT = "timeout"
    DISCONNECTED = "disconnected"
    TOO_LARGE = "too_large"
    MOVED = "moved"
    SERVER_ERROR = "server_error"
    NOT_JSON = "not_json"
    EMPTY = "empty"
    SHAPE = "shape"
    CONTRADICTION = "contradiction"
    ERROR_TEXT = "error_text"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Neither a clear yes nor a clear no. Never sent again; the text is redacted, for admins only.

    Attributes:
        unfamiliar: The text is an error that no row of the table matches, the operator's rows included.
    """

    reason: UnknownReason
    text: str = ""
    unfamiliar: bool = False


AddOutcome = Placed | Rejected | NotExecuted | Unknown

# --- batches -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntryError:
    """The panel's error about this one id. The text is redacted, for admins only."""

    kind: ErrorKind
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """No answer about this id: ask again, never conclude anything from it."""


MISSING = Missing()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """The answer for every id that was asked for, in the order asked.

    Attributes:
        entries: By id; every id asked for is a key.
        unasked: Entries in the answers that nobody asked for; ignored.
        duplicate_keys: JSON keys that occurred twice; the last one was taken.
        cut_short: What stopped the questions after the first answers; the ids left over are missing.
    """

    entries: Mapping[str, T | EntryError | Missing]
    unasked: int = 0
    duplicate_keys: int = 0
    cut_short: PanelError | None = None


@dataclass(frozen=True, slots=True)
class OrderStatus:
    """What a panel says of one order.

    Attributes:
        status: Canonical state.
        raw: The panel's own word, bounded; "" when it gave none.
        charge: In the account's currency.
        start_count: Units before the order.
        remains: Units not delivered; 0 when more were delivered than ordered. May exceed what was ordered.
        currency: Upper case; None means the account's.
        children: Ids of the orders made by a subscription or a drip-feed, as far as the panel has made them.
        runs: Runs done, as a drip-feed says.
        posts: Posts, as a subscription says.
        expiry: True, False or a text, as a subscription says.
        doubtful: Names of fields that held something no number can be read from.
    """

    status: PanelStatus
    raw: str
    charge: Decimal | None = None
    start_count: int | None = None
    remains: int | None = None
    currency: str | None = None
    children: tuple[str, ...] = ()
    runs: int | None = None
    posts: int | None = None
    expiry: bool | str | None = None
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefillRequested:
    """The panel took the request. Without an id (None) its progress cannot be asked for."""

    refill_id: str | None


@dataclass(frozen=True, slots=True)
class RefillProgress:
    """The state of a refill and the panel's own word for it."""

    state: RefillState
    raw: str


@dataclass(frozen=True, slots=True)
class CancelRequested:
    """The panel took the request. Whether the order is cancelled only its status tells."""


# --- balance -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Balance:
    """Money on the panel account, in its currency (upper case; None when the answer names none)."""

    amount: Decimal
    currency: str | None
