"""Confirm: a quote becomes one held order, in one transaction."""

from dataclasses import dataclass
from enum import StrEnum

from shop import allowance, ledger, notices, pauses, quotes
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders.story import told
from shop.quotes import Quote, QuoteProblem
from storage import orders
from storage import quotes as rows
from storage.orders import NewOrder
from storage.quotes import Asked

SEND_WITHIN_MS = 10 * 60_000
SAY_WAITING_MS = 10_000
CUSTOMER = "customer"


class Changed(StrEnum):
    """Why an offer is made anew."""

    EXPIRED = "expired"
    RULES = "rules"
    PRICE = "price"


class No(StrEnum):
    """Why nothing is held; the names of pauses are those of `shop.pauses`."""

    GONE = "gone"
    WITHDRAWN = "withdrawn"
    TERMS = "terms"
    LIMIT = "limit"
    DENIED = "denied"
    SUSPENDED = "suspended"
    LATER = "later"
    LINK = "link"
    QUANTITY = "quantity"
    FIELDS = "fields"
    DRIP_FEED = "drip_feed"
    EXPIRY = "expiry"
    CURRENCY = "currency"
    FUNDS = "funds"
    KEY = "key"
    STALE = "stale"
    MAINTENANCE = "maintenance"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The order is held and will be sent."""

    order_id: int


@dataclass(frozen=True, slots=True)
class Again:
    """This quote has become an order before."""

    order_id: int


@dataclass(frozen=True, slots=True)
class Requote:
    """Nothing was taken; this is the offer as it stands now."""

    quote: Quote
    why: Changed


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was taken.

    Attributes:
        left: micro-units the person may still spend this month, where that is why.
    """

    why: No
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Owing:
    """A new order as the ledger needs it; price and cost in micro-units."""

    id: int
    person_id: int
    panel_id: int
    price: int
    cost: int


Answer = Confirmed | Again | Requote | Refused


def confirm(tx: Tx, house: House, person_id: int, quote_id: int, now: int) -> Answer:
    """Hold an order for a quote, if everything is as it was offered.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: who confirms; only the quote's own person may.
        quote_id: what is confirmed.
        now: ms UTC.
    """
    asked = rows.asked(tx, quote_id)
    if asked is None or asked.person_id != person_id:
        return Refused(No.GONE)
    if asked.order_id is not None:
        return Again(asked.order_id)
    if asked.terms_at is None:
        return Refused(No.TERMS)
    return _of_open_quote(tx, house, asked, now)


def _of_open_quote(tx: Tx, house: House, quote: Asked, now: int) -> Answer:
    pause = pauses.stops_confirm(tx, house.panel_id, now)
    if pause is not None:
        return Refused(No(pause.kind.value))
    service = services.find(tx, house.panel_id, quote.service_id)
    if service is None:
        return Refused(No.WITHDRAWN)
    problem = quotes.unsellable(house, service)
    if problem is not None:
        return Refused(No(problem.value))
    cost = quotes.cost_of(service, quote.units)
    why = _changed(quote, service, cost, now)
    return (
        _hold(tx, house, quote, cost, now)
        if why is None
        else _offer_anew(tx, house, quote, service, why, now)
    )


def _changed(quote: Asked, service: Service, cost: int, now: int) -> Changed | None:
    if quote.expires_at <= now:
        return Changed.EXPIRED
    if service.rules != quote.rules:
        return Changed.RULES
    # The price must never be below cost; a lower rate lowers the price instead.
    return Changed.PRICE if cost > quote.price else None


def _offer_anew(tx: Tx, house: House, quote: Asked, service: Service, why: Changed, now: int) -> Answer:
    anew = quotes.make(tx, house, quote.person_id, quotes.wanted_by(tx, quote.id), service, now)
    return Refused(No(anew.value)) if isinstance(anew, QuoteProblem) else Requote(anew, why)


def _hold(tx: Tx, house: House, quote: Asked, cost: int, now: int) -> Answer:
    price = min(quote.price, cost)
    left = allowance.left_locked(tx, house, quote.person_id, now)
    if left is not None and price > left:
        return _before(tx, quote) or Refused(No.LIMIT, left)
    send_at = now + house.undo_for
    order_id = orders.insert(tx, quote, NewOrder(price, cost, send_at, send_at + SEND_WITHIN_MS), now)
    if order_id is None:
        return _before(tx, quote) or Refused(No.GONE)
    return _held(tx, house, Owing(order_id, quote.person_id, quote.panel_id, price, cost), now)


def _before(tx: Tx, quote: Asked) -> Again | None:
    """Return the order of this quote's other tap, for which this one has waited at the lock."""
    order_id = orders.of_quote(tx, quote.id)
    return None if order_id is None else Again(order_id)


def _held(tx: Tx, house: House, order: Owing, now: int) -> Answer:
    ledger.hold(tx, house, order, Cause(CUSTOMER, "confirm", now))
    told(tx, order.id, "held", CUSTOMER, now)
    key, due_at = f"o/{order.id}/waiting", now + house.undo_for + SAY_WAITING_MS
    notices.tell_first(
        tx, Notice.ORDER_WAITING, order.person_id, now, key=key, order_id=order.id, due_at=due_at
    )
    tx.signal("orders")
    return Confirmed(order.id)
