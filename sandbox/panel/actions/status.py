"""`status`: of one order, or of up to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.actions.batches import many_ids, one_id, order_of
from sandbox.panel.money import plain
from sandbox.panel.refusals import Refusal
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from sandbox.panel.accounts import Account
    from sandbox.panel.orders import Order
    from sandbox.panel.world import PanelWorld


def status(world: PanelWorld, account: Account, fields: dict[str, str]) -> Any:  # noqa: ANN401  (JSON)
    """The documented answer for `order`, or the object keyed by id for `orders`."""
    if "orders" in fields:
        return {number: _row(world, account, number) for number in many_ids(fields, "orders")}
    return shown(world, account, order_of(world, account, one_id(fields, "order")))


def _row(world: PanelWorld, account: Account, number: str) -> Any:  # noqa: ANN401  (JSON)
    try:
        return shown(world, account, order_of(world, account, number))
    except Refusal as no:
        return {"error": no.text}


def shown(world: PanelWorld, account: Account, order: Order) -> Any:  # noqa: ANN401  (JSON, maybe forced nonsense)
    """What the panel says about an order now."""
    if order.raw:
        return order.raw[0]
    now = world.clock.now()
    if order.series is None or (order.series.kind == "runs" and world.dripfeed_form == "ordinary"):
        return ordinary(world, order, account.currency, now) | order.answer
    own = _runs(order) if order.series.kind == "runs" else _posts(order)
    children = [wire_id(number) for number in order.children]
    return {"status": order.seen(now).status, **own, "orders": children} | order.answer


def _runs(order: Order) -> dict[str, Any]:
    return {"runs": int(order.fields["runs"])}


def _posts(order: Order) -> dict[str, Any]:
    posts = int(order.fields.get("posts", "0"))
    return {"expiry": order.fields.get("expiry"), "posts": posts or None}


def ordinary(world: PanelWorld, order: Order, currency: str, now: int) -> dict[str, Any]:
    """The ordinary form: numbers as text, as documented; a parent sums up its children."""
    children = [world.orders[number] for number in order.children]
    step = order.seen(now)
    delivered = sum(child.seen(now).delivered for child in children) if order.series else step.delivered
    charge = sum((child.taken for child in children), order.taken)
    return {
        "charge": plain(charge),
        "start_count": str(order.start_count if order.begun(now) else 0),
        "status": step.status,
        "remains": str(order.units - delivered),
        "currency": currency,
    }
