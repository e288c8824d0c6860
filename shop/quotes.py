"""What is offered to one person: fixed for ten minutes against changes of the operator's prices."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from panel.add_request import AddRequest, BadField
from panel.service_types import TypeRule
from shop import panels
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House
from shop.inputs import days, order_fields
from shop.inputs.asking import offers_drip_feed
from shop.inputs.order_fields import HalfMade, Wanted
from shop.links import Link
from shop.money import price_of
from shop.schedules import plan as plans
from shop.schedules.plan import Plan
from storage import quotes
from storage.quotes import NewQuote

VALID_MS = 10 * 60_000
DEAREST = 10**16
"""No order costs more micro-units: sums of many still fit the database's integers."""


class QuoteProblem(StrEnum):
    """Why nothing can be offered."""

    SUSPENDED = "suspended"
    DENIED = "denied"
    LATER = "later"
    CURRENCY = "currency"
    LINK = "link"
    QUANTITY = "quantity"
    FIELDS = "fields"
    DRIP_FEED = "drip_feed"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class Quote:
    """An offer.

    Attributes:
        link: where it goes; the user name of a subscription.
        fields: what `add` sends besides the service, by name.
        quantity: units as ordered, of one run where there are several; None for packages and subscriptions.
        units: charged quantity.
        rate: the panel's, of 1000 units or one package.
        price: micro-units of `currency`.
        expires_at: ms UTC.
        plan: when and how often it would be sent; None for once and at once.
    """

    id: int
    person_id: int
    service_id: int
    service_name: str
    type: str
    link: str
    link_key: str
    fields: Mapping[str, str]
    quantity: int | None
    units: int
    rate: Decimal
    price: int
    currency: str
    expires_at: int
    plan: Plan | None = None


def make(
    tx: Tx,
    house: House,
    person_id: int,
    wanted: HalfMade,
    service: Service,
    now: int,
    plan: str | None = None,
) -> Quote | QuoteProblem:
    """Offer a service for what a half-made order says.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: for whom.
        wanted: link, quantity and what else the service's type asks for.
        service: as it is sold now.
        now: ms UTC.
        plan: when and how often, as a draft keeps it.
    """
    begins = plans.read(plan)
    new = draw_up(house, person_id, wanted, service, sold_in(tx, house), now, begins.at if begins else now)
    if isinstance(new, QuoteProblem):
        return new
    planned = new if plan is None else replace(new, plan=plan)
    return _quote(planned, quotes.insert(tx, planned))


def sold_in(tx: Tx, house: House) -> str | None:
    """Return the currency in which the panel's services are sold; None while they cannot be."""
    return None if panels.foreign(tx, house.panel_id) is not None else panels.books_currency(tx)


def draw_up(
    house: House,
    person_id: int,
    wanted: HalfMade,
    service: Service,
    currency: str | None,
    now: int,
    begins: int | None = None,
) -> NewQuote | QuoteProblem:
    """Return an offer that is not kept yet, or why there is none; needs no transaction.

    Args:
        house: operator's facts.
        person_id: for whom.
        wanted: link, quantity and what else the service's type asks for.
        service: as it is sold now.
        currency: as `sold_in` tells it.
        now: ms UTC.
        begins: when it is to go to the panel, ms UTC; None for at once.
    """
    problem, rule = unsellable(house, service), service.rule
    if problem is not None or rule is None:
        return problem or QuoteProblem.LATER
    if currency is None:
        return QuoteProblem.CURRENCY
    request = _request(house, service, rule, wanted, max(now, begins or now))
    if isinstance(request, QuoteProblem):
        return request
    new = _new(house, person_id, service, request, currency, now)
    return QuoteProblem.QUANTITY if new.cost > DEAREST else new


def find(tx: Tx, quote_id: int, person_id: int) -> Quote | None:
    """Return an offer made to this person."""
    row = quotes.find(tx, quote_id)
    return None if row is None or row.person_id != person_id else _quote(row, row.id)


