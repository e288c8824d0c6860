"""Confirm for a whole batch: every line is held in one transaction, or none is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
from storage.batches import Batch, Offered
from storage.orders import NewOrder

SEND_WITHIN_MS = 6 * 3_600_000
"""A long batch goes at the panel's pace: its last line may wait so long."""


@dataclass(frozen=True, slots=True)
class Held:
    """The batch is confirmed, now or before."""

    batch_id: int


class Staleness(StrEnum):
    """Why an offer cannot be confirmed any more."""

    NEWER = "newer"
    CHANGED = "changed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was taken: the offer does not hold any more.

    Attributes:
        lines: those that cannot be had as they were offered.
    """

    why: Staleness
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TooDear:
    """Nothing was taken: the money is not enough for all of it."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Nothing was taken."""

    why: No


Answer = Held | Stale | TooDear | NotNow
Lines = Sequence[tuple[Offered, NewOrder]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who confirms what.

    Attributes:
        offer: the number of the offer that was looked at.
        now: ms UTC.
    """

    person_id: int
    batch_id: int
    offer: int
    now: int


def in_the_way(tx: Tx, house: House, asked: Asked) -> Stale | TooDear | None:
    """Return why an offer would be made anew instead of being confirmed, in a reading transaction."""
    found = _judged(tx, house, batches.find(tx, asked.batch_id, asked.person_id), asked)
    if isinstance(found, Stale):
        return found
    left = allowance.left_this_month(tx, house, asked.person_id, asked.now)
    return TooDear() if isinstance(found, list) and not _is_enough(left, found) else None


def confirm(tx: Tx, house: House, asked: Asked) -> Answer:
    """Hold an order for every line that was offered, if all of them are as they were offered.

    Args:
        tx: transaction.
        house: operator's facts.
        asked: only the batch's own person may.
    """
    found = _judged(tx, house, batches.lock(tx, asked.batch_id, asked.person_id), asked)
    if not isinstance(found, list):
        return found
    if not _is_enough(allowance.left_locked(tx, house, asked.person_id, asked.now), found):
        return TooDear()
    _hold(tx, house, asked, found)
    return Held(asked.batch_id)


def _judged(
    tx: Tx, house: House, batch: Batch | None, asked: Asked
) -> Held | Stale | NotNow | list[tuple[Offered, NewOrder]]:
    if batch is None:
        return NotNow(No.GONE)
    if batch.confirmed_at is not None:
        return Held(batch.id)
    person, pause = people.find(tx, batch.person_id), pauses.stops_confirm(tx, house.panel_id, asked.now)
    if person is None or person.terms_at is None:
        return NotNow(No.TERMS)
    if pause is not None:
        return NotNow(No(pause.kind.value))
    offered = batches.offered(tx, batch.id)
    return _of_offered(tx, house, offered, asked) if offered else NotNow(No.GONE)


def _of_offered(
    tx: Tx, house: House, offered: Sequence[Offered], asked: Asked
) -> Stale | list[tuple[Offered, NewOrder]]:
    if min(one.id for one in offered) != asked.offer:
        return Stale(Staleness.NEWER)
    known = {number: services.find(tx, house.panel_id, number) for number in {o.service_id for o in offered}}
    odd = tuple(one.batch_line for one in offered if not _stands(house, one, known[one.service_id]))
    if odd:
        return Stale(Staleness.CHANGED, odd)
    if any(one.expires_at <= asked.now for one in offered):
        return Stale(Staleness.EXPIRED)
    send_at = asked.now + house.undo_for
    return [(one, _order(one, known[one.service_id], send_at)) for one in offered]


def _stands(house: House, one: Offered, service: Service | None) -> bool:
    if service is None or quotes.unsellable(house, service) is not None:
        return False
    return service.rules == one.rules and quotes.cost_of(service, one.units) <= one.price


def _is_enough(left: int | None, lines: Lines) -> bool:
    return left is None or sum(new.price for _, new in lines) <= left


def _order(one: Offered, service: Service | None, send_at: int) -> NewOrder:
    cost = quotes.cost_of(service, one.units) if service else one.price
    return NewOrder(min(one.price, cost), cost, send_at, send_at + SEND_WITHIN_MS)


def _hold(tx: Tx, house: House, asked: Asked, lines: Lines) -> None:
    batches.confirm(tx, asked.batch_id, asked.now)
    orders.insert_all(tx, lines, asked.now)
    held = batches.held(tx, asked.batch_id)
    ledger.hold_all(tx, house, held, Cause(CUSTOMER, "confirm", asked.now))
    told_all(tx, "held", CUSTOMER, asked.now, {order.id: "" for order in held})
    telling.moved(tx, asked.person_id, asked.batch_id, asked.now, may_be_over=False)
    tx.signal("orders")
