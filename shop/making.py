"""One step of a half-made order: what a draft lacks is asked for, what lacks nothing is quoted."""

from collections.abc import Callable
from dataclasses import dataclass

from panel.service_types import Field
from shop import drafts, panels
from shop.allowance import left_this_month
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from shop.drafts import Draft
from shop.house import House
from shop.inputs import order_fields
from shop.inputs.asking import extras, lacking
from shop.inputs.order_fields import HalfMade
from shop.orders.twins import twin_of
from shop.panels import Foreign
from shop.quotes import Quote, QuoteProblem, make
from shop.schedules.plan import Plan

# Changes a draft inside the transaction, or finds it; None when it is not this person's or is too old.
Change = Callable[[Tx], Draft | None]


@dataclass(frozen=True, slots=True)
class Gone:
    """The draft or its service is no longer there."""

    draft: Draft | None


@dataclass(frozen=True, slots=True)
class LacksLink:
    """The link is to be asked for."""

    draft: Draft
    service: Service


@dataclass(frozen=True, slots=True)
class LacksQuantity:
    """The quantity is to be asked for."""

    draft: Draft
    service: Service


@dataclass(frozen=True, slots=True)
class LacksField:
    """Something else that the service's type asks for is to be asked for."""

    draft: Draft
    service: Service
    field: Field


@dataclass(frozen=True, slots=True)
class Troubled:
    """Nothing is lacking, and yet it cannot be quoted.

    Attributes:
        foreign: the two currencies, when they are why.
    """

    draft: Draft
    service: Service
    problem: QuoteProblem
    foreign: Foreign | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A quote and what a person should know before confirming it.

    Attributes:
        left: micro-units the person may still spend this month after it, None without a limit.
        twin: an open order of the same kind on the same link.
        extras: fields that may be filled in and need not be.
    """

    service: Service
    quote: Quote
    left: int | None
    twin: int | None
    extras: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Nothing is lacking: the order can be confirmed."""

    draft: Draft
    offer: Offer

    @property
    def service(self) -> Service:
        """What is offered."""
        return self.offer.service


Lacking = LacksLink | LacksQuantity | LacksField
Next = Gone | Lacking | Troubled | Checked


def advance(tx: Tx, house: House, goods: Catalogue, person_id: int, change: Change, now: int) -> Next:
    """Change a draft and say what comes next.

    Args:
        tx: open transaction.
        house: the operator's facts.
        goods: the catalogue the person looks at.
        person_id: whose draft.
        change: finds the draft and changes it.
        now: ms UTC.
    """
    draft = change(tx)
    service = goods.service(draft.service_id) if draft and draft.service_id is not None else None
    if draft is None or service is None:
        return Gone(draft)
    field = next_field(draft, service)
    return lacks(draft, service, field) if field else _quoted(tx, house, person_id, draft, service, now)


def next_field(draft: Draft, service: Service) -> Field | None:
    """Return what a half-made order has to be asked for next, None when nothing lacks."""
    rule = service.rule
    return None if rule is None else lacking(service, rule, order_fields.known(rule, service, draft))


def lacks(draft: Draft, service: Service, field: Field) -> Lacking:
    """Return that a field is to be asked for."""
    if field.name == "link":
        return LacksLink(draft, service)
    return LacksQuantity(draft, service) if field.name == "quantity" else LacksField(draft, service, field)


def begin(
    tx: Tx, person_id: int, service: Service, wanted: HalfMade, now: int, plan: Plan | None = None
) -> Draft:
    """Begin a draft with what an earlier quote or order was for, and when it would be sent."""
    rule = service.rule
    return drafts.start(
        tx,
        person_id,
        now,
        service_id=service.id,
        link=wanted.link if rule is None or rule.has_link else None,
        quantity=wanted.quantity if rule is None or rule.has_quantity else None,
        fields=order_fields.besides(wanted.fields),
        plan=None if plan is None else plan.text(),
    )


def checked(tx: Tx, house: House, goods: Catalogue, quote: Quote, now: int) -> Next:
    """Return the card of a quote that was made instead of another, with a draft of its own to change."""
    service = goods.service(quote.service_id)
    if service is None:
        return Gone(None)
    draft = begin(tx, quote.person_id, service, quote, now, quote.plan)
    return _checked(tx, house, draft, service, quote, now)


def _quoted(tx: Tx, house: House, person_id: int, draft: Draft, service: Service, now: int) -> Next:
    quote = make(tx, house, person_id, draft, service, now, draft.plan)
    if not isinstance(quote, Quote):
        is_foreign = quote is QuoteProblem.CURRENCY
        return Troubled(draft, service, quote, panels.foreign(tx, house.panel_id) if is_foreign else None)
    return _checked(tx, house, draft, service, quote, now)


def _checked(tx: Tx, house: House, draft: Draft, service: Service, quote: Quote, now: int) -> Checked:
    return Checked(draft, offer(tx, house, service, quote, now))


def offer(tx: Tx, house: House, service: Service, quote: Quote, now: int) -> Offer:
    """Return a quote with what should be known before it is confirmed.

    Args:
        tx: transaction.
        house: operator's facts.
        service: as it is sold now.
        quote: what is offered.
        now: ms UTC.
    """
    left = left_this_month(tx, house, quote.person_id, now)
    after = None if left is None else max(0, left - quote.price)
    rule = service.rule
    return Offer(service, quote, after, twin_of(tx, quote), extras(house, service, rule) if rule else ())


def known_of(draft: Draft, service: Service) -> dict[str, str]:
    """Return what is known of a half-made order by the names of its type's fields; nothing for an unknown type."""
    rule = service.rule
    return {} if rule is None else order_fields.known(rule, service, draft)
