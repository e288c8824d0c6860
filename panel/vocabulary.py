"""The words panels use for states of orders and refills, and what each means."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class PanelStatus(StrEnum):
    """The state of an order in canonical form; `unrecognised` moves no money and is shown to the operator."""

    PENDING = "pending"
    PROCESSING = "processing"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    PARTIAL = "partial"
    CANCELED = "canceled"
    REFUNDED = "refunded"
    FAILED = "failed"
    PAUSED = "paused"
    EXPIRED = "expired"
    UNRECOGNISED = "unrecognised"

    @property
    def is_final(self) -> bool:
        """Whether the panel calls the order finished. Staff may still change it afterwards."""
        return self in FINAL


FINAL = frozenset(
    {
        PanelStatus.COMPLETED,
        PanelStatus.PARTIAL,
        PanelStatus.CANCELED,
        PanelStatus.REFUNDED,
        PanelStatus.EXPIRED,
    }
)
"""States in which the panel calls an order finished; their plain texts are found among them as well."""


class RefillState(StrEnum):
    """The state of a refill. Unlike for orders, `rejected` is a word of its own and final."""

    PENDING = "pending"
    PROCESSING = "processing"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    REJECTED = "rejected"
    CANCELED = "canceled"
    FAILED = "failed"
    UNRECOGNISED = "unrecognised"

    @property
    def is_final(self) -> bool:
        """Whether asking can end. A failed refill is asked for some days more."""
        return self in {RefillState.COMPLETED, RefillState.REJECTED, RefillState.CANCELED}


_SPELLINGS: Mapping[PanelStatus, str] = {
    PanelStatus.PENDING: "pending, awaiting, queued, in queue, waiting, new, created, accepted, on hold",
    PanelStatus.PROCESSING: "processing, process, sending, preparing",
    PanelStatus.IN_PROGRESS: (
        "in progress, inprogress, in progess, active, progress, in process, running, started, working"
    ),
    PanelStatus.COMPLETED: "completed, complete, done, finished, delivered",
    PanelStatus.PARTIAL: "partial, partially completed, partially",
    PanelStatus.CANCELED: "canceled, cancelled, cancel",
    PanelStatus.REFUNDED: "refunded, refund, refunds",
    PanelStatus.FAILED: "fail, failed, error, rejected",
    PanelStatus.PAUSED: "paused, stopped, suspended",
    PanelStatus.EXPIRED: "expired",
}
_ORDER_WORDS = MappingProxyType(
    {word: status for status, words in _SPELLINGS.items() for word in words.split(", ")}
)
_REFILL_OF: Mapping[PanelStatus, RefillState] = {
    PanelStatus.PENDING: RefillState.PENDING,
    PanelStatus.PROCESSING: RefillState.PROCESSING,
    PanelStatus.IN_PROGRESS: RefillState.IN_PROGRESS,
    PanelStatus.COMPLETED: RefillState.COMPLETED,
    PanelStatus.CANCELED: RefillState.CANCELED,
    PanelStatus.FAILED: RefillState.FAILED,
}
_SEPARATORS = re.compile(r"[\s_\-]+")


@lru_cache(maxsize=512)
def normalised_word(raw: str) -> str:
    """A state as it is compared: lower case, `_` and `-` as blanks, blanks squeezed."""
    return _SEPARATORS.sub(" ", raw).strip().lower()


class Vocabulary:
    """The words above, and those an operator adds for one panel (numbers as states, other languages).

    Args:
        extra: Raw word or number to canonical status; wins over the built-in words.
    """

    def __init__(self, extra: Mapping[str, PanelStatus] | None = None) -> None:
        added = {normalised_word(raw): status for raw, status in (extra or {}).items()}
        self._words = {**_ORDER_WORDS, **added}

    def order_status(self, raw: str) -> PanelStatus:
        """What a state of an order means; `unrecognised` for an unfamiliar word or number."""
        return self._words.get(normalised_word(raw), PanelStatus.UNRECOGNISED)

    def refill_state(self, raw: str) -> RefillState:
        """What a state of a refill means."""
        if normalised_word(raw) == "rejected":
            return RefillState.REJECTED
        return _REFILL_OF.get(self.order_status(raw), RefillState.UNRECOGNISED)
