"""My orders: the list, the live card, taking back."""

from dataclasses import dataclass
from functools import partial

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import LookAgain, OrderCard, Orders, Parts, TakeBack
from handlers.customers.steps import go_on
from handlers.filters import On
from handlers.paging import Page, page_of, read_page
from handlers.scene import Scene
from handlers.views import order as order_views
from handlers.views import orders as views
from handlers.views import parts as parts_views
from handlers.views import welcome
from shop import cards, making
from shop.database import Tx
from shop.drafts import Draft
from shop.orders import show, take_back
from shop.orders.requests import offering
from shop.orders.requests.offering import Choices
from shop.orders.show import Only, OrderView, Part


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="orders")
    router.message.register(asked, Command("orders"))
    router.callback_query.register(looked, On(Orders))
    router.callback_query.register(opened, On(OrderCard))
    router.callback_query.register(one_by_one, On(Parts))
    router.callback_query.register(took_back, On(TakeBack))
    router.callback_query.register(looked_again, On(LookAgain))
    return router


@dataclass(frozen=True, slots=True)
class Opened:
    """An order as its card shows it."""

    order_id: int
    view: OrderView
    choices: Choices


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of the wish to take an order back."""

    done: bool
    order_id: int
    opened: Opened | None


async def asked(_message: Message, scene: Scene) -> None:
    """Show the newest orders."""
    await _show_list(scene, Orders())


async def looked(_tap: CallbackQuery, callback_data: Orders, scene: Scene) -> None:
    """Show one page of orders."""
    await _show_list(scene, callback_data)


async def opened(_tap: CallbackQuery, callback_data: OrderCard, scene: Scene) -> None:
    """Show an order; its card lives in this message from now on."""
    # A message that is gone cannot be remembered before its successor is sent: then the stage does it.
    run = scene.db.write if scene.db.tapped is not None else scene.db.read
    await show_card(scene, await run(open_card, scene, callback_data.order))


async def one_by_one(_tap: CallbackQuery, callback_data: Parts, scene: Scene) -> None:
    """Show the orders that the panel made of one."""
    found = await scene.db.read(_parts, scene.person.id, callback_data.order)
    if found is None:
        await show_card(scene, None)
        return
    view, parts = found
    await scene.stage.show(parts_views.parts(scene.say, view, page_of(parts, callback_data.page)))


async def took_back(_tap: CallbackQuery, callback_data: TakeBack, scene: Scene) -> None:
    """Take an order back if it is not sent yet; whoever was first wins, and the card tells."""
    result = await scene.db.write(_take_back, scene, callback_data.order)
    if result.opened is None:
        await show_card(scene, None)
        return
    view = result.opened.view
    price = scene.say.money(view.price, view.currency)
    said = scene.say.text("taken-back", price=price) if result.done else _too_late(scene, view)
    await show_card(scene, result.opened, said)


async def looked_again(_tap: CallbackQuery, callback_data: LookAgain, scene: Scene) -> None:
    """Quote again what could not be sent."""
    await go_on(scene, partial(_again, scene=scene, order_id=callback_data.order))


async def _show_list(scene: Scene, at: Orders) -> None:
    only = Only(at.only.value)
    shown: Page[OrderView] = await scene.db.read(_page, scene.person.id, only, at.page)
    await scene.stage.show(views.orders(scene.say, shown, at.only, scene.now))


async def show_card(scene: Scene, opened: Opened | None, said: str | None = None) -> None:
    """Show the card of an order, or that there is none."""
    if opened is None:
        await scene.stage.show(welcome.at_menu(scene.say, "order-missing"))
        return
    record = scene.goods.record(opened.view.service_id)
    card = order_views.card(scene.say, opened.view, scene.now, opened.choices, record)
    await scene.stage.show(card, said)


def _too_late(scene: Scene, view: OrderView) -> str:
    return scene.say.text("already-back" if view.state == "released" else "too-late")


def _page(tx: Tx, person_id: int, only: Only, page: int) -> Page[OrderView]:
    return read_page(partial(show.page, tx, person_id, only), page)


def _parts(tx: Tx, person_id: int, order_id: int) -> tuple[OrderView, list[Part]] | None:
    view = show.order_of(tx, order_id, person_id)
    return None if view is None else (view, show.parts(tx, order_id))


def open_card(tx: Tx, scene: Scene, order_id: int) -> Opened | None:
    """Read a person's own order for its card, which lives in the tapped message from now on."""
    view = show.order_of(tx, order_id, scene.person.id)
    if view is None:
        return None
    # A line of a mass order is told of by the live card of the whole.
    if scene.db.tapped is not None and view.batch_id is None:
        cards.remember(tx, scene.db.tapped.card(order_id), scene.now)
    return Opened(order_id, view, offering.choices_of(tx, scene.house, view, scene.now))


def _take_back(tx: Tx, scene: Scene, order_id: int) -> TakenBack:
    done = take_back.take_back(tx, scene.house, order_id, scene.person.id, scene.now)
    return TakenBack(done, order_id, open_card(tx, scene, order_id))


def _again(tx: Tx, *, scene: Scene, order_id: int) -> Draft | None:
    view = show.order_of(tx, order_id, scene.person.id)
    service = scene.goods.service(view.service_id) if view else None
    if view is None or service is None:
        return None
    return making.begin(tx, scene.person.id, service, view, scene.now)
