"""Orders as the panel knows them, and the hand that changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.panel.control.bodies import told, wanted, wrong
from sandbox.panel.fates import known_fate, plan_of
from sandbox.panel.keys import WORLD
from sandbox.panel.money import plain
from sandbox.panel.orders import Step
from sandbox.panel.placing import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.orders import Order
    from sandbox.panel.world import PanelWorld

    Change = Callable[[PanelWorld, Order, Any, int], None]


NEXT = "next"


def shown(order: Order, now: int) -> dict[str, Any]:
    """The whole truth about an order."""
    step = order.seen(now)
    return {
        "order": order.number,
        "account": order.account,
        "service": order.service.number,
        "type": order.service.type,
        "fields": order.fields,
        "status": step.status,
        "units": order.units,
        "delivered": step.delivered,
        "remains": order.units - step.delivered,
        "start_count": order.start_count,
        "charge": plain(order.charge),
        "taken": plain(order.taken),
        "placed_at": order.placed_at,
        "fate": order.fate,
        "parent": order.parent,
        "children": order.children,
        "answer": order.answer,
        "raw": order.raw,
    }


async def orders(request: web.Request) -> web.Response:
    """All orders, or `?order=23501`."""
    world, number = request.app[WORLD], request.query.get("order")
    now = world.tick()
    found = [shown(order, now) for order in world.orders.values() if number in {None, order.number}]
    return web.json_response({"orders": found})


def _fate(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    """A new fate, as if it had been placed now."""
    try:
        plan = plan_of(str(value), order.units, now, world.pace.duration(order.units))
    except ValueError as error:
        raise wrong(str(error)) from None
    order.fate = str(value)
    follow(world, order, plan, now)


def _status(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    _hold(world, order, Step(now, str(value), order.seen(now).delivered))


def _remains(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong("remains is a whole number; use answer for other forms")
    _hold(world, order, Step(now, order.seen(now).status, order.units - value))


def _hold(world: PanelWorld, order: Order, step: Step) -> None:
    """It stays in this step; the money follows. A parent's money is in its children."""
    if order.series is not None:
        order.turn(step.status, step.at, step.delivered)
    else:
        follow(world, order, (step,), step.at)


def _start_count(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    del world, now
    order.answer["start_count"] = value


def _answer(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    del world, now
    if not isinstance(value, dict):
        raise wrong("answer is an object of fields that replace those of the status answer")
    order.answer = value


def _raw(world: PanelWorld, order: Order, value: Any, now: int) -> None:  # noqa: ANN401  (JSON)
    """The whole status answer, word for word; null takes it back."""
    del world, now
    order.raw = [] if value is None else [value]


CHANGES: Mapping[str, Change] = {
    "fate": _fate,
    "status": _status,
    "remains": _remains,
    "start_count": _start_count,
    "answer": _answer,
    "raw": _raw,
}


def _for_the_next(world: PanelWorld, body: dict[str, Any]) -> web.Response:
    if set(body) != {"order", "fate"}:
        raise wrong("the next order takes a fate and nothing else")
    fate = str(body["fate"])
    try:
        if fate:
            known_fate(fate)
    except ValueError as error:
        raise wrong(str(error)) from None
    world.next_fate = fate
    return web.json_response({"next_fate": fate})


async def set_order(request: web.Request) -> web.Response:
    """`{"order": "23501", "status": "Partial", "remains": 40}` and the other words of CHANGES.

    The order "next" is the one that is not placed yet: it takes a fate, or "" to let chance decide again.
    """
    world, body = request.app[WORLD], await told(request, {"order", *CHANGES})
    if wanted(body, "order") == NEXT:
        return _for_the_next(world, body)
    order = world.orders.get(wanted(body, "order"))
    if order is None:
        raise wrong("the panel has no such order")
    now = world.tick()
    for name, change in CHANGES.items():
        if name in body:
            change(world, order, body[name], now)
    return web.json_response({"order": shown(order, now)})
