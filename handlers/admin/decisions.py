"""What only a person can decide: an order's id at the panel, that it never got there, or what is given back."""

from collections.abc import Mapping
from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.admin.callbacks import AskAmount, ItsNumberIs, NotPlaced, Settle
from handlers.admin.orders import look, show_order
from handlers.admin.views import decisions as views
from handlers.filters import On, Written
from handlers.scene import Scene
from handlers.states import Deciding
from shop.database import Tx
from shop.money import read_amount
from shop.orders import resolve, unsettled
from shop.orders.resolve import Refusal, Resolved, StatusSource
from shop.orders.unsettled import Already, Decided, Share

ORDER = "decided"
Clients = Mapping[int, StatusSource]
"""Who can be asked about orders, by the panel's row: the panel sold from, and the one before with its key."""


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="decisions")
    router.callback_query.register(number_asked, On(ItsNumberIs))
    router.callback_query.register(not_placed, On(NotPlaced))
    router.callback_query.register(amount_asked, On(AskAmount))
    router.callback_query.register(settled, On(Settle))
    return router


def typed_routes() -> Router:
    """Return the router of what admins type about an order."""
    router = Router(name="decided")
    router.message.register(number_typed, StateFilter(Deciding.number), Written())
    router.message.register(amount_typed, StateFilter(Deciding.amount), Written())
    return router


async def number_asked(_tap: CallbackQuery, callback_data: ItsNumberIs, scene: Scene) -> None:
    """Ask for the panel's id of an order."""
    await scene.state.set_state(Deciding.number)
    await scene.state.update_data({ORDER: callback_data.order})
    await scene.stage.show(views.ask_number(scene.say, callback_data.order))


async def number_typed(_message: Message, written: str, scene: Scene, clients: Clients) -> None:
    """Check the id with the panel and place the order with it, or say why not and ask once more."""
    order_id = await _order_of(scene)
    result = await _resolve(scene, clients, order_id, written)
    if isinstance(result, Resolved):
        await scene.state.set_state(None)
        await show_order(scene, order_id, scene.say.html("number-taken"))
        return
    why = views.why_not(scene.say, result)
    if result is Refusal.NOT_UNKNOWN:
        await scene.state.set_state(None)
        await show_order(scene, order_id, why)
        return
    await scene.stage.show(views.ask_number(scene.say, order_id).under(why))


async def not_placed(_tap: CallbackQuery, callback_data: NotPlaced, scene: Scene) -> None:
    """Give the money of an order back that never reached the panel, once the admin is sure."""
    order_id = callback_data.order
    if not callback_data.sure:
        seen = await scene.db.read(look, order_id)
        if seen is not None and seen.order.state == "unknown":
            await scene.stage.show(views.before_not_placed(scene.say, seen.order))
            return
        await show_order(scene, order_id, notice=scene.say.text("not-unknown"))
        return
    result = await scene.db.write(resolve.not_placed, scene.house, order_id, scene.person.id, scene.now)
    said = scene.say.text("gone-back") if isinstance(result, Resolved) else views.why_not(scene.say, result)
    await show_order(scene, order_id, notice=said)


async def amount_asked(_tap: CallbackQuery, callback_data: AskAmount, scene: Scene) -> None:
    """Ask how much of its price goes back."""
    seen = await scene.db.read(look, callback_data.order)
    if seen is None or seen.open is None:
        await show_order(scene, callback_data.order, notice=scene.say.text("decided-already"))
        return
    await scene.state.set_state(Deciding.amount)
    await scene.state.update_data({ORDER: callback_data.order})
    await scene.stage.show(views.ask_amount(scene.say, seen.open))


async def amount_typed(_message: Message, written: str, scene: Scene) -> None:
    """Say what this amount would do, or why it cannot be and ask once more."""
    order_id = await _order_of(scene)
    seen = await scene.db.read(look, order_id)
    if seen is None or seen.open is None:
        await scene.state.set_state(None)
        await show_order(scene, order_id, scene.say.html("decided-already"))
        return
    amount = read_amount(written)
    why = views.amount_problem(scene.say, amount, seen.open)
    if amount is None or why is not None:
        await scene.stage.show(views.ask_amount(scene.say, seen.open).under(*([why] if why else [])))
        return
    await scene.stage.show(views.before_settling(scene.say, seen.open, Settle(order=order_id, amount=amount)))


async def settled(_tap: CallbackQuery, callback_data: Settle, scene: Scene) -> None:
    """Settle an order as the admin says, once it was said what that moves."""
    order_id = callback_data.order
    seen = await scene.db.read(look, order_id)
    if seen is None or seen.open is None:
        await show_order(scene, order_id, notice=scene.say.text("decided-already"))
    elif not callback_data.sure:
        await scene.stage.show(views.before_settling(scene.say, seen.open, callback_data))
    else:
        await scene.state.set_state(None)
        done = await scene.db.write(_decide, scene, callback_data)
        await show_order(scene, order_id, notice=_told(scene, done))


async def _resolve(scene: Scene, clients: Clients, order_id: int, number: str) -> Resolved | Refusal:
    seen = await scene.db.read(look, order_id)
    if seen is None:
        return Refusal.NOT_UNKNOWN
    client = clients.get(seen.order.panel_id)
    if client is None:
        return Refusal.OTHER_PANEL
    house = replace(scene.house, panel_id=seen.order.panel_id)
    return await resolve.its_id_is(scene.db, client, house, order_id, number, scene.person.id, scene.now)


def _decide(tx: Tx, scene: Scene, wanted: Settle) -> Decided | Already | unsettled.Refusal:
    answer = Share(wanted.share) if wanted.share in set(Share) else wanted.amount
    return unsettled.decide(tx, scene.house, wanted.order, answer, scene.person.id, scene.now)


def _told(scene: Scene, done: Decided | Already | unsettled.Refusal) -> str:
    if isinstance(done, Decided):
        return scene.say.text("decided", paid=scene.say.money(done.paid))
    return scene.say.text("decided-already" if isinstance(done, Already) else views.UNDECIDED[done])


async def _order_of(scene: Scene) -> int:
    found = (await scene.state.get_data()).get(ORDER)
    return found if isinstance(found, int) else 0
