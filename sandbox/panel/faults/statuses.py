"""Faults of `status`: missing and foreign ids, strange words and numbers, other forms."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import STATUS, Fault, Scene
from sandbox.panel.money import plain
from sandbox.panel.orders import FINAL
from sandbox.panel.refusals import INCORRECT_ORDER, MAXIMUM_ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply

    Row = dict[str, Any]


def rows_of(data: Any) -> list[Row]:  # noqa: ANN401  (JSON)
    """The status rows of an answer, single or keyed; rows that are errors are left out."""
    if not isinstance(data, dict):
        return []
    rows = [data] if "status" in data else list(data.values())
    return [row for row in rows if isinstance(row, dict) and "status" in row]


def _each(change: Callable[[Row, Mapping[str, Any]], None]) -> Callable[[Reply, Scene], None]:
    def apply(reply: Reply, scene: Scene) -> None:
        for row in rows_of(reply.data):
            change(row, scene.params)

    return apply


def _keyed(change: Callable[[Row, Scene], Any]) -> Callable[[Reply, Scene], None]:
    """A change of an answer for many; the answer for one stays."""

    def apply(reply: Reply, scene: Scene) -> None:
        if "orders" in scene.fields and isinstance(reply.data, dict) and "error" not in reply.data:
            reply.data = change(reply.data, scene)

    return apply


def _set(**values: Any) -> Callable[[Reply, Scene], None]:  # noqa: ANN401  (JSON)
    return _each(lambda row, _: row.update(values))


def _param(field: str, param: str) -> Callable[[Reply, Scene], None]:
    return _each(lambda row, params: row.update({field: params[param]}))


def _without(*names: str) -> Callable[[Reply, Scene], None]:
    def drop(row: Row, params: Mapping[str, Any]) -> None:
        del params
        for name in names:
            row.pop(name, None)

    return _each(drop)


def _dearer(row: Row, params: Mapping[str, Any]) -> None:
    try:
        row["charge"] = plain(Decimal(row["charge"]) * Decimal(str(params["factor"])))
    except (InvalidOperation, KeyError, TypeError):
        return


def _flip(row: Row, params: Mapping[str, Any]) -> None:
    if row["status"] in FINAL:
        row["status"] = params["word"]


def _counter(row: Row, params: Mapping[str, Any]) -> None:
    del params
    row["start_counter"] = row.pop("start_count", None)


def _bare(data: Row, scene: Scene) -> Row:
    """Documented errors become bare text; one more order, the first, is called incorrect as well."""
    texts = {number: row.get("error", row) for number, row in data.items()}
    return texts | {next(iter(data)): INCORRECT_ORDER} if scene.params["first"] else texts


def _halved(data: Row, scene: Scene) -> Row:
    del scene
    return {number: row for index, (number, row) in enumerate(data.items()) if index % 2}


def _whole_batch(reply: Reply, scene: Scene) -> None:
    if "," in scene.fields.get("orders", ""):
        reply.data = {"error": scene.params["text"]}


def _small(reply: Reply, scene: Scene) -> None:
    limit = int(scene.params["limit"])
    if scene.fields.get("orders", "").count(",") >= limit:
        reply.data = {"error": MAXIMUM_ORDERS.format(limit)}


def _single_keyed(reply: Reply, scene: Scene) -> None:
    if "order" in scene.fields:
        reply.data = {scene.fields["order"]: reply.data}


def _fault(line: str, change: Callable[[Reply, Scene], None], **params: Any) -> Fault:  # noqa: ANN401  (JSON)
    return Fault(line, change, action=STATUS, params=params)


STATUSES: Mapping[str, Fault] = {
    "missing_ids": _fault("every other order is left out, beginning with the first", _keyed(_halved)),
    "extra_ids": _fault(
        "an order nobody asked for stands among the others",
        _keyed(lambda data, _: {"1": {"status": "Canceled", "remains": "9", "charge": "0"}} | data),
    ),
    "bare_errors": _fault(
        "errors are bare text; with `first`, the first order has one", _keyed(_bare), first=True
    ),
    "batch_error": _fault(
        "one error `text` for the whole batch, as soon as it has two ids", _whole_batch, text=INCORRECT_ORDER
    ),
    "small_batches": _fault("more than `limit` ids are refused", _small, limit=10),
    "status_list": _fault(
        "a list of rows with order instead of an object",
        _keyed(lambda data, _: [{"order": number} | row for number, row in data.items()]),
    ),
    "single_keyed": _fault("the answer for one order is keyed by its id", _single_keyed),
    "unknown_word": _fault(
        "every order has a status nobody knows (`word`)", _param("status", "word"), word="Moderation"
    ),
    "numeric_status": _fault("every order has a number as status", _set(status=3)),
    "odd_spelling": _fault("every order is IN_PROGESS", _set(status="IN_PROGESS")),
    "no_status": _fault("rows have no status", _without("status")),
    "flipped": _fault("final orders answer with `word` instead", _each(_flip), word="In progress"),
    "dearer": _fault("the charge is multiplied by `factor`", _each(_dearer), factor="1.5"),
    "no_numbers": _fault(
        "charge, start_count and remains are absent", _without("charge", "start_count", "remains")
    ),
    "null_numbers": _fault(
        "charge, start_count and remains are null", _set(charge=None, start_count=None, remains=None)
    ),
    "blank_numbers": _fault(
        'charge, start_count and remains are ""', _set(charge="", start_count="", remains="")
    ),
    "wordy_numbers": _fault(
        "remains is Unknown, start_count 1.000", _set(remains="Unknown", start_count="1.000")
    ),
    "plus_remains": _fault('remains is "+5": too many were delivered', _set(remains="+5")),
    "negative_remains": _fault("remains is -12", _set(remains=-12)),
    "large_remains": _fault("remains is far more than was ordered", _set(remains="999999999")),
    "start_counter": _fault("start_count is called start_counter", _each(_counter)),
    "foreign_currency": _fault(
        "the charge is in another currency (`currency`)", _param("currency", "currency"), currency="RUB"
    ),
    "no_currency": _fault("rows have no currency", _without("currency")),
}
