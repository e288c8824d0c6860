"""Lists of orders for admins: found, unknown, unsettled."""

from collections.abc import Iterable

from aiogram.enums import ButtonStyle

from handlers.admin.callbacks import AnyOrder, Desk, LeftBehind, Queue, Room, Waiting
from handlers.admin.views.reasons import why_unknown, why_unsettled
from handlers.keyboard import Button, button, in_rows
from handlers.paging import Page
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.order import what
from locales import Safe
from locales.speech import Speech
from shop.orders.show import OrderView

NAME = 60
HEADS = {Queue.UNKNOWN: "waiting-unknown", Queue.UNSETTLED: "waiting-unsettled"}
NONE = {Queue.UNKNOWN: "waiting-unknown-none", Queue.UNSETTLED: "waiting-unsettled-none"}


def waiting(say: Speech, queue: Queue, shown: Page[OrderView]) -> Screen:
    """Return one page of the orders that wait for a person, oldest first."""
    listed = stacked(*(_line(say, order) for order in shown.items)) or say.html(NONE[queue])
    turn = shown.row(say, lambda page: Waiting(queue=queue, page=page))
    rows = (*in_rows(_buttons(say, shown.items), 2), turn, _back(say))
    return Screen(stacked(say.html(HEADS[queue]), listed, shown.line(say)), rows)


def found(say: Speech, orders: Iterable[OrderView]) -> Screen:
    """Return what a search found, newest first."""
    orders = tuple(orders)
    text = stacked(say.html("found"), *(_line(say, order) for order in orders))
    return Screen(text, (*in_rows(_buttons(say, orders), 2), _back(say)))


def nothing(say: Speech) -> Screen:
    """Return that there is no such order."""
    return Screen(say.html("find-nothing"), (_back(say),))


def ask_what(say: Speech, *above: Safe) -> Screen:
    """Return the question what to look for."""
    return Screen(stacked(*above, say.html("find")), (_back(say),), asks=True)


def before_by_hand(say: Speech, panel_id: int) -> Screen:
    """Return what deciding by hand means for the orders at a panel sold from before."""
    sure = button(say.text("button-by-hand"), LeftBehind(panel=panel_id, sure=True), ButtonStyle.DANGER)
    return Screen(say.html("by-hand"), ((sure,), _back(say)))


def _line(say: Speech, order: OrderView) -> Safe:
    why = why_unknown(say, order.reason) if order.state == "unknown" else Safe()
    if order.unsettled:
        why = why_unsettled(say, order.unsettled)
    head = say.html(
        "waiting-line",
        id=str(order.id),
        name=tidy(order.service_name, NAME),
        what=what(say, order),
        when=say.moment(order.created_at),
    )
    return lines(head, why)


def _buttons(say: Speech, orders: Iterable[OrderView]) -> Iterable[Button]:
    return (
        button(say.text("button-order", id=str(order.id), what=what(say, order)), AnyOrder(order=order.id))
        for order in orders
    )


def _back(say: Speech) -> tuple[Button, ...]:
    return ways.back(say, Desk(to=Room.DESK))
