"""Confirm: a quote becomes one held order, now or for later, or is repeated; in one transaction."""

from dataclasses import dataclass
from enum import StrEnum

from shop import allowance, pauses, quotes
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.orders.holding import CUSTOMER, hold, order_at
from shop.quotes import Quote, QuoteProblem
from shop.schedules import confirming
from shop.schedules import plan as plans
from shop.schedules.confirming import Unfit
from storage import orders, schedules
from storage import quotes as rows
from storage.quotes import Asked


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
    PAST = "past"
    BUDGET = "budget"
    TAKEN = "taken"
    NEVER = "never"
    MANY = "many"
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
class Repeats:
    """The quote is repeated from now on; nothing is held."""

    schedule_id: int


Answer = Confirmed | Again | Repeats | Requote | Refused


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
    repeated = schedules.of_quote(tx, quote_id) if asked.plan is not None else None
    if repeated is not None:
        return Repeats(repeated)
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
    if why is not None:
        return _offer_anew(tx, house, quote, service, why, now)
    return _as_planned(tx, house, quote, cost, now)


def _as_planned(tx: Tx, house: House, quote: Asked, cost: int, now: int) -> Answer:
    plan = plans.read(quote.plan)
    if plan is None:
        return _hold(tx, house, quote, cost, now, now)
    if plan.at <= now:
        return Refused(No.PAST)
    if not plan.is_repeated:
        return _hold(tx, house, quote, cost, plan.at, now)
    begun = confirming.begin(tx, quote, plan, now)
    return Refused(No(begun.value)) if isinstance(begun, Unfit) else Repeats(begun)


def _changed(quote: Asked, service: Service, cost: int, now: int) -> Changed | None:
    if quote.expires_at <= now:
        return Changed.EXPIRED
    if service.rules != quote.rules:
        return Changed.RULES
    # The price must never be below cost; a lower rate lowers the price instead.
    return Changed.PRICE if cost > quote.price else None


def _offer_anew(tx: Tx, house: House, quote: Asked, service: Service, why: Changed, now: int) -> Answer:
    anew = quotes.make(tx, house, quote.person_id, quotes.wanted_by(tx, quote.id), service, now, quote.plan)
    return Refused(No(anew.value)) if isinstance(anew, QuoteProblem) else Requote(anew, why)


def _hold(tx: Tx, house: House, quote: Asked, cost: int, at: int, now: int) -> Answer:
    price = min(quote.price, cost)
    left = allowance.left_locked(tx, house, quote.person_id, now)
    if left is not None and price > left:
        return _before(tx, quote) or Refused(No.LIMIT, left)
    send_at = max(at, now + house.undo_for)
    new, cause = order_at(send_at, price, cost), Cause(CUSTOMER, "confirm", now)
    order_id = hold(tx, house, quote, new, cause)
    return (_before(tx, quote) or Refused(No.GONE)) if order_id is None else Confirmed(order_id)


def _before(tx: Tx, quote: Asked) -> Again | None:
    """Return the order of this quote's other tap, for which this one has waited at the lock."""
    order_id = orders.of_quote(tx, quote.id)
    return None if order_id is None else Again(order_id)
