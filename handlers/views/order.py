"""The card of an order: what was ordered, how far it is, what that means and where the money is."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle

from handlers.callbacks import LookAgain, Orders, Receipt, TakeBack
from handlers.keyboard import Row, Rows, button, copying
from handlers.screen import Screen, lines, stacked
from handlers.views import requests, ways
from handlers.views.names import tidy
from handlers.views.standing import Standing, standing
from locales import Safe
from locales.speech import Speech
from shop.orders.requests.offering import Choices
from shop.orders.show import OrderView

LINK = 300
BAR = 10
PERCENT = 100
NOTHING = Choices()
ON_THE_WAY = frozenset({"placed"})


def card(say: Speech, order: OrderView, now: int, choices: Choices = NOTHING) -> Screen:
    """Return the live card of an order, with what can be asked of the panel about it."""
    how = standing(order, now)
    head = say.html(
        "order",
        id=str(order.id),
        state=say.text(how.title),
        name=tidy(order.service_name),
        link=tidy(order.link, LINK),
    )
    facts = lines(
        what(say, order), *_progress(say, order), say.html("order-ordered", when=say.moment(order.created_at))
    )
    text = stacked(head, facts, meaning(say, order, how), requests.told(say, choices, now))
    asking = requests.rows(say, order.id, choices, now)
    return Screen(text, _rows(say, order, how, asking), order_id=order.id)


def what(say: Speech, order: OrderView) -> Safe:
    """Return quantity and price."""
    price = say.money(order.price, order.currency)
    if order.quantity is None:
        return say.html("order-what-package", price=price)
    return say.html("order-what", quantity=say.number(order.quantity), price=price)


def meaning(say: Speech, order: OrderView, how: Standing) -> Safe:
    """Return the sentence: what it means, what comes next, where the money is."""
    delivered = max(0, (order.quantity or 0) - (order.remains or 0))
    return say.html(
        how.means,
        price=say.money(order.price, order.currency),
        refunded=say.money(order.refunded, order.currency),
        spent=say.money(order.price - order.refunded, order.currency),
        until=say.moment(order.send_until, "t"),
        quantity=say.number(order.quantity or 0),
        delivered=say.number(delivered),
    )


def _progress(say: Speech, order: OrderView) -> Iterator[Safe]:
    if order.start_count is not None:
        yield say.html("order-start", start=say.number(order.start_count))
    if order.state not in ON_THE_WAY or order.remains is None or not order.quantity:
        return
    percent = PERCENT * max(0, order.quantity - order.remains) // order.quantity
    full = BAR * percent // PERCENT
    yield say.html("order-progress", bar="▰" * full + "▱" * (BAR - full), percent=percent)
    yield say.html("order-remains", remains=say.number(order.remains))


def _rows(say: Speech, order: OrderView, how: Standing, asking: Rows) -> Rows:
    back = (button(say.text("button-take-back"), TakeBack(order=order.id), ButtonStyle.DANGER),)
    copies = (
        *copying(say.text("button-copy-id"), str(order.id)),
        *copying(say.text("button-copy-link"), order.link),
    )
    first: Row = back if order.state == "held" else _again(say, order, how)
    # Named, because "back" under a fresh order would promise the card before Confirm.
    ways_on = (button(say.text("button-orders"), Orders()), *ways.home(say))
    receipt = button(say.text("button-receipt"), Receipt(order=order.id))
    return (first, *asking, copies, (receipt,), ways_on)


def _again(say: Speech, order: OrderView, how: Standing) -> Row:
    if how.again is None:
        return ()
    return (button(say.text(how.again), LookAgain(order=order.id), ButtonStyle.PRIMARY),)
