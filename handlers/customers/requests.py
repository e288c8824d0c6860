"""Refills and cancellations of one order, reminders, and its receipt."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.customers.orders import Opened, open_card, show_card
from handlers.filters import On
from handlers.request_callbacks import Ask, Receipt, Remind, Withdraw
from handlers.scene import Scene
from handlers.views import receipt as receipts
from handlers.views import welcome
from shop.database import Tx
from shop.orders import show
from shop.orders.requests import asking, offering


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="requests")
    router.callback_query.register(asked, On(Ask))
    router.callback_query.register(reminder_wanted, On(Remind))
    router.callback_query.register(withdrawn, On(Withdraw))
    router.callback_query.register(receipt_wanted, On(Receipt))
    return router


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a tap, and the card as it is now."""

    said: str
    order_id: int
    opened: Opened | None


async def asked(_tap: CallbackQuery, callback_data: Ask, scene: Scene) -> None:
    """Keep what is asked about an order; the panel hears of it a moment later."""
    done = await scene.db.write(_ask, scene, callback_data)
    await show_card(scene, done.opened, scene.say.text(done.said) if done.opened else None)


async def reminder_wanted(_tap: CallbackQuery, callback_data: Remind, scene: Scene) -> None:
    """Promise a word when it becomes possible; the card stays where it is."""
    done = await scene.db.write(_remind, scene, callback_data.request)
    if done is None or done.opened is None:
        await scene.stage.alert(scene.say.text("reminder-gone"))
        return
    await show_card(scene, done.opened, scene.say.text(done.said))


async def withdrawn(_tap: CallbackQuery, callback_data: Withdraw, scene: Scene) -> None:
    """Take a wish back that still waits; the card says how it stands."""
    done = await scene.db.write(_withdraw, scene, callback_data.request)
    if done is None or done.opened is None:
        await scene.stage.alert(scene.say.text("withdrawn-too-late"))
        return
    await show_card(scene, done.opened, scene.say.text(done.said))


async def receipt_wanted(_tap: CallbackQuery, callback_data: Receipt, scene: Scene) -> None:
    """Show everything about an order as plain text."""
    view = await scene.db.read(show.order_of, callback_data.order, scene.person.id)
    if view is None:
        await scene.stage.show(welcome.at_menu(scene.say, "order-missing"))
        return
    await scene.stage.show(receipts.receipt(scene.say, view, scene.now))


def _ask(tx: Tx, scene: Scene, wish: Ask) -> Answered:
    done = asking.ask(tx, scene.house, scene.person.id, (wish.order,), wish.kind, scene.now)
    opened = open_card(tx, scene, wish.order)
    waits = opened is not None and opened.view.state in offering.ON_ITS_WAY
    noted = "cancel-noted" if waits else "request-asked"
    return Answered(noted if done else "request-not-now", wish.order, opened)


def _withdraw(tx: Tx, scene: Scene, request_id: int) -> Answered | None:
    order_id = asking.withdraw(tx, request_id, scene.person.id, scene.now)
    return None if order_id is None else Answered("withdrawn", order_id, open_card(tx, scene, order_id))


def _remind(tx: Tx, scene: Scene, request_id: int) -> Answered | None:
    order_id = asking.remind(tx, request_id, scene.person.id, scene.now)
    return None if order_id is None else Answered("reminder-kept", order_id, open_card(tx, scene, order_id))
