"""The picture of a long order: sent below its card; under it one tap changes its look or draws it anew."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.charts import CannotDraw, Painter
from handlers.filters import On
from handlers.picture import Picture
from handlers.picture_callbacks import Draw
from handlers.scene import Scene
from handlers.views import chart as views
from handlers.views import welcome
from shop import people
from shop.database import Tx
from shop.orders import show
from shop.orders.show import OrderView, Sighting


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="pictures")
    router.callback_query.register(wanted, On(Draw))
    return router


@dataclass(frozen=True, slots=True)
class Seen:
    """An order and how it went on."""

    view: OrderView
    sightings: list[Sighting]


async def wanted(_tap: CallbackQuery, callback_data: Draw, scene: Scene, painter: Painter) -> None:
    """Draw how an order went on, in the look that was chosen the last time or now."""
    seen = await scene.db.read(_seen, scene.person.id, callback_data.order)
    if seen is None:
        await scene.stage.show(welcome.at_menu(scene.say, "order-missing"))
        return
    is_dark = scene.person.is_dark if callback_data.dark is None else callback_data.dark
    if is_dark != scene.person.is_dark:
        await scene.db.write(people.choose_look, scene.person.id, is_dark=is_dark)
    try:
        picture = await _drawn(scene, painter, seen, is_dark=is_dark)
    except CannotDraw:
        await scene.stage.alert(scene.say.text("picture-failed"))
        return
    # Only buttons under a picture choose a look.
    await scene.stage.picture(picture, in_place=callback_data.dark is not None)


async def _drawn(scene: Scene, painter: Painter, seen: Seen, *, is_dark: bool) -> Picture:
    record = scene.goods.record(seen.view.service_id)
    chart = views.chart(scene.say, seen.view, seen.sightings, record, scene.now, is_dark=is_dark)
    rows = views.below(scene.say, seen.view.id, is_dark=is_dark)
    return Picture(await painter.draw(chart), views.caption(scene.say, seen.view, chart), rows)


def _seen(tx: Tx, person_id: int, order_id: int) -> Seen | None:
    """Read a person's own order that a panel took."""
    view = show.order_of(tx, order_id, person_id)
    return None if view is None or view.placed_at is None else Seen(view, show.went_on(tx, order_id))
