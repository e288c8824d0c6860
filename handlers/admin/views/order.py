"""One order of anybody, with all that is known of it and what can be decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiogram.enums import ButtonStyle
from aiogram.filters.callback_data import CallbackData

from handlers.admin.callbacks import AskAmount, Desk, ItsNumberIs, NotPlaced, Queue, Room, Settle, Waiting
from handlers.admin.views.reasons import why_unknown, why_unsettled
from handlers.admin.views.story import story
from handlers.keyboard import Row, Rows, button, copying
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.order import what
from handlers.views.particulars import told, where
from handlers.views.standing import standing
from locales import Safe
from locales.speech import Speech
from shop.orders.show import Event, OrderView
from shop.orders.unsettled import Card, Share
from shop.people import Person


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known of an order.

    Attributes:
        open: what an admin must know to decide, None when nothing waits.
    """

    order: OrderView
    person: Person | None
    story: tuple[Event, ...]
    open: Card | None


def card(say: Speech, seen: Seen, now: int, back: CallbackData | None = None) -> Screen:
    """Return an order as an admin sees it.

    Args:
        say: how the admin is spoken to.
        seen: all that is known of it.
        now: ms UTC.
        back: where Back leads; None for the list it waits in, or the desk.
    """
    order = seen.order
    head = say.html(
        "all-order",
        id=str(order.id),
        state=say.text(standing(order, now).title),
        name=tidy(order.service_name),
        link=where(order),
        what=what(say, order),
    )
    text = stacked(
        head,
        *told(say, order),
        lines(*_facts(say, seen)),
        _question(say, seen),
        story(say, seen.story, order.currency),
    )
    return Screen(text, _rows(say, seen, back))


def _facts(say: Speech, seen: Seen) -> Iterator[Safe]:
    order, person = seen.order, seen.person
    name = tidy(person.name) if person else ""
    yield say.html("all-order-person", name=name, id=str(order.person_id))
    if order.number is not None:
        yield say.html("all-order-number", number=order.number)
    if order.start_count is not None:
        yield say.html("order-start", start=say.number(order.start_count))
    if order.remains is not None:
        yield say.html("order-remains", remains=say.number(order.remains))
    if order.held:
        yield say.html("all-order-held", amount=say.money(order.held, order.currency))
    if order.refunded:
        yield say.html("all-order-refunded", amount=say.money(order.refunded, order.currency))


def _question(say: Speech, seen: Seen) -> Safe:
    if seen.order.state == "unknown":
        return lines(why_unknown(say, seen.order.reason), say.html("all-order-unknown"))
    if seen.open is None:
        return Safe()
    return lines(
        why_unsettled(say, seen.open.reason), *_figures(say, seen.open), say.html("admin-unsettled-next")
    )


def _figures(say: Speech, found: Card) -> Iterator[Safe]:
    if found.charge is not None:
        charge, cost = say.amount(found.charge, found.currency), say.money(found.cost, found.currency)
        yield say.html("all-order-charge", charge=charge, cost=cost)


def _rows(say: Speech, seen: Seen, back: CallbackData | None) -> Rows:
    order = seen.order
    copy_number = copying(say.text("button-copy-panel-number"), order.number or "")
    waits = Waiting(queue=Queue.UNKNOWN if order.state == "unknown" else Queue.UNSETTLED)
    usual = waits if order.state == "unknown" or seen.open else Desk(to=Room.DESK)
    return (*_decisions(say, seen), (*copy_number,), ways.back(say, back or usual))


def _decisions(say: Speech, seen: Seen) -> Rows:
    order = seen.order
    if order.state == "unknown":
        number = button(say.text("button-its-number"), ItsNumberIs(order=order.id), ButtonStyle.PRIMARY)
        return (number,), (button(say.text("button-not-placed"), NotPlaced(order=order.id)),)
    return _shares(say, seen.open) if seen.open else ()


def _shares(say: Speech, found: Card) -> Rows:
    """Return a button for each answer that changes something or ends the question."""
    amounts = {Share.ALL: found.price, Share.NONE: found.refunded, Share.BY_CHARGE: found.by_charge}
    keys = {
        Share.ALL: "button-share-all",
        Share.NONE: "button-share-no-more" if found.refunded else "button-share-none",
        Share.BY_CHARGE: "button-share-charge",
    }
    rows: list[Row] = [
        (button(say.text(keys[share], amount=say.money(amount, found.currency)), _to(found, share)),)
        for share, amount in amounts.items()
        if amount is not None
    ]
    return (*rows, (button(say.text("button-share-amount"), AskAmount(order=found.order_id)),))


def _to(found: Card, share: Share) -> Settle:
    return Settle(order=found.order_id, share=share.value)
