"""The steps of a half-made order: link, quantity, the card to check."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle

from handlers.callbacks import Fitting, LookAgain, Make, Preset, ServiceCard, Step, Swap
from handlers.keyboard import Row, Rows, button, in_rows
from handlers.screen import Screen, lines, stacked
from handlers.views import plans, ways
from handlers.views.amounts import amount_line
from handlers.views.fields import rows_of_changes
from handlers.views.limits import limits
from handlers.views.names import tidy
from handlers.views.particulars import told, where
from handlers.views.refusals import unquotable
from handlers.views.service import rules
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.inputs.bounds import Bounds
from shop.making import Checked, Offer, Troubled
from shop.orders.show import OrderView
from shop.quantity import presets
from shop.records.record import Record
from shop.service_types import Field

PRESETS_WIDE = 3
CHANGES_WIDE = 2
FEW = 2
LINK = 300


def ask_link(say: Speech, service: Service, draft: Draft, example: str) -> Screen:
    """Return the question for the link of a draft."""
    now = say.html("link-now", link=tidy(draft.link, LINK)) if draft.link else ""
    text = stacked(
        say.html("service-name", name=tidy(service.name)), now, say.html("ask-link", example=example)
    )
    return Screen(text, (_from_link(say, service, draft),), asks=True)


def ask_link_again(say: Speech, problem: Safe, service: Service, draft: Draft | None, example: str) -> Screen:
    """Return why a link will not do, and the question once more."""
    text = stacked(problem, say.html("ask-link-again", example=example))
    return Screen(text, (_from_link(say, service, draft),), asks=True)


def ask_quantity(say: Speech, service: Service, draft: Draft, bounds: Bounds) -> Screen:
    """Return the question for the quantity, with some to tap."""
    ask = say.html(
        "ask-quantity",
        name=tidy(service.name),
        link=tidy(draft.link or "", LINK),
        **limits(say, bounds.least, bounds.most),
    )
    now = say.html("quantity-now", quantity=say.number(draft.quantity)) if draft.quantity else ""
    return Screen(stacked(ask, now), _quantity_rows(say, service, draft, bounds), asks=True)


def ask_quantity_again(say: Speech, problem: Safe, service: Service, draft: Draft, bounds: Bounds) -> Screen:
    """Return why a quantity will not do, and the question once more."""
    again = say.html("quantity-again", **limits(say, bounds.least, bounds.most))
    return Screen(stacked(problem, again), _quantity_rows(say, service, draft, bounds), asks=True)


def check(say: Speech, at: Checked, record: Record | None = None) -> Screen:
    """Return the card before Confirm."""
    changes = _changes(say, at.draft, at.service, at.offer.extras)
    drop = button(say.text("button-cancel"), Make(draft=at.draft.id, step=Step.DROP))
    last = (*plans.later(say, at.draft), drop, *ways.home(say))
    return _check(say, at.offer, (*changes, *plans.choices(say, at.draft), last), record)


def requote(say: Speech, offer: Offer, instead_of: OrderView, record: Record | None = None) -> Screen:
    """Return the card of an order whose price or service changed before it could be sent."""
    price = say.money(instead_of.price, instead_of.currency)
    said = say.html("notice-requote", id=str(instead_of.id), price=price)
    change = button(say.text("button-change"), LookAgain(order=instead_of.id))
    return _check(say, offer, ((change,), ways.home(say)), record).under(said)


def troubled(say: Speech, at: Troubled) -> Screen:
    """Return why there is no price, with what can be changed."""
    text = stacked(
        say.html("service-name", name=tidy(at.service.name)), unquotable(say, at.problem, at.foreign)
    )
    return Screen(
        text, (*_changes(say, at.draft, at.service), ways.back(say, ServiceCard(service=at.service.id)))
    )


def half_made(say: Speech, old: Draft, service: Service, new: Draft, *, fits: bool) -> Screen:
    """Return the question what a new link is for while an order is half made, which it fits or not."""
    asked = "half-made" if fits else "half-made-other"
    text = say.html(asked, name=tidy(service.name), link=tidy(new.link or "", LINK))
    use = button(say.text("button-use-link"), Swap(into=old.id, link_of=new.id), ButtonStyle.PRIMARY)
    begin = button(say.text("button-new-order"), Fitting(draft=new.id), None if fits else ButtonStyle.PRIMARY)
    keep = button(say.text("button-keep-order"), Make(draft=old.id, step=Step.CHECK))
    ways_on = (use, begin, keep) if fits else (begin, keep)
    return Screen(text, (*in_rows(ways_on, 1), ways.home(say)))


def _check(say: Speech, at: Offer, below: Rows, record: Record | None) -> Screen:
    head = say.html("check", name=tidy(at.quote.service_name), link=where(at.quote))
    twin = say.html("check-twin") if at.twin is not None else ""
    own = stacked(*told(say, at.quote))
    text = stacked(
        head,
        lines(*_price(say, at)),
        own,
        lines(*rules(say, at.service, record)),
        twin,
        plans.told(say, at.quote),
        plans.until(say, at.quote),
    )
    confirm = plans.confirm(say, at.quote)
    return Screen(text, ((confirm,), *below), preview=at.quote.link if "link" in at.quote.fields else None)


def _price(say: Speech, at: Offer) -> Iterator[Safe]:
    quote = at.quote
    yield amount_line(say, quote)
    price = say.rate(quote.rate)
    package = at.service.per_package
    yield say.html("check-rate-package", rate=price) if package else say.html("check-rate", rate=price)
    yield say.html("check-total", total=say.money(quote.price, quote.currency))
    # Of what is repeated no sum is taken now.
    if at.left is not None and not (quote.plan and quote.plan.is_repeated):
        yield say.html("check-left", left=say.money(at.left, quote.currency))


def _changes(say: Speech, draft: Draft, service: Service, extras: tuple[Field, ...] = ()) -> Rows:
    rule = service.rule
    link = button(say.text("button-change-link"), Make(draft=draft.id, step=Step.LINK))
    quantity = button(say.text("button-change-quantity"), Make(draft=draft.id, step=Step.QUANTITY))
    first = ((link,) if rule is None or rule.has_link else ()) + (
        (quantity,) if rule is not None and rule.has_quantity else ()
    )
    others = rows_of_changes(say, draft, service, extras)
    return in_rows((*first, *others), 1 if len(others) <= FEW else CHANGES_WIDE)


def _quantity_rows(say: Speech, service: Service, draft: Draft, bounds: Bounds) -> Rows:
    offered = presets(bounds.least, bounds.most)
    taps = (button(say.number(one), Preset(draft=draft.id, quantity=one)) for one in offered)
    change = button(say.text("button-change-link"), Make(draft=draft.id, step=Step.LINK))
    way = _kept(say, draft) if draft.quantity else ways.back(say, ServiceCard(service=service.id))
    return (*in_rows(taps, PRESETS_WIDE), (change,), way)


def _from_link(say: Speech, service: Service, draft: Draft | None) -> Row:
    return _kept(say, draft) if draft and draft.link else ways.back(say, ServiceCard(service=service.id))


def _kept(say: Speech, draft: Draft) -> Row:
    """Return the way back from a change, which loses nothing."""
    return ways.back(say, Make(draft=draft.id, step=Step.CHECK))
