"""The answer to `add`: a clear yes, a clear no, provably nothing, or unknown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from panel.answers import (
    AddOutcome,
    NotExecuted,
    NotExecutedReason,
    Placed,
    Rejected,
    Unknown,
    UnknownReason,
)
from panel.catalogue import Flag
from panel.errors import Action, ErrorKind
from panel.exceptions import UnreachableReason, UnreadableReason
from panel.figures import amount, currency, flag, identifier
from panel.opening import TOO_MANY_REQUESTS, Answer
from panel.transport import NoReply
from panel.wording import Wording, message, stated_error

_NO_ORDER_ID = re.compile(
    r"yes|no|okay|unknown|orders?|success(ful|fully)|active|new|pending|processing|in[-_]?progress"
    r"|done|completed?|cancell?ed|rejected|duplicate"
    r"|(order[-_]?)?(placed|created|accepted|received|submitted|registered|saved|queued|added)",
    re.IGNORECASE,
)
"""Words where an order's id belongs: an order that cannot be asked for is no clear yes."""

_OF_BODY: Mapping[UnreadableReason, UnknownReason] = {
    UnreadableReason.EMPTY: UnknownReason.EMPTY,
    UnreadableReason.TOO_LARGE: UnknownReason.TOO_LARGE,
}


def unanswered(none: NoReply) -> NotExecuted | Unknown:
    """The outcome of an `add` that got no answer."""
    if not none.sent:
        return NotExecuted(NotExecutedReason(none.reason.value))
    timed_out = none.reason is UnreachableReason.TIMEOUT
    return Unknown(UnknownReason.TIMEOUT if timed_out else UnknownReason.DISCONNECTED)


def placing(answer: Answer, wording: Wording, hidden: Iterable[str]) -> AddOutcome:
    """The outcome of an `add` that got an answer.

    Args:
        answer: As decoded.
        wording: Classifies its error text.
        hidden: Values of the request that a text may echo.
    """
    if answer.trouble is UnreadableReason.CHALLENGE:
        return NotExecuted(NotExecutedReason.CHALLENGE, answer.retry_after_s)
    if answer.trouble is not None:
        return _by_code(answer, _OF_BODY.get(answer.trouble, UnknownReason.NOT_JSON))
    error = _error(answer)
    placed, contradiction = _placed(answer.value)
    if error is not None:
        if contradiction or placed is not None:
            return Unknown(UnknownReason.CONTRADICTION, wording.shown(error, hidden))
        return _refused(answer, error, wording, hidden)
    unclear = UnknownReason.CONTRADICTION if contradiction else UnknownReason.SHAPE
    return placed or _by_code(answer, unclear, wording.shown(_words(answer.value), hidden))


def _error(answer: Answer) -> str | None:
    """A text alone is no error of `add`, but a message beside HTTP 429 is one."""
    if isinstance(answer.value, str):
        return None
    if answer.error is None and answer.http_status == TOO_MANY_REQUESTS and isinstance(answer.value, dict):
        return message(answer.value) or None
    return answer.error


def _placed(value: object) -> tuple[Placed | None, bool]:
    """The order an answer names, and whether it names something that is no clear order."""
    outer = _single(value)
    if outer is None:
        return None, False
    if "order" in outer:
        return _order(outer)
    inner = _single(outer.get("data"))
    if inner is None or "order" not in inner:
        return None, inner is not None and stated_error(inner, Action.ADD) is not None
    return _order({**outer, **inner})


def _order(fields: Mapping[str, object]) -> tuple[Placed | None, bool]:
    order_id = identifier(fields["order"])
    if order_id is None or _NO_ORDER_ID.fullmatch(order_id):
        return None, True
    if flag(fields.get("success")) is Flag.NO or _fails(fields):
        return None, True
    return Placed(order_id, amount(fields.get("charge")), currency(fields.get("currency"))), False


def _fails(fields: Mapping[str, object]) -> bool:
    state = fields.get("status")
    failing = isinstance(state, str) and state.strip().lower() in {"error", "fail", "failed"}
    return failing or stated_error(dict(fields), Action.ADD) is not None


def _words(value: object) -> str:
    """What an unclear answer says, for the people who decide; "" when it says nothing."""
    if isinstance(value, str):
        return value
    outer = _single(value) or {}
    inner = _single(outer.get("data")) or {}
    found = (stated_error(fields, Action.ADD) or message(fields) for fields in (outer, inner))
    return next(filter(None, found), "")


def _single(value: object) -> dict[str, object] | None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, dict) else None


def _refused(answer: Answer, error: str, wording: Wording, hidden: Iterable[str]) -> AddOutcome:
    said = wording.explain(error, Action.ADD, hidden)
    unclear = answer.is_server_error or answer.is_redirect
    if said.kind is ErrorKind.RATE_LIMITED and not unclear:
        return NotExecuted(NotExecutedReason.RATE_LIMITED, answer.retry_after_s)
    if said.kind.rejects and not unclear:
        return Rejected(said.kind, said.text)
    outcome = _by_code(answer, UnknownReason.ERROR_TEXT, said.text)
    is_new = said.kind is ErrorKind.UNKNOWN and outcome.reason is UnknownReason.ERROR_TEXT
    return replace(outcome, unfamiliar=is_new)


def _by_code(answer: Answer, otherwise: UnknownReason, text: str = "") -> Unknown:
    text = text or f"HTTP {answer.http_status}"
    if answer.is_redirect:
        return Unknown(UnknownReason.MOVED, f"{text} {answer.moved_to}".strip())
    return Unknown(UnknownReason.SERVER_ERROR if answer.is_server_error else otherwise, text)
