"""Faults of `services` and `balance`: lists that vanish, change or break, and money written oddly."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import BALANCE, SERVICES, Fault, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply

    Row = dict[str, Any]

PLATFORM_NOW = "Pinterest Followers | reused id"


def _list(change: Callable[[list[Row], Mapping[str, Any]], Any]) -> Callable[[Reply, Scene], None]:
    def apply(reply: Reply, scene: Scene) -> None:
        if isinstance(reply.data, list):
            reply.data = change(reply.data, scene.params)

    return apply


def _each(change: Callable[[Row, Mapping[str, Any]], Row]) -> Callable[[Reply, Scene], None]:
    return _list(lambda rows, params: [change(row, params) for row in rows])


def _share(rows: list[Row], params: Mapping[str, Any]) -> int:
    return int(len(rows) * float(params["share"]))


def _broken(rows: list[Row], params: Mapping[str, Any]) -> list[Any]:
    """The first `share` of the rows lose what makes them services."""
    count = _share(rows, params)
    return [{"name": row["name"], "rate": "?"} for row in rows[:count]] + rows[count:]


def _repriced(row: Row, params: Mapping[str, Any]) -> Row:
    try:
        return row | {"rate": format(Decimal(str(row["rate"])) * Decimal(str(params["factor"])), "f")}
    except ArithmeticError:
        return row


def _reused(row: Row, params: Mapping[str, Any]) -> Row:
    return row | {"name": PLATFORM_NOW, "category": "Pinterest"} if _meant(row, params) else row


def _meant(row: Row, params: Mapping[str, Any]) -> bool:
    """The fault is about all services, or about the one in `service`."""
    return params["service"] is None or str(row["service"]) == str(params["service"])


def _retyped(row: Row, params: Mapping[str, Any]) -> Row:
    return row | {"type": "Custom Comments"} if _meant(row, params) else row


def _gone(rows: list[Row], params: Mapping[str, Any]) -> list[Row]:
    if params["service"] is None:
        return rows[1:]
    return [row for row in rows if str(row["service"]) != str(params["service"])]


def _services(line: str, change: Callable[[Reply, Scene], None], **params: Any) -> Fault:  # noqa: ANN401  (JSON)
    return Fault(line, change, action=SERVICES, params=params)


def _money(line: str, value: Any) -> Fault:  # noqa: ANN401  (JSON)
    def change(reply: Reply, scene: Scene) -> None:
        del scene
        if isinstance(reply.data, dict) and "balance" in reply.data:
            reply.data["balance"] = value

    return Fault(line, change, action=BALANCE)


CATALOGUES: Mapping[str, Fault] = {
    "catalogue_empty": _services("the list of services is empty", _list(lambda *_: [])),
    "catalogue_null": _services("the list of services is null", _list(lambda *_: None)),
    "catalogue_words": _services(
        "success, and Empty Data instead of services",
        _list(lambda *_: {"status": "success", "data": "Empty Data"}),
    ),
    "catalogue_error": _services(
        "an error instead of services", _list(lambda *_: {"error": "Incorrect request"})
    ),
    "catalogue_wrapped": _services(
        "the list stands under services", _list(lambda rows, _: {"services": rows})
    ),
    "catalogue_object": _services(
        "an object with numbers as keys instead of a list",
        _list(lambda rows, _: {str(index): row for index, row in enumerate(rows)}),
    ),
    "catalogue_vanish": _services(
        "the first `share` of the services is missing",
        _list(lambda rows, params: rows[_share(rows, params) :]),
        share=0.4,
    ),
    "catalogue_broken": _services("the first `share` of the rows is unreadable", _list(_broken), share=0.5),
    "catalogue_doubled": _services(
        "every service comes twice, the second time dearer",
        _list(lambda rows, _: rows + [_repriced(row, {"factor": "2"}) for row in rows]),
    ),
    "catalogue_shuffled": _services("the list comes in reverse order", _list(lambda rows, _: rows[::-1])),
    "service_vanishes": _services("`service` (or the first) is missing", _list(_gone), service=None),
    "rates_change": _services("all rates are multiplied by `factor`", _each(_repriced), factor="1.6"),
    "types_change": _services(
        "`service` (or each) has become Custom Comments", _each(_retyped), service=None
    ),
    "ids_reused": _services(
        "`service` (or each) is now something on another platform", _each(_reused), service=None
    ),
    "balance_negative": _money("the balance is negative", "-3.5"),
    "balance_commas": _money("the balance has commas for thousands", "1,234.50"),
    "balance_number": _money("the balance is a JSON number", 12.3),
    "balance_null": _money("the balance is null", None),
    "balance_words": _money("the balance is a word", "unlimited"),
}
