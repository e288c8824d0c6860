"""The card of an order: what was ordered, how far it is, what that means and where the money is."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle

from handlers.callbacks import LookAgain, Orders, Parts, TakeBack
from handlers.keyboard import Button, Row, Rows, button, copying
from handlers.later_callbacks import ScheduleCard
from handlers.picture_callbacks import Draw
from handlers.request_callbacks import Receipt
from handlers.screen import Screen, lines, stacked
from handlers.views import requests, ways
from handlers.views.amounts import amount, is_of_units
from handlers.views.expected import expected_end
from handlers.views.names import tidy
from handlers.views.particulars import told, where
from handlers.views.standing import Standing, standing
from locales import Safe
from locales.speech import Speech
from shop.orders.requests.offering import Choices
from shop.orders.show import OrderView
from shop.records.record import Record

BAR = 10
PERCENT = 100
NOTHING = Choices()
ON_THE_WAY = frozenset({"placed"})


def card(
    say: Speech,
    order: OrderView,
    now: int,
    choices: Choices = NOTHING,
    record: Record | None = None,
) -> Screen:
    """Return the live card of an order, with what can be asked of the panel about it.

    Args:
        say: texts.
        order: as it stands.
        now: ms UTC.
        choices: what can be asked.
        record: what is known of its service, from which its end is told.
    """
    how = standing(order, now)
    head = say.html(
        "order",
        id=str(order.id),
        state=say.text(how.title),
        name=tidy(order.service_name),
        link=where(order),
    )
    facts = lines(
        what(say, order),
        *_progress(say, order),
        say.html("order-ordered", when=say.moment(order.created_at)),
        *expected_end(say, order, record, now),
        "" if order.schedule_id is None else say.html("order-repeated", id=str(order.schedule_id)),
    )
    text = stacked(head, facts, *told(say, order), meaning(say, order, how), requests.told(say, choices, now))
    return Screen(text, _rows(say, order, how, choices, now), order_id=order.id)


def what(say: Speech, order: OrderView) -> Safe:
    """Return quantity and price."""
    return say.html("order-what", quantity=amount(say, order), price=say.money(order.price, order.currency))


def meaning(say: Speech, order: OrderView, how: Standing) -> Safe:
    """Return the sentence: what it means, what comes next, where the money is."""
    delivered = max(0, order.units - (order.remains or 0))
    return say.html(
        how.means,
        price=say.money(order.price, order.currency),
        refunded=say.money(order.refunded, order.currency),
        spent=say.money(order.price - order.refunded, order.currency),
        at=say.moment(order.send_at, "T"),
        when=say.moment(order.send_at),
        until=say.moment(order.send_until, "t"),
        quantity=say.number(order.units),
        delivered=say.number(delivered),
    )


def _progress(say: Speech, order: OrderView) -> Iterator[Safe]:
    if order.start_count is not None:
        yield say.html("order-start", start=say.number(order.start_count))
    if order.children:
        yield _parts(say, order)
    if order.state not in ON_THE_WAY or order.remains is None or not is_of_units(order):
        return
    percent = PERCENT * max(0, order.units - order.remains) // order.units
    full = BAR * percent // PERCENT
    yield say.html("order-progress", bar="▰" * full + "▱" * (BAR - full), percent=percent)
    yield say.html("order-remains", remains=say.number(order.remains))


def _parts(say: Speech, order: OrderView) -> Safe:
    """Return how many of the orders that the panel made of it have ended."""
    key, of = ("order-runs", "runs") if "runs" in order.fields else ("order-posts", "posts")
    whole = int(order.fields.get(of, 0)) + int(order.fields.get("old_posts", 0))
    return say.html(key, ended=order.ended_children, begun=order.children, whole=max(whole, order.children))


def _rows(say: Speech, order: OrderView, how: Standing, choices: Choices, now: int) -> Rows:
    asking = requests.rows(say, order.id, choices, now)
    back = (button(say.text(how.back), TakeBack(order=order.id), ButtonStyle.DANGER),)
    copies = (
        *copying(say.text("button-copy-id"), str(order.id)),
        *copying(say.text("button-copy-link"), order.link),
    )
    parts = button(say.text("button-parts"), Parts(order=order.id))
    first: Row = back if order.state == "held" else _again(say, order, how)
    # Named, because "back" under a fresh order would promise the card before Confirm.
    ways_on = (button(say.text("button-orders"), Orders()), *ways.home(say))
    receipt = button(say.text("button-receipt"), Receipt(order=order.id))
    picture = (button(say.text("button-picture"), Draw(order=order.id)),) if choices.has_picture else ()
    made_by = () if order.schedule_id is None else (_repeated(say, order.schedule_id),)
    last = (receipt, *picture)
    return (first, (parts,) if order.children else (), *asking, copies, last, made_by, ways_on)


def _repeated(say: Speech, schedule_id: int) -> Button:
    return button(say.text("button-schedule-show"), ScheduleCard(schedule=schedule_id))


def _again(say: Speech, order: OrderView, how: Standing) -> Row:
    if how.again is None:
        return ()
    return (button(say.text(how.again), LookAgain(order=order.id), ButtonStyle.PRIMARY),)
