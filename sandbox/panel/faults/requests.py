"""Faults of `refill`, `refill_status` and `cancel`: other forms of the same answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import CANCEL, REFILL, REFILL_STATUS, Fault, Scene
from sandbox.panel.refusals import INCORRECT_REQUEST
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply

    Row = dict[str, Any]


def _rows(change: Callable[[Row], Row]) -> Callable[[Reply, Scene], None]:
    """A change of each row that is no error: of a list, or the one answer."""

    def good(row: Row) -> bool:
        return not any(isinstance(part, dict) for part in row.values()) and "error" not in row

    def apply(reply: Reply, scene: Scene) -> None:
        del scene
        if isinstance(reply.data, dict):
            reply.data = change(reply.data) if good(reply.data) else reply.data
        else:
            reply.data = [change(row) if good(row) else row for row in reply.data]

    return apply


def _with(**values: Any) -> Callable[[Reply, Scene], None]:  # noqa: ANN401  (JSON)
    return _rows(lambda row: row | values)


def _flat_errors(reply: Reply, scene: Scene) -> None:
    """`{order, refill: {error}}` becomes `{order, error}`."""
    del scene
    if isinstance(reply.data, list):
        reply.data = [_flat(row) for row in reply.data]


def _flat(row: Row) -> Row:
    errors = [part["error"] for part in row.values() if isinstance(part, dict)]
    kept = {name: part for name, part in row.items() if not isinstance(part, dict)}
    return kept | {"error": errors[0]} if errors else row


def _plural(scene: Scene) -> bool:
    return "orders" in scene.fields or "refills" in scene.fields


def _no_plural(reply: Reply, scene: Scene) -> None:
    if _plural(scene):
        reply.data = {"error": INCORRECT_REQUEST}


def _not_taken(reply: Reply, scene: Scene) -> None:
    ids = [number for number in scene.fields.get("orders", "").split(",") if number]
    reply.data = [{"order": wire_id(number), "cancel": 0} for number in ids] or {"cancel": 0}


REQUESTS: Mapping[str, Fault] = {
    "no_plural": Fault(
        "plural forms are not understood: Incorrect request, nothing was carried out; singular ones work",
        _no_plural,
        prevents=_plural,
    ),
    "refill_true": Fault(
        "the refill was taken, its id is answered as true", _with(refill=True), action=REFILL
    ),
    "refill_words": Fault(
        "kind words stand beside the refill's id",
        _with(success="Refill has been sent", msg="ok"),
        action=REFILL,
    ),
    "flat_errors": Fault("errors of single rows stand in error beside the id", _flat_errors),
    "refill_odd_word": Fault(
        "refills have a status nobody knows", _with(status="Examination"), action=REFILL_STATUS
    ),
    "cancel_true": Fault("cancel requests are answered with true", _with(cancel=True), action=CANCEL),
    "cancel_text": Fault('cancel requests are answered with "1"', _with(cancel="1"), action=CANCEL),
    "cancel_request_id": Fault("cancel requests are answered with an id", _with(cancel=4711), action=CANCEL),
    "cancel_success": Fault(
        "cancel requests are answered with an object", _with(cancel={"status": "success"}), action=CANCEL
    ),
    "cancel_zero": Fault(
        "cancel requests are answered with 0, and not taken", _not_taken, executes=False, action=CANCEL
    ),
}
