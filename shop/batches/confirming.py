"""Confirm for a whole batch: every line is held in one transaction, or none is."""

from collections.abc import Sequence
from dataclasses import dataclass

from shop import allowance, ledger, pauses, people, quotes
from shop.batches import telling
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.orders.confirm import No
from shop.orders.holding import CUSTOMER
from shop.orders.story import told_all
from storage import batches, orders
from storage.batches import Offered
from storage.orders import NewOrder

SEND_WITHIN_MS = 6 * 3_600_000
"""A long batch goes at the panel's pace: its last line may wait so long."""


@dataclass(frozen=True, slots=True)
class Held:
    """The batch is confirmed, now or before."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Nothing was taken: these lines cannot be had as they were offered."""

    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TooDear:
    """Nothing was taken: the money is not enough for all of it."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Nothing was taken."""

    why: No


Answer = Held | Changed | TooDear | NotNow


def confirm(tx: Tx, house: House, person_id: int, batch_id: int, now: int) -> Answer:
    """Hold an order for every line that was offered, if all of them are as they were offered.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: who confirms; only the batch's own person may.
        batch_id: our number.
        now: ms UTC.
    """
    batch = batches.lock(tx, batch_id, person_id)
    if batch is None:
        return NotNow(No.GONE)
    if batch.confirmed_at is not None:
        return Held(batch_id)
    person, pause = people.find(tx, person_id), pauses.stops_confirm(tx, house.panel_id, now)
    if person is None or person.terms_at is None:
        return NotNow(No.TERMS)
    if pause is not None:
        return NotNow(No(pause.kind.value))
    offered = batches.offered(tx, batch_id)
    return _of_offered(tx, house, batch_id, offered, now) if offered else NotNow(No.GONE)


def _of_offered(tx: Tx, house: House, batch_id: int, offered: Sequence[Offered], now: int) -> Answer:
    known = {number: services.find(tx, house.panel_id, number) for number in {o.service_id for o in offered}}
    odd = tuple(one.batch_line for one in offered if not _stands(house, one, known[one.service_id], now))
    if odd:
        return Changed(odd)
    send_at = now + house.undo_for
    lines = [(one, _order(one, known[one.service_id], send_at)) for one in offered]
    left = allowance.left_locked(tx, house, offered[0].person_id, now)
    if left is not None and sum(new.price for _, new in lines) > left:
        return TooDear()
    _hold(tx, house, batch_id, lines, now)
    return Held(batch_id)


def _stands(house: House, one: Offered, service: Service | None, now: int) -> bool:
    if service is None or quotes.unsellable(house, service) is not None or one.expires_at <= now:
        return False
    return service.rules == one.rules and quotes.cost_of(service, one.units) <= one.price


def _order(one: Offered, service: Service | None, send_at: int) -> NewOrder:
    cost = quotes.cost_of(service, one.units) if service else one.price
    return NewOrder(min(one.price, cost), cost, send_at, send_at + SEND_WITHIN_MS)


def _hold(tx: Tx, house: House, batch_id: int, lines: Sequence[tuple[Offered, NewOrder]], now: int) -> None:
    batches.confirm(tx, batch_id, now)
    orders.insert_all(tx, lines, now)
    held = batches.held(tx, batch_id)
    ledger.hold_all(tx, house, held, Cause(CUSTOMER, "confirm", now))
    told_all(tx, "held", CUSTOMER, now, {order.id: "" for order in held})
    telling.moved(tx, lines[0][0].person_id, batch_id, now, may_be_over=False)
    tx.signal("orders")
