"""The list on which orders are ticked, to ask the same about all of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aiogram.enums import ButtonStyle

from handlers.callbacks import Orders
from handlers.keyboard import Button, Row, button, in_rows
from handlers.paging import Page
from handlers.request_callbacks import AskTicked, Several, Tick, TickAll
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.order import what
from handlers.views.standing import standing
from locales import Safe
from locales.speech import Speech
from shop.orders.requests.kinds import Kind
from shop.orders.show import OrderView

NAME = 90
TITLES = {Kind.REFILL: "several-refill", Kind.CANCEL: "several-cancel"}
NONE = {Kind.REFILL: "several-none-refill", Kind.CANCEL: "several-none-cancel"}
TABS = {Kind.REFILL: "button-refill", Kind.CANCEL: "button-several-cancel"}
ASK: Mapping[Kind, str] = {Kind.REFILL: "button-refill-ticked", Kind.CANCEL: "button-cancel-ticked"}


@dataclass(frozen=True, slots=True)
class Ticking:
    """What the list shows.

    Attributes:
        kind: what would be asked.
        page: of the orders about which it can be asked.
        count: how many of these there are.
        ticked: their numbers.
        mark: a short name for just these ticks.
    """

    kind: Kind
    page: Page[OrderView]
    count: int
    ticked: Collection[int]
    mark: str


def several(say: Speech, at: Ticking, now: int) -> Screen:
    """Return one page of orders to tick, the newest first."""
    listed = (_line(say, order, now) for order in at.page.items)
    title = say.html(TITLES[at.kind] if at.count else NONE[at.kind])
    turn = at.page.row(say, lambda page: Several(kind=at.kind, page=page))
    ticks = in_rows((_tick(say, at, order) for order in at.page.items), 1)
    text = stacked(title, *listed, at.page.line(say))
    return Screen(text, (_tabs(say, at.kind), *ticks, turn, *_asking(say, at), ways.back(say, Orders())))


def _line(say: Speech, order: OrderView, now: int) -> Safe:
    state, name = say.text(standing(order, now).title), tidy(order.service_name, NAME)
    return say.html("order-line", id=str(order.id), state=state, name=name, what=what(say, order))


def _tabs(say: Speech, chosen: Kind) -> Row:
    names = {kind: say.text(key) for kind, key in TABS.items()}
    names[chosen] = say.text("button-filter-chosen", filter=names[chosen])
    return tuple(button(name, Several(kind=kind)) for kind, name in names.items())


def _tick(say: Speech, at: Ticking, order: OrderView) -> Button:
    key = "button-ticked" if order.id in at.ticked else "button-unticked"
    return button(
        say.text(key, id=str(order.id), what=what(say, order)),
        Tick(kind=at.kind, order=order.id, page=at.page.at),
    )


def _asking(say: Speech, at: Ticking) -> tuple[Row, ...]:
    if not at.count:
        return ()
    whole = len(at.ticked) == at.count
    label = say.text("button-untick-all") if whole else say.text("button-tick-all", count=at.count)
    every = (button(label, TickAll(kind=at.kind, all=not whole)),)
    if not at.ticked:
        return (every,)
    ask = say.text(ASK[at.kind], count=len(at.ticked))
    return (every, (button(ask, AskTicked(kind=at.kind, shown=at.mark), ButtonStyle.PRIMARY),))
