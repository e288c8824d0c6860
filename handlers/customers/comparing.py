"""Up to three services beside each other; what is compared stands in the buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import On
from handlers.finding_callbacks import Compare
from handlers.paging import ROWS, page_of
from handlers.scene import Scene
from handlers.views import comparing as views
from handlers.views import welcome
from shop.catalogue.service import Service
from shop.finding import Asked, Finder


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="comparing")
    router.callback_query.register(compared, On(Compare))
    return router


async def compared(_tap: CallbackQuery, callback_data: Compare, scene: Scene, finder: Finder) -> None:
    """Show services beside each other, or ask for one more."""
    chosen = _chosen(scene, callback_data)
    if not chosen:
        await scene.stage.show(welcome.at_menu(scene.say, "service-gone"))
    elif len(chosen) == 1 or (callback_data.more and len(chosen) < views.MOST):
        like = await _like(finder, chosen)
        await scene.stage.show(views.with_which(scene.say, chosen, page_of(like, 0, ROWS)))
    else:
        await scene.stage.show(views.beside(scene.say, scene.goods, chosen))


def _chosen(scene: Scene, asked: Compare) -> list[Service]:
    """Return what is still offered of it, each once."""
    found = (scene.goods.service(number) for number in dict.fromkeys((asked.one, asked.two, asked.three)))
    return [one for one in found if one is not None]


async def _like(finder: Finder, chosen: list[Service]) -> list[Service]:
    """Return what is most like the first one."""
    first, taken = chosen[0], {one.id for one in chosen}
    found = await finder.find(Asked(f"{first.name} {first.category}", platform=first.platform))
    return [one for one in found if one.id not in taken][:ROWS]