def wanted_by(tx: Tx, quote_id: int) -> Wanted:
    """Return what an offer was for, to offer it anew.

    Raises:
        LookupError: there is no such quote.
    """
    row = quotes.find(tx, quote_id)
    if row is None:
        raise LookupError(f"there is no quote {quote_id}")
    return Wanted(row.link, row.quantity, json.loads(row.fields))


def unsellable(house: House, service: Service) -> QuoteProblem | None:
    """Return why a service is not sold at all, None when it is; the policy judges it anew each time."""
    if is_denied(house, service):
        return QuoteProblem.DENIED
    if not service.orderable:
        return QuoteProblem.LATER
    return None if service.suspended is None else QuoteProblem.SUSPENDED


def is_denied(house: House, service: Service) -> bool:
    """Whether the policy forbids a service, by the last sync or by the rules of now."""
    verdict = house.policy.verdict(service.name, service.category, service.type)
    return service.denied_by is not None or verdict is not None


def cost_of(service: Service, units: int) -> int:
    """Return what the panel takes for so many units at its rate of now, micro-units."""
    return price_of(service.rate, units, service.per)


@dataclass(frozen=True, slots=True)
class _Request:
    """What would be posted, and for whom or what."""

    rule: TypeRule
    target: Link
    fields: Mapping[str, str]
    units: int


def _request(
    house: House, service: Service, rule: TypeRule, wanted: HalfMade, begins: int
) -> _Request | QuoteProblem:
    fields = order_fields.complete(rule, order_fields.known(rule, service, wanted))
    target = order_fields.target(rule, service, fields)
    if target is None:
        return QuoteProblem.LINK
    if "runs" in fields and not offers_drip_feed(house, service):
        return QuoteProblem.DRIP_FEED
    if "expiry" in fields and days.is_over(fields["expiry"], begins):
        return QuoteProblem.EXPIRY
    if not order_fields.keep_the_limits(rule, service, fields):
        return QuoteProblem.QUANTITY
    sent = {**fields, "link": target.url} if rule.has_link else fields
    return _checked(service, rule, target, sent)


def _checked(
    service: Service, rule: TypeRule, target: Link, fields: Mapping[str, str]
) -> _Request | QuoteProblem:
    try:
        request = AddRequest(rule.type, service.number, fields)
    except BadField as bad:
        return _BAD.get(bad.field, QuoteProblem.FIELDS)
    texts = {name: str(text) for name, text in request.fields.items()}
    return _Request(rule, target, texts, request.charged_quantity)


_BAD: Mapping[str, QuoteProblem] = MappingProxyType(
    {"link": QuoteProblem.LINK, "quantity": QuoteProblem.QUANTITY}
)


def _new(
    house: House, person_id: int, service: Service, request: _Request, currency: str, now: int
) -> NewQuote:
    cost = cost_of(service, request.units)
    return NewQuote(
        person_id=person_id,
        panel_id=house.panel_id,
        service_id=service.id,
        service_name=service.name,
        type=service.type,
        link=request.target.url,
        link_key=request.target.key,
        fields=json.dumps(dict(request.fields)),
        quantity=order_fields.ordered(request.rule, request.fields, request.units),
        units=request.units,
        rate=format(service.rate, "f"),
        cost=cost,
        # Private mode sells at cost; an operator's markup comes with the shop's wallets.
        price=cost,
        currency=currency,
        rules=service.rules,
        created_at=now,
        expires_at=now + VALID_MS,
    )


def _quote(row: NewQuote, quote_id: int) -> Quote:
    return Quote(
        id=quote_id,
        person_id=row.person_id,
        service_id=row.service_id,
        service_name=row.service_name,
        type=row.type,
        link=row.link,
        link_key=row.link_key,
        fields=json.loads(row.fields),
        quantity=row.quantity,
        units=row.units,
        rate=Decimal(row.rate),
        price=row.price,
        currency=row.currency,
        expires_at=row.expires_at,
        plan=plans.read(row.plan),
    )
