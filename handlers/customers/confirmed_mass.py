"""A mass order that was confirmed: its live card, its lines, and what of it can be stopped."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import On
from handlers.mass_callbacks import BatchCard, BatchLines
from handlers.paging import ROWS, Page, place_of
from handlers.scene import Scene
from handlers.views import mass as views
from handlers.views import welcome
from shop import cards
from shop.batches import standing, stopping
from shop.batches.standing import Standing
from shop.database import Tx
from shop.orders.show import OrderView


def routes() -> Router:
    """Return the router of its buttons."""
    router = Router(name="confirmed_mass")
    router.callback_query.register(looked, On(BatchCard))
    router.callback_query.register(listed, On(BatchLines))
    return router


async def looked(_tap: CallbackQuery, callback_data: BatchCard, scene: Scene) -> None:
    """Show a batch; its live card is in this message from now on."""
    run = scene.db.write if scene.db.tapped is not None else scene.db.read
    found = await run(open_batch, scene, callback_data.batch)
    await scene.stage.show(views.card(scene.say, found) if found else welcome.at_menu(scene.say, "mass-gone"))


async def listed(_tap: CallbackQuery, callback_data: BatchLines, scene: Scene) -> None:
    """Show some lines of a batch, each with its order."""
    found = await scene.db.read(_lines, scene.person.id, callback_data.batch, callback_data.page)
    screen = views.lines(scene.say, *found, scene.now) if found else welcome.at_menu(scene.say, "mass-gone")
    await scene.stage.show(screen)


async def stop(scene: Scene, batch_id: int) -> None:
    """Give back what of it still waits."""
    stopped = await scene.db.write(_stopped, scene, batch_id)
    if stopped is None:
        await scene.stage.show(welcome.at_menu(scene.say, "mass-gone"))
        return
    count, found = stopped
    key = "mass-stopped" if count else "mass-nothing-to-stop"
    await scene.stage.show(views.card(scene.say, found), scene.say.text(key, count=count))


def open_batch(tx: Tx, scene: Scene, batch_id: int) -> Standing | None:
    """Read a person's own confirmed batch for its card, which lives in the tapped message from now on."""
    found = standing.standing(tx, batch_id, scene.person.id)
    if found is not None and scene.db.tapped is not None:
        cards.remember(tx, scene.db.tapped.card(found.first_order), scene.now)
    return found


def _stopped(tx: Tx, scene: Scene, batch_id: int) -> tuple[int, Standing] | None:
    count = stopping.stop(tx, scene.house, batch_id, scene.person.id, scene.now)
    found = open_batch(tx, scene, batch_id)
    return None if count is None or found is None else (count, found)


def _lines(tx: Tx, person_id: int, batch_id: int, page: int) -> tuple[Standing, Page[OrderView]] | None:
    found = standing.standing(tx, batch_id, person_id)
    if found is None:
        return None
    at, pages = place_of(found.orders, page)
    return found, Page(tuple(standing.lines(tx, batch_id, at * ROWS, ROWS)), at, pages)
