"""Finding a service: whatever is typed and is nothing else, or /search, and the buttons of what was found."""

from aiogram import Router
from aiogram.enums import ButtonStyle
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Go, Place
from handlers.customers.fallback import wrote
from handlers.customers.steps import open_service
from handlers.filters import On, To, Written
from handlers.finding_callbacks import Filters, Found, FoundService, Narrow, OnPlatform, Sort, Sorts
from handlers.keyboard import Row, button
from handlers.scene import Scene
from handlers.views import finding as views
from handlers.views import welcome
from shop import searches
from shop.catalogue.service import Service
from shop.finding import Asked, Finder
from shop.searches import Search


def routes() -> Router:
    """Return the router of the command and the buttons."""
    router = Router(name="finding")
    router.message.register(asked, Command("search"))
    router.callback_query.register(question, To(Place.FIND))
    router.callback_query.register(looked, On(Found))
    router.callback_query.register(opened, On(FoundService))
    router.callback_query.register(choosing, On(Filters))
    router.callback_query.register(narrowed, On(Narrow))
    router.callback_query.register(on_platform, On(OnPlatform))
    router.callback_query.register(sorts, On(Sorts))
    router.callback_query.register(sorted_anew, On(Sort))
    return router


def typed_routes() -> Router:
    """Return the router of what is typed and nothing else understood."""
    router = Router(name="search")
    router.message.register(typed, Written())
    return router


async def asked(_message: Message, command: CommandObject, scene: Scene, finder: Finder) -> None:
    """Search for what stands behind the command, or ask what for."""
    if not command.args:
        await _ask(scene)
    elif not await _searched(scene, finder, command.args):
        await scene.stage.beside(views.nothing(scene.say, resume=await _resume(scene)))


async def question(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask what is looked for."""
    await _ask(scene)


async def typed(message: Message, written: str, scene: Scene, finder: Finder) -> None:
    """Search for what was typed; what finds nothing was perhaps no search, and leaves all as it is."""
    if written.startswith("/") or not await _searched(scene, finder, written):
        await wrote(message, scene)


async def looked(_tap: CallbackQuery, callback_data: Found, scene: Scene, finder: Finder) -> None:
    """Show a page of what a search finds now."""
    search = await scene.db.read(searches.find, callback_data.search, scene.person.id)
    await _show(scene, finder, search, callback_data.page)


async def opened(_tap: CallbackQuery, callback_data: FoundService, scene: Scene) -> None:
    """Show a service that was found; back leads to where it stood."""
    service = scene.goods.service(callback_data.service)
    if service is None:
        await scene.stage.show(welcome.at_menu(scene.say, "service-gone"))
        return
    back = Found(search=callback_data.search, page=callback_data.page)
    await open_service(scene, service, back=back)


async def choosing(_tap: CallbackQuery, callback_data: Filters, scene: Scene, finder: Finder) -> None:
    """Show what a search can be narrowed to."""
    search = await scene.db.read(searches.find, callback_data.search, scene.person.id)
    await _show_filters(scene, finder, search)


async def narrowed(_tap: CallbackQuery, callback_data: Narrow, scene: Scene, finder: Finder) -> None:
    """Narrow a search to what says yes to something, or widen it again."""
    search = await scene.db.write(
        searches.toggle, callback_data.search, scene.person.id, callback_data.flag.value, scene.now
    )
    await _show_filters(scene, finder, search)


async def on_platform(_tap: CallbackQuery, callback_data: OnPlatform, scene: Scene, finder: Finder) -> None:
    """Narrow a search to a platform, or to none."""
    search = await scene.db.write(
        searches.narrow, callback_data.search, scene.person.id, callback_data.name or None, scene.now
    )
    await _show_filters(scene, finder, search)


async def sorts(_tap: CallbackQuery, callback_data: Sorts, scene: Scene) -> None:
    """Ask in which order."""
    search = await scene.db.read(searches.find, callback_data.search, scene.person.id)
    if search is None:
        await _forgotten(scene)
        return
    await scene.stage.show(views.sorts(scene.say, search))


async def sorted_anew(_tap: CallbackQuery, callback_data: Sort, scene: Scene, finder: Finder) -> None:
    """Show what was found in another order."""
    by = callback_data.by.value
    search = await scene.db.write(searches.sort, callback_data.search, scene.person.id, by, scene.now)
    await _show(scene, finder, search, 0)


async def _ask(scene: Scene) -> None:
    # A link step would take the words for a link; the half-made order itself stays within reach.
    await scene.state.set_state(None)
    await scene.stage.show(views.question(scene.say))


async def _searched(scene: Scene, finder: Finder, words: str) -> bool:
    """Show what words find; False when they find nothing."""
    words = words.strip()[: searches.LONGEST]
    found = await finder.find(Asked(words))
    if found:
        await scene.state.set_state(None)
        search = await scene.db.write(searches.add, scene.person.id, words, scene.now)
        await scene.stage.show(views.results(scene.say, search, found, 0, resume=await _resume(scene)))
    return bool(found)


async def _show(scene: Scene, finder: Finder, search: Search | None, page: int) -> None:
    if search is None:
        await _forgotten(scene)
        return
    found = await finder.find(searches.asked(search))
    await scene.stage.show(views.results(scene.say, search, found, page))


async def _show_filters(scene: Scene, finder: Finder, search: Search | None) -> None:
    if search is None:
        await _forgotten(scene)
        return
    found, wider = await finder.find(searches.asked(search)), await _wider(finder, search)
    await scene.stage.show(views.filters(scene.say, search, found, wider))


async def _wider(finder: Finder, search: Search) -> tuple[Service, ...]:
    return await finder.find(Asked(search.typed))


async def _forgotten(scene: Scene) -> None:
    await scene.stage.show(views.question(scene.say).under(scene.say.html("search-forgotten")))


async def _resume(scene: Scene) -> Row:
    if await scene.half_made() is None:
        return ()
    return (button(scene.say.text("button-continue"), Go(to=Place.RESUME), ButtonStyle.PRIMARY),)
