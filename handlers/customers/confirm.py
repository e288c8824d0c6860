"""Confirm: one transaction, one card, however often it is tapped."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks import Confirm
from handlers.customers.steps import show_next, wait_for
from handlers.filters import On
from handlers.scene import Scene
from handlers.views import order as order_views
from handlers.views import refusals
from handlers.views import schedules as schedule_views
from shop import cards, making
from shop.database import Tx
from shop.making import Next
from shop.orders import confirm, show
from shop.orders.confirm import Again, Changed, Confirmed, Refused, Repeats, Requote
from shop.orders.requests import offering
from shop.orders.requests.offering import Choices
from shop.orders.show import OrderView
from shop.schedules import show as repeated
from shop.schedules.show import Standing


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="confirm")
    router.callback_query.register(confirmed, On(Confirm))
    return router


@dataclass(frozen=True, slots=True)
class Ordered:
    """Confirm made an order, or had made it before."""

    order_id: int
    view: OrderView
    choices: Choices


@dataclass(frozen=True, slots=True)
class Afresh:
    """The quote did not hold; nothing was taken."""

    why: Changed
    next: Next


@dataclass(frozen=True, slots=True)
class Repeating:
    """Confirm began to repeat an order, or had begun before."""

    schedule_id: int
    standing: Standing


async def confirmed(_tap: CallbackQuery, callback_data: Confirm, scene: Scene) -> None:
    """Order what the quote says; a second tap shows the same order."""
    await scene.stage.freeze(scene.say.text("button-placing"))
    done = await scene.db.write(_confirm, scene, callback_data.quote)
    if isinstance(done, Ordered):
        await wait_for(scene, None)
        await scene.stage.show(order_views.card(scene.say, done.view, scene.now, done.choices))
    elif isinstance(done, Repeating):
        await wait_for(scene, None)
        await scene.stage.show(schedule_views.card(scene.say, done.standing, scene.now))
    elif isinstance(done, Afresh):
        await show_next(scene, done.next, refusals.again(scene.say, done.why))
    else:
        await _refused(scene, done)


async def _refused(scene: Scene, refusal: Refused) -> None:
    """Give the card its buttons back: the order stays as it is."""
    await scene.stage.thaw()
    await scene.stage.alert(refusals.refused(scene.say, refusal.why, refusal.left))


def _confirm(tx: Tx, scene: Scene, quote_id: int) -> Ordered | Repeating | Afresh | Refused:
    result = confirm.confirm(tx, scene.house, scene.person.id, quote_id, scene.now)
    if isinstance(result, Confirmed | Again):
        return _ordered(tx, scene, result.order_id)
    if isinstance(result, Repeats):
        return _repeating(tx, scene, result.schedule_id)
    if isinstance(result, Requote):
        return Afresh(result.why, making.checked(tx, scene.house, scene.goods, result.quote, scene.now))
    return result


def _repeating(tx: Tx, scene: Scene, schedule_id: int) -> Repeating:
    found = repeated.standing(tx, schedule_id, scene.person.id, scene.now)
    if found is None:
        raise LookupError(f"repeated order {schedule_id} was confirmed and is not there")
    return Repeating(schedule_id, found)


def _ordered(tx: Tx, scene: Scene, order_id: int) -> Ordered:
    view = show.order_of(tx, order_id, scene.person.id)
    if view is None:
        raise LookupError(f"order {order_id} was confirmed and is not there")
    if scene.db.tapped is not None:
        cards.remember(tx, scene.db.tapped.card(order_id), scene.now)
    return Ordered(order_id, view, offering.choices_of(tx, scene.house, view, scene.now))
