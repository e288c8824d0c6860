"""The list of one's orders."""

from handlers.callbacks import Filter, OrderCard, Orders
from handlers.keyboard import Button, Rows, button, in_rows
from handlers.later_callbacks import Schedules
from handlers.paging import Page
from handlers.request_callbacks import Several
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.order import what
from handlers.views.standing import SCHEDULED, standing
from locales import Safe
from locales.speech import Speech
from shop.orders.requests.kinds import Kind
from shop.orders.show import OrderView

NAME = 90
FILTERS = {
    Filter.ALL: "filter-all",
    Filter.ACTIVE: "filter-active",
    Filter.DONE: "filter-done",
    Filter.RETURNED: "filter-returned",
}


def orders(say: Speech, shown: Page[OrderView], only: Filter, now: int) -> Screen:
    """Return one page of orders, the newest first."""
    buttons = (_button(say, order) for order in shown.items)
    turn = shown.row(say, lambda page: Orders(only=only, page=page))
    text = stacked(say.html("orders"), _listed(say, shown, only, now), shown.line(say))
    several = (button(say.text("button-several"), Several(kind=Kind.REFILL)),) if shown.items else ()
    again = (button(say.text("button-schedules"), Schedules()),)
    return Screen(text, (*_filters(say, only), *in_rows(buttons, 2), turn, several, again, ways.home(say)))


def _listed(say: Speech, shown: Page[OrderView], only: Filter, now: int) -> Safe:
    if shown.items:
        return stacked(*(_line(say, order, now) for order in shown.items))
    return say.html("orders-none") if only is Filter.ALL else say.html("orders-none-filtered")


def _line(say: Speech, order: OrderView, now: int) -> Safe:
    how, name = standing(order, now), tidy(order.service_name, NAME)
    line = say.html(
        "order-line", id=str(order.id), state=say.text(how.title), name=name, what=what(say, order)
    )
    return lines(line, say.html("order-goes-out", when=say.moment(order.send_at)) if how is SCHEDULED else "")


def _button(say: Speech, order: OrderView) -> Button:
    return button(
        say.text("button-order", id=str(order.id), what=what(say, order)), OrderCard(order=order.id)
    )


def _filters(say: Speech, only: Filter) -> Rows:
    names = {filter_: say.text(key) for filter_, key in FILTERS.items()}
    names[only] = say.text("button-filter-chosen", filter=names[only])
    return in_rows((button(name, Orders(only=filter_)) for filter_, name in names.items()), 2)
