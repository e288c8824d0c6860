"""The menu, help and privacy."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Place
from handlers.customers.steps import go_on, wait_for
from handlers.filters import To
from handlers.scene import Scene
from handlers.views import welcome
from handlers.views.welcome import AtHome
from locales import Safe
from shop import drafts
from shop.access import Role
from shop.allowance import left_this_month


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="home")
    router.callback_query.register(tapped_home, To(Place.HOME))
    router.callback_query.register(tapped_resume, To(Place.RESUME))
    router.message.register(cancelled, Command("cancel"))
    return router


def about_routes() -> Router:
    """Return the router of help and privacy, which need no accepted rules."""
    router = Router(name="about")
    router.message.register(show_help, Command("help"))
    router.callback_query.register(show_help, To(Place.HELP))
    router.message.register(show_privacy, Command("privacy"))
    router.callback_query.register(show_privacy, To(Place.PRIVACY))
    return router


async def go_home(scene: Scene, *above: Safe) -> None:
    """Show the menu; a half-made order stays within reach."""
    left = None
    if scene.house.member_limit is not None:
        left = await scene.db.read(left_this_month, scene.house, scene.person.id, scene.now)
    half_made = await scene.half_made() is not None
    await scene.state.set_state(None)
    is_admin = scene.role is Role.ADMIN
    at = AtHome(scene.person, scene.goods, left, half_made=half_made, admin=is_admin)
    await scene.stage.show(welcome.home(scene.say, at).under(*above))


async def tapped_home(_tap: CallbackQuery, scene: Scene) -> None:
    """Show the menu."""
    await go_home(scene)


async def tapped_resume(_tap: CallbackQuery, scene: Scene) -> None:
    """Go on with the half-made order where it was left."""
    draft_id = await scene.half_made()
    if draft_id is None:
        await go_home(scene)
        return
    await go_on(scene, lambda tx: drafts.find(tx, draft_id, scene.person.id))


async def cancelled(_message: Message, scene: Scene) -> None:
    """Drop the half-made order, whatever step it is at."""
    busy = await scene.half_made() is not None or await scene.state.get_state() is not None
    await wait_for(scene, None)
    await go_home(scene, scene.say.html("cancelled" if busy else "nothing-to-cancel"))


async def show_help(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show how things work."""
    await scene.stage.show(welcome.guide(scene.say, scene.goods))


async def show_privacy(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show what is kept."""
    await scene.stage.show(welcome.privacy(scene.say))
