"""Faults of `add`: the order exists, its answer says something else about its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import ADD, Fault, Scene
from sandbox.panel.money import plain
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from sandbox.panel.orders import Order
    from sandbox.panel.replies import Reply


def _made(reply: Reply, scene: Scene) -> Order | None:
    """The order this call made, if it made one."""
    number = str(reply.data.get("order", "")) if isinstance(reply.data, dict) else ""
    return scene.world.orders.get(number)


def _answer(shape: Callable[[Any], Any]) -> Callable[[Reply, Scene], None]:
    """`shape` makes the answer out of the id; an error stays an error."""

    def change(reply: Reply, scene: Scene) -> None:
        if _made(reply, scene) is not None:
            reply.data = shape(reply.data["order"])

    return change


def _earlier(reply: Reply, scene: Scene) -> None:
    """The id of the account's first order; its own when there is none before it."""
    order = _made(reply, scene)
    if order is None:
        return
    own = [number for number, other in scene.world.orders.items() if other.account == order.account]
    reply.data = {"order": wire_id(str(scene.params["order"] or own[0]))}


def _priced(reply: Reply, scene: Scene) -> None:
    order = _made(reply, scene)
    if order is None:
        return
    charge: Decimal = order.charge * type(order.charge)(str(scene.params["factor"]))
    currency = scene.account.currency if scene.account else "USD"
    reply.data |= {"charge": plain(charge), "currency": currency}


def _renamed(reply: Reply, scene: Scene) -> None:
    """The order really has the new id from now on."""
    order = _made(reply, scene)
    if order is not None:
        del scene.world.orders[order.number]
        order.number = str(scene.params["prefix"]) + order.number
        scene.world.orders[order.number] = order
        scene.entry.order = order.number
        reply.data = {"order": order.number}


def _created(reply: Reply, scene: Scene) -> None:
    if _made(reply, scene) is not None:
        reply.http = 201
        reply.data |= {"status": "success", "msg": "Order placed"}


def _id(value: Any) -> Fault:  # noqa: ANN401  (JSON)
    return Fault(
        f"the order exists, its id is answered as {value!r}", _answer(lambda _: {"order": value}), action=ADD
    )


def _shape(line: str, shape: Callable[[Any], Any]) -> Fault:
    return Fault(line, _answer(shape), action=ADD)


ADDS: Mapping[str, Fault] = {
    "duplicate_order_id": Fault(
        "the order exists, but the id answered is one handed out earlier (`order`, or the account's first)",
        _earlier,
        action=ADD,
        params={"order": None},
    ),
    "order_zero": _id(0),
    "order_negative": _id(-1),
    "order_null": _id(None),
    "order_empty": _id(""),
    "order_true": _id(value=True),
    "order_float": _id(23501.5),
    "order_strange": _id("#23501; <b>ok</b>"),
    "order_as_text": _shape("the id is text", lambda order: {"order": str(order)}),
    "order_in_list": _shape("the answer is a one-element list", lambda order: [{"order": order}]),
    "order_in_data": _shape("the order stands under data", lambda order: {"data": {"order": order}}),
    "order_and_error": _shape(
        "both order and error", lambda order: {"order": order, "error": "Not enough funds"}
    ),
    "order_and_null_error": _shape(
        "the order and an error of null", lambda order: {"order": order, "error": None}
    ),
    "success_without_order": _shape("success, no id", lambda _: {"status": "success", "msg": "Order placed"}),
    "order_created_201": Fault("HTTP 201 and kind words beside the id", _created, action=ADD),
    "order_with_charge": Fault(
        "the charge, multiplied by `factor`, and the currency beside the id",
        _priced,
        action=ADD,
        params={"factor": "1"},
    ),
    "opaque_order_id": Fault(
        "the order has an id that is no number: `prefix` and digits",
        _renamed,
        action=ADD,
        params={"prefix": "ord_01HG"},
    ),
}
