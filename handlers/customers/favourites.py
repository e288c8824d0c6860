"""Stars, what was ordered lately, and a link to a service that can be handed on."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from handlers.customers.service_cards import service_screen
from handlers.filters import On
from handlers.finding_callbacks import Found, Own, Share, Shelf, Star, StarFound
from handlers.paging import page_of
from handlers.scene import Scene
from handlers.views import extras, welcome
from handlers.views import favourites as views
from shop import favourites
from shop.catalogue.service import Service

READ = {Shelf.STARRED: favourites.starred, Shelf.LATELY: favourites.ordered_lately}


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="favourites")
    router.message.register(asked, Command("favourites"))
    router.callback_query.register(looked, On(Own))
    router.callback_query.register(starred, On(Star))
    router.callback_query.register(starred_found, On(StarFound))
    router.callback_query.register(shared, On(Share))
    return router


async def asked(_message: Message, scene: Scene) -> None:
    """Show what one starred."""
    await _show(scene, Own())


async def looked(_tap: CallbackQuery, callback_data: Own, scene: Scene) -> None:
    """Show a page of what one starred or ordered lately."""
    await _show(scene, callback_data)


async def starred(_tap: CallbackQuery, callback_data: Star, scene: Scene) -> None:
    """Star a service or take its star away; its card tells."""
    await _toggle(scene, callback_data.service)


async def starred_found(_tap: CallbackQuery, callback_data: StarFound, scene: Scene) -> None:
    """Star a service that a search found; the way back stays the way to its page."""
    back = Found(search=callback_data.search, page=callback_data.page)
    await _toggle(scene, callback_data.service, back)


async def shared(_tap: CallbackQuery, callback_data: Share, scene: Scene, bot: Bot) -> None:
    """Show the link to a service."""
    service = scene.goods.service(callback_data.service)
    if service is None:
        await _gone(scene)
        return
    username = (await bot.me()).username or ""
    await scene.stage.show(extras.share(scene.say, service, username))


async def _toggle(scene: Scene, service_id: int, back: CallbackData | None = None) -> None:
    service = scene.goods.service(service_id)
    if service is None:
        await _gone(scene)
        return
    has = await scene.db.write(favourites.toggle, scene.person.id, service.id, scene.now)
    said = scene.say.text("starred-now" if has else "starred-no-more")
    await scene.stage.show(await service_screen(scene, service, back), said)


async def _show(scene: Scene, at: Own) -> None:
    services = await shelf_of(scene, at.shelf)
    await scene.stage.show(views.own(scene.say, at.shelf, page_of(services, at.page)))


async def shelf_of(scene: Scene, shelf: Shelf) -> tuple[Service, ...]:
    """Return what stands on a shelf of one's own; what is gone from the catalogue, or hidden by now, no more."""
    numbers = await scene.db.read(READ[shelf], scene.person.id, favourites.MOST)
    found = (scene.goods.service(number) for number in numbers)
    return tuple(one for one in found if one is not None)


async def _gone(scene: Scene) -> None:
    await scene.stage.show(welcome.at_menu(scene.say, "service-gone"))
