"""What is offered to one person: fixed for ten minutes against changes of the operator's prices."""

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Protocol

from panel.add_request import AddRequest, BadField
from panel.service_types import service_type
from shop import panels
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House
from shop.links import Link, fits, recognise
from shop.money import price_of
from storage import quotes
from storage.quotes import NewQuote

VALID_MS = 10 * 60_000
PACKAGE = "package"
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


class HalfMade(Protocol):
    """What is to be quoted: a draft, or an earlier quote."""

    @property
    def link(self) -> str | None:
        """As it was typed or normalised."""

    @property
    def quantity(self) -> int | None:
        """Units; None for packages."""


@dataclass(frozen=True, slots=True)
class Quote:
    """An offer.

    Attributes:
        quantity: units as ordered; None for packages.
        units: charged quantity.
        rate: the panel's, of 1000 units or one package.
        price: micro-units of `currency`.
        expires_at: ms UTC.
    """

    id: int
    person_id: int
    service_id: int
    service_name: str
    type: str
    link: str
    link_key: str
    quantity: int | None
    units: int
    rate: Decimal
    price: int
    currency: str
    expires_at: int


def make(
    tx: Tx, house: House, person_id: int, wanted: HalfMade, service: Service, now: int
) -> Quote | QuoteProblem:
    """Offer a service for a link and quantity.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: for whom.
        wanted: link and quantity.
        service: as it is sold now.
        now: ms UTC.
    """
    problem = unsellable(house, service)
    if problem is not None:
        return problem
    currency = panels.books_currency(tx)
    if currency is None or panels.foreign(tx, house.panel_id) is not None:
        return QuoteProblem.CURRENCY
    link, quantity = recognise(wanted.link or ""), _quantity(wanted, service)
    if not isinstance(link, Link) or fits(service, link) is not None:
        return QuoteProblem.LINK
    if quantity is QuoteProblem.QUANTITY:
        return quantity
    new = _new(house, person_id, service, (link, quantity), currency, now)
    if not _can_be_sent(service, new.fields):
        return QuoteProblem.LINK
    return _quote(new, quotes.insert(tx, new))


def find(tx: Tx, quote_id: int, person_id: int) -> Quote | None:
    """Return an offer made to this person."""
    row = quotes.find(tx, quote_id)
    return None if row is None or row.person_id != person_id else _quote(row, row.id)


def unsellable(house: House, service: Service) -> QuoteProblem | None:
    """Return why a service is not sold at all, None when it is; the policy judges it anew each time."""
    if is_denied(house, service):
        return QuoteProblem.DENIED
    if not service.orderable:
        return QuoteProblem.LATER
    return None if service.suspended is None else QuoteProblem.SUSPENDED


def is_denied(house: House, service: Service) -> bool:
    """Whether the policy forbids a service, by the last sync or by the rules of now."""
    return service.denied_by is not None or house.policy.verdict(service.name, service.category) is not None


def cost_of(service: Service, units: int) -> int:
    """Return what the panel takes for so many units at its rate of now, micro-units."""
    return price_of(service.rate, units, service.per)


def add_request(type_name: str, number: str, fields: str) -> AddRequest:
    """Return what an order posts.

    Args:
        type_name: the service's type.
        number: the panel's id of the service.
        fields: JSON object of what is sent besides.

    Raises:
        BadField: no panel would understand it.
        LookupError: orders of such a type cannot be sent.
    """
    kind = service_type(type_name)
    if kind is None:
        raise LookupError(f"nobody can send an order of type {type_name}")
    return AddRequest(kind, number, json.loads(fields))


def _can_be_sent(service: Service, fields: str) -> bool:
    try:
        add_request(service.type, service.number, fields)
    except (BadField, LookupError):
        return False
    return True


def _quantity(wanted: HalfMade, service: Service) -> int | Literal[QuoteProblem.QUANTITY] | None:
    """Return what is ordered, None for a package."""
    quantity = None if service.type == PACKAGE else wanted.quantity or 0
    fits_limits = quantity is None or (quantity > 0 and service.min <= quantity <= service.max)
    if not fits_limits or cost_of(service, quantity or 1) > DEAREST:
        return QuoteProblem.QUANTITY
    return quantity


def _new(
    house: House, person_id: int, service: Service, wanted: tuple[Link, int | None], currency: str, now: int
) -> NewQuote:
    link, quantity = wanted
    units = quantity or 1
    cost = cost_of(service, units)
    return NewQuote(
        person_id=person_id,
        panel_id=house.panel_id,
        service_id=service.id,
        service_name=service.name,
        type=service.type,
        link=link.url,
        link_key=link.key,
        fields=json.dumps({"link": link.url} | ({"quantity": quantity} if quantity else {})),
        quantity=quantity,
        units=units,
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
        quantity=row.quantity,
        units=row.units,
        rate=Decimal(row.rate),
        price=row.price,
        currency=row.currency,
        expires_at=row.expires_at,
    )
