"""Services that are shown and not sold, and an admin's word for one of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.admin.callbacks import Accept, Suspended, SuspendedList
from handlers.admin.views import suspended as views
from handlers.filters import On
from handlers.paging import ROWS, Page, place_of
from handlers.scene import Scene
from shop.catalogue import suspended as business
from shop.catalogue.suspended import Suspended as Service
from shop.database import Tx
from shop.house import House


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="suspended")
    router.callback_query.register(looked, On(SuspendedList))
    router.callback_query.register(opened, On(Suspended))
    router.callback_query.register(accepted, On(Accept))
    return router


async def looked(_tap: CallbackQuery, callback_data: SuspendedList, scene: Scene) -> None:
    """Show one page of suspended services."""
    await _show_list(scene, callback_data.page)


async def opened(_tap: CallbackQuery, callback_data: Suspended, scene: Scene) -> None:
    """Show why one service is not sold."""
    found = await scene.db.read(business.find_suspended, scene.house, callback_data.service)
    if found is None:
        await _show_list(scene, 0, scene.say.text("suspended-no-more"))
        return
    await scene.stage.show(views.card(scene.say, found))


async def accepted(_tap: CallbackQuery, callback_data: Accept, scene: Scene) -> None:
    """Sell a service again, as the admin saw it; what has changed since is shown first."""
    seen, done = await scene.db.write(_accept, scene, callback_data)
    if seen is not None and seen.acceptable and not done:
        await scene.stage.show(views.card(scene.say, seen), scene.say.text("suspended-changed"))
        return
    await _show_list(scene, 0, scene.say.text("suspended-accepted" if done else "suspended-no-more"))


def _accept(tx: Tx, scene: Scene, wanted: Accept) -> tuple[Service | None, bool]:
    seen = business.find_suspended(tx, scene.house, wanted.service)
    if seen is None or seen.seal != wanted.seal:
        return seen, False
    admin_id = scene.person.id
    return seen, business.accept_suspended(tx, scene.house, wanted.service, admin_id, scene.now)


async def _show_list(scene: Scene, page: int, notice: str | None = None) -> None:
    shown = await scene.db.read(_page, scene.house, page)
    await scene.stage.show(views.services(scene.say, shown), notice)


def _page(tx: Tx, house: House, page: int) -> Page[Service]:
    at, pages = place_of(business.count_suspended(tx, house), page)
    return Page(tuple(business.suspended(tx, house, ROWS, at * ROWS)), at, pages)
