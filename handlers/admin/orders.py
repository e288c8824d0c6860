"""Orders of anybody: found, listed, and shown with all that is known of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.admin.callbacks import AnyOrder, Desk, LeftBehind, Queue, Room, Waiting
from handlers.admin.filters import In
from handlers.admin.views import order as views
from handlers.admin.views import waiting as lists
from handlers.admin.views.order import Seen
from handlers.filters import On, Written
from handlers.paging import Page, read_page
from handlers.scene import Scene
from handlers.states import Deciding
from locales import Safe
from shop import people
from shop.database import Tx
from shop.orders import left_behind, show, unsettled
from shop.orders.show import OrderView

WAITING: Mapping[Queue, Callable[[Tx, int, int], tuple[list[OrderView], int]]] = {
    Queue.UNKNOWN: show.unknown,
    Queue.UNSETTLED: show.unsettled,
}


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="orders")
    router.message.register(find_commanded, Command("find", "order"))
    router.callback_query.register(find_asked, On(Desk), In(Room.FIND))
    router.callback_query.register(listed, On(Waiting))
    router.callback_query.register(opened, On(AnyOrder))
    router.callback_query.register(by_hand, On(LeftBehind))
    return router


def typed_routes() -> Router:
    """Return the router of what is typed into the search."""
    router = Router(name="find")
    router.message.register(find_typed, StateFilter(Deciding.find), Written())
    return router


async def find_commanded(_message: Message, command: CommandObject, scene: Scene) -> None:
    """Find at once what stands behind the command, or ask for it."""
    if command.args:
        await _find(scene, command.args)
    else:
        await _ask(scene)


async def find_asked(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask what to look for."""
    await _ask(scene)


async def find_typed(_message: Message, written: str, scene: Scene) -> None:
    """Show what was found; the search stays open for the next number."""
    await _find(scene, written)


async def listed(_tap: CallbackQuery, callback_data: Waiting, scene: Scene) -> None:
    """Show one page of the orders that wait for a person."""
    await show_waiting(scene, callback_data)


async def opened(_tap: CallbackQuery, callback_data: AnyOrder, scene: Scene) -> None:
    """Show one order with all that is known of it."""
    await scene.state.set_state(None)
    await show_order(scene, callback_data.order)


async def by_hand(_tap: CallbackQuery, callback_data: LeftBehind, scene: Scene) -> None:
    """Put the orders at a panel sold from before among the unsettled, once the admin is sure."""
    if not callback_data.sure:
        await scene.stage.show(lists.before_by_hand(scene.say, callback_data.panel))
        return
    count = await scene.db.write(_leave_to_people, scene, callback_data.panel)
    await show_waiting(scene, Waiting(queue=Queue.UNSETTLED), scene.say.text("by-hand-done", count=count))


async def show_waiting(scene: Scene, at: Waiting, notice: str | None = None) -> None:
    """Show one page of a list of orders that wait."""
    shown = await scene.db.read(_page, at)
    await scene.stage.show(lists.waiting(scene.say, at.queue, shown), notice)


async def show_order(scene: Scene, order_id: int, *above: Safe, notice: str | None = None) -> None:
    """Show an order as it stands now."""
    seen = await scene.db.read(look, order_id)
    if seen is None:
        await scene.stage.show(lists.nothing(scene.say), notice)
        return
    await scene.stage.show(views.card(scene.say, seen, scene.now).under(*above), notice)


def look(tx: Tx, order_id: int) -> Seen | None:
    """Return all that is known of an order."""
    view = show.any_order(tx, order_id)
    if view is None:
        return None
    person = people.find(tx, view.person_id)
    return Seen(view, person, tuple(show.story(tx, order_id)), unsettled.card(tx, order_id))


@dataclass(frozen=True, slots=True)
class _Found:
    views: list[OrderView]
    seen: Seen | None


async def _ask(scene: Scene) -> None:
    await scene.state.set_state(Deciding.find)
    await scene.stage.show(lists.ask_what(scene.say))


async def _find(scene: Scene, text: str) -> None:
    found = await scene.db.read(_search, text)
    await scene.state.set_state(Deciding.find)
    if not found.views:
        await scene.stage.show(lists.ask_what(scene.say, scene.say.html("find-nothing")))
        return
    if found.seen is not None:
        shown = views.card(scene.say, found.seen, scene.now, back=Desk(to=Room.FIND))
        await scene.stage.show(shown.under(scene.say.html("find-more")))
        return
    await scene.stage.show(lists.found(scene.say, found.views))


def _search(tx: Tx, text: str) -> _Found:
    views_ = show.find(tx, text)
    return _Found(views_, look(tx, views_[0].id) if len(views_) == 1 else None)


def _page(tx: Tx, at: Waiting) -> Page[OrderView]:
    return read_page(partial(WAITING[at.queue], tx), at.page)


def _leave_to_people(tx: Tx, scene: Scene, panel_id: int) -> int:
    """The panel sold from now is asked as ever: its orders are nobody's to decide by hand."""
    if panel_id == scene.house.panel_id:
        return 0
    return left_behind.resolve_by_hand(tx, panel_id, scene.now)
