"""The catalogue by buttons: platform, category, service."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks import Category, Platform, Platforms, ServiceCard
from handlers.customers.steps import open_service
from handlers.filters import On
from handlers.scene import Scene
from handlers.views import browse as views
from handlers.views import welcome


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="browse")
    router.callback_query.register(platforms, On(Platforms))
    router.callback_query.register(platform, On(Platform))
    router.callback_query.register(category, On(Category))
    router.callback_query.register(service, On(ServiceCard))
    return router


async def platforms(_tap: CallbackQuery, callback_data: Platforms, scene: Scene) -> None:
    """Show the platforms, or every category of a small catalogue."""
    await scene.stage.show(views.catalogue(scene.say, scene.goods, callback_data.page))


async def platform(_tap: CallbackQuery, callback_data: Platform, scene: Scene) -> None:
    """Show the categories of a platform."""
    if not scene.goods.categories(callback_data.name):
        await _elsewhere(scene)
        return
    await scene.stage.show(views.platform(scene.say, scene.goods, callback_data.name, callback_data.page))


async def category(_tap: CallbackQuery, callback_data: Category, scene: Scene) -> None:
    """Show the services of a category."""
    chosen = scene.goods.category(callback_data.key)
    if chosen is None:
        await _elsewhere(scene)
        return
    await scene.stage.show(views.category(scene.say, scene.goods, chosen, callback_data.page))


async def service(_tap: CallbackQuery, callback_data: ServiceCard, scene: Scene) -> None:
    """Show a service and ask for its link."""
    chosen = scene.goods.service(callback_data.service)
    if chosen is None:
        await scene.stage.show(welcome.at_menu(scene.say, "service-gone"))
        return
    await open_service(scene, chosen)


async def _elsewhere(scene: Scene) -> None:
    screen = views.catalogue(scene.say, scene.goods, 0)
    await scene.stage.show(screen.under(scene.say.html("category-gone")))
