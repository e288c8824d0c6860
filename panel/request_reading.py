"""Refills and cancellations, read from entries of their answers. None of these functions raises."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from panel.answers import (
    MISSING,
    CancelRequested,
    EntryError,
    Missing,
    RefillProgress,
    RefillRequested,
)
from panel.catalogue import Flag
from panel.errors import Action, ErrorKind
from panel.figures import flag, identifier, is_blank, word
from panel.vocabulary import Vocabulary
from panel.wording import stated_error

Explain = Callable[[str], EntryError]
T = TypeVar("T")

REFILL_CONTENT = frozenset({"refill", "success", "status", "ok"})
PROGRESS_CONTENT = frozenset({"status"})
CANCEL_CONTENT = frozenset({"cancel", "success", "status", "ok"})

_REFUSED = EntryError(ErrorKind.NOT_AVAILABLE, "")
_RAW_LIMIT = 64
_WELL = frozenset({"success", "ok", "true"})


def read_refill(entry: object, explain: Explain) -> RefillRequested | EntryError | Missing:
    """Whether a refill was taken, and its id. `true` is a refill without an id, a number is an id."""
    error = stated_error(entry, Action.REFILL)
    if error is not None:
        return explain(error)
    if not isinstance(entry, dict):
        return MISSING
    if "refill" not in entry:
        return RefillRequested(None) if _went_well(entry) else MISSING
    taken = entry["refill"]
    refill_id = identifier(taken)
    return RefillRequested(refill_id) if refill_id else _verdict(taken, RefillRequested(None), explain)


def read_cancel(entry: object, explain: Explain) -> CancelRequested | EntryError | Missing:
    """Whether a cancellation was asked for; the order's status tells whether it happened."""
    error = stated_error(entry, Action.CANCEL)
    if error is not None:
        return explain(error)
    if not isinstance(entry, dict):
        return MISSING
    if "cancel" not in entry:
        return CancelRequested() if _went_well(entry) else MISSING
    taken = entry["cancel"]
    return CancelRequested() if identifier(taken) else _verdict(taken, CancelRequested(), explain)


def read_progress(
    entry: object, explain: Explain, vocabulary: Vocabulary
) -> RefillProgress | EntryError | Missing:
    """The state of a refill."""
    error = stated_error(entry, Action.REFILL_STATUS)
    if error is not None:
        return explain(error)
    state = entry.get("status") if isinstance(entry, dict) else None
    inner = stated_error(state, Action.REFILL_STATUS) if isinstance(state, dict) else None
    if inner is not None:
        return explain(inner)
    raw = word(state, _RAW_LIMIT)
    return RefillProgress(vocabulary.refill_state(raw), raw) if raw else MISSING


def _verdict(taken: object, requested: T, explain: Explain) -> T | EntryError | Missing:
    """What a value that is no id says: an error inside, yes, no, a text, or nothing."""
    if isinstance(taken, dict):
        error = stated_error(taken, Action.CANCEL)
        if error is None:
            return requested if _went_well(taken) else MISSING
        return explain(error)
    if flag(taken) is Flag.YES or word(taken, _RAW_LIMIT).lower() in _WELL:
        return requested
    if flag(taken) is Flag.NO:
        return _REFUSED
    return _text_verdict(taken, explain)


def _text_verdict(taken: object, explain: Explain) -> EntryError | Missing:
    """A text of a class we know is a refusal; any other says nothing certain."""
    if not isinstance(taken, str) or is_blank(taken):
        return MISSING
    said = explain(taken)
    return MISSING if said.kind is ErrorKind.UNKNOWN else said


def _went_well(entry: Mapping[str, object]) -> bool:
    if word(entry.get("status"), _RAW_LIMIT).lower() in _WELL or flag(entry.get("ok")) is Flag.YES:
        return True
    success = entry.get("success")
    is_text = isinstance(success, str) and not is_blank(success) and flag(success) is not Flag.NO
    return is_text or flag(success) is Flag.YES
