"""People decide what became of an unknown order: it has this id, or it was never placed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from panel.answers import Batch, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelError, PanelRefused
from shop import pauses, recovery
from shop.database import Database, Tx
from shop.house import House
from shop.orders.at_start import RESTORED
from shop.orders.letting_go import Release, release
from shop.orders.placing import become_placed
from storage import orders, panel_orders
from storage.orders import Order

NOT_BEFORE_MS = 10 * 60_000
NUMBER = re.compile(r"[A-Za-z0-9_-]{1,64}")


class StatusSource(Protocol):
    """Who can be asked whether an order exists: the panel's client."""

    async def status(self, ids: list[str]) -> Batch[OrderStatus]:
        """Return what the panel says of each id."""


class Refusal(StrEnum):
    """Why an admin's word was not taken."""

    NOT_UNKNOWN = "not_unknown"
    NO_NUMBER = "no_number"
    HELD = "held"
    OTHER_PANEL = "other_panel"
    PANEL_KNOWS_NOT = "panel_knows_not"
    PANEL_SILENT = "panel_silent"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The order was resolved, now or before in the same way."""

    order_id: int


async def its_id_is(
    db: Database, panel: StatusSource, house: House, order_id: int, number: str, admin_id: int, now: int
) -> Resolved | Refusal:
    """Take an admin's word that an unknown order has this id, if the panel knows it and nobody else holds it.

    Args:
        db: database; one write.
        panel: client of the order's panel.
        house: operator's facts, with the panel that is asked.
        order_id: our number.
        number: the panel's id as the admin typed it.
        admin_id: who says so.
        now: ms UTC.
    """
    number = number.strip().removeprefix("#")
    if not NUMBER.fullmatch(number):
        return Refusal.NO_NUMBER
    known = await db.read(_check, house, order_id, number, now)
    if known is not None:
        return known
    try:
        batch = await panel.status([number])
    except PanelError as problem:
        if isinstance(problem, PanelRefused) and problem.kind is ErrorKind.AUTH:
            await db.write(recovery.key_refused, house, house.panel_id, now)
        return Refusal.PANEL_SILENT
    if not isinstance(batch.entries.get(number), OrderStatus):
        return Refusal.PANEL_KNOWS_NOT
    return await db.write(_found, house, order_id, number, admin_id, now)


def not_placed(tx: Tx, house: House, order_id: int, admin_id: int, now: int) -> Resolved | Refusal:
    """Take an admin's word that an unknown order was never placed: its money goes back, once."""
    order = orders.lock(tx, order_id)
    if order is not None and order.state == "released" and order.reason == Release.NOT_PLACED:
        return Resolved(order_id)
    if order is None or order.state != "unknown":
        return Refusal.NOT_UNKNOWN
    if now - _posted_at(order) < NOT_BEFORE_MS:
        return Refusal.TOO_EARLY
    release(tx, house, order, Release.NOT_PLACED, str(admin_id), now)
    return Resolved(order_id)


def _posted_at(order: Order) -> int:
    """Return when an order was posted at the latest; a restored one perhaps until the copy was put in place."""
    unseen = order.sent_at is None or order.reason == RESTORED
    return order.changed_at if unseen else order.sent_at or 0


def _refusal(tx: Tx, house: House, order: Order | None, number: str) -> Resolved | Refusal | None:
    """Return why an order cannot be given this id, or that it has it already; None when it can."""
    if order is None:
        return Refusal.NOT_UNKNOWN
    holder = panel_orders.by_number(tx, order.panel_id, number)
    if holder is not None and holder.order_id == order.id and not holder.is_child:
        return Resolved(order.id) if order.state in {"placed", "settled"} else Refusal.NOT_UNKNOWN
    checks = {
        Refusal.HELD: holder is not None,
        Refusal.NOT_UNKNOWN: order.state != "unknown",
        Refusal.OTHER_PANEL: order.panel_id != house.panel_id,
    }
    return next((why for why, is_so in checks.items() if is_so), None)


def _check(tx: Tx, house: House, order_id: int, number: str, now: int) -> Resolved | Refusal | None:
    refusal = _refusal(tx, house, orders.find(tx, order_id), number)
    rests = pauses.stops_requests(tx, house.panel_id, now) is not None
    return Refusal.PANEL_SILENT if refusal is None and rests else refusal


def _found(tx: Tx, house: House, order_id: int, number: str, admin_id: int, now: int) -> Resolved | Refusal:
    order = orders.lock(tx, order_id)
    refusal = _refusal(tx, house, order, number)
    if refusal is not None or order is None:
        return refusal or Refusal.NOT_UNKNOWN
    is_placed = become_placed(tx, house, order, number, str(admin_id), now)
    return Resolved(order_id) if is_placed else Refusal.HELD
