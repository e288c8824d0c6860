"""One held order goes to the panel: marked first, posted once, its outcome committed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from panel.add_request import AddRequest
from panel.answers import AddOutcome
from shop import access, allowance, pauses, people, quotes
from shop.access import Role
from shop.batches import telling
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.database import Database, Tx
from shop.house import House
from shop.inputs import days
from shop.notices import Notice
from shop.orders.letting_go import Release, let_go, release
from shop.orders.outcome import record_failure, record_outcome
from shop.orders.posting import add_request
from shop.orders.story import BOT, told
from shop.quotes import Quote
from storage import orders
from storage import pauses as pause_rows
from storage.errors import CommitUnknown
from storage.insisting import insist
from storage.orders import Order

SAY_SENDING_MS = 2_000
"""A panel that answers sooner spares the card one change."""

LATER_MS = 15 * 60_000
"""Of what was confirmed so long ago, it is looked at once more whether its person is still let in."""

REQUOTED = frozenset({Release.CHANGED, Release.PRICE})
"""Reasons after which the same can be offered anew."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What is to be posted for an order that is marked as on its way.

    Attributes:
        nth: how often the order has gone to the panel with this time.
    """

    request: AddRequest
    nth: int


class Slot(Protocol):
    """The right to post one `add`: the panel client's."""

    async def add(self, request: AddRequest) -> AddOutcome:
        """Post the order once."""


async def send(db: Database, slot: Slot, house: House, order_id: int, clock: Callable[[], int]) -> bool:
    """Send one order: commit `sending`, post once, commit the outcome.

    Args:
        db: database.
        slot: a reserved place at the panel, free at this moment.
        house: operator's facts.
        order_id: a held order.
        clock: ms UTC.

    Returns:
        Whether it was posted.
    """
    posting = await _marked(db, house, order_id, clock)
    if posting is None:
        return False
    try:
        outcome = await slot.add(posting.request)
        await insist(db, record_outcome, house, order_id, outcome, clock(), posting.nth)
    except Exception:
        # Whatever broke, the request may have left before it did.
        await insist(db, record_failure, house, order_id, clock())
        raise
    return True


async def _marked(db: Database, house: House, order_id: int, clock: Callable[[], int]) -> Posting | None:
    try:
        return await db.write(start_sending, house, order_id, clock())
    except CommitUnknown:
        # Nothing is posted without the mark; if it stands all the same, the order would be on its way for ever.
        await insist(db, record_failure, house, order_id, clock())
        raise


def start_sending(tx: Tx, house: House, order_id: int, now: int) -> Posting | None:
    """Mark an order as on its way and return what to post; None when it must not be sent.

    Everything but the quote's own expiry is checked again; an order that fails here is released.
    """
    # After an outage one order goes alone: whoever looks whether another is on its way looks one at a time.
    pause_rows.lock(tx, house.panel_id, pauses.PauseKind.OUTAGE)
    order = orders.find(tx, order_id)
    if order is None or order.state != "held" or order.send_at > now:
        return None
    if order.panel_id != house.panel_id or pauses.stops_sending(tx, order.panel_id, now) is not None:
        return None
    service = services.find(tx, order.panel_id, order.service_id)
    why = Release.TOO_LATE if now > order.send_until else _unsendable(tx, house, order, service, now)
    if why is not None or service is None:
        _give_up(tx, house, order, why or Release.GONE, service, now)
        return None
    return _mark(tx, order, service, now)


def _mark(tx: Tx, order: Order, service: Service, now: int) -> Posting | None:
    request = add_request(order.type, service.number, order.fields)
    if not orders.begin_sending(tx, order.id, now):
        return None
    told(tx, order.id, "sending", BOT, now)
    nth, due_at = order.sends + 1, now + SAY_SENDING_MS
    key = f"o/{order.id}/sending/{nth}"
    telling.tell(tx, Notice.ORDER_PROGRESS, order, now, key=key, due_at=due_at)
    return Posting(request, nth)


def _unsendable(tx: Tx, house: House, order: Order, service: Service | None, now: int) -> Release | None:
    if service is None:
        return Release.GONE
    person = people.find(tx, order.person_id)
    checks = {
        Release.TERMS: person is None or person.terms_at is None,
        Release.REVOKED: _is_revoked(tx, house, order, now),
        Release.DENIED: quotes.is_denied(house, service),
        Release.SUSPENDED: service.suspended is not None,
        Release.CHANGED: service.rules != order.rules,
        Release.EXPIRY: _is_over(order, now),
        Release.PRICE: quotes.cost_of(service, order.units) > order.price,
        Release.LIMIT: allowance.is_overspent(tx, house, order.person_id, now),
    }
    return next((why for why, is_so in checks.items() if is_so), None)


def _is_over(order: Order, now: int) -> bool:
    """Whether the last day that its person gave has passed: a panel takes such a subscription, or not, as it likes."""
    expiry = json.loads(order.fields).get("expiry")
    return expiry is not None and days.is_over(expiry, now)


def _is_revoked(tx: Tx, house: House, order: Order, now: int) -> bool:
    if now - order.created_at < LATER_MS:
        return False
    return access.role_of(house, people.owners(tx), order.person_id) is Role.STRANGER


def _give_up(tx: Tx, house: House, order: Order, why: Release, service: Service | None, now: int) -> None:
    """Release an order that may not be sent as it was confirmed; where it can be, it is offered anew."""
    anew = None
    # Of a line of a batch only the whole is told: nobody would see its offer.
    if why in REQUOTED and service is not None and order.batch_id is None:
        anew = quotes.make(tx, house, order.person_id, quotes.wanted_by(tx, order.quote_id), service, now)
    if not isinstance(anew, Quote):
        release(tx, house, order, why, BOT, now)
    elif let_go(tx, house, order, why, BOT, now):
        key, kind = f"o/{order.id}/released", Notice.ORDER_REQUOTE
        telling.tell(tx, kind, order, now, key=key, why=why.value, quote_id=anew.id)
