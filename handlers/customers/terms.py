"""The rules come first: whoever has not accepted them sees nothing else but language, help and privacy."""

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Place
from handlers.customers.home import go_home
from handlers.customers.steps import open_service
from handlers.filters import LinkedService, To, WithoutTerms
from handlers.scene import Scene
from handlers.views import welcome
from shop import people

LINKED = "linked"
"""Under this name the conversation remembers the service that a link led to."""


def routes() -> Router:
    """Return the router of the rules themselves."""
    router = Router(name="terms")
    router.message.register(show, Command("terms"))
    router.callback_query.register(show, To(Place.TERMS))
    router.callback_query.register(accepted, To(Place.ACCEPT))
    return router


def gate_routes() -> Router:
    """Return the router that stands before everything else until the rules are accepted."""
    router = Router(name="gate")
    router.message.register(linked, WithoutTerms(), CommandStart(deep_link=True), LinkedService())
    router.message.register(wrote, WithoutTerms())
    router.edited_message.register(edited, WithoutTerms())
    router.callback_query.register(tapped, WithoutTerms())
    return router


async def show(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show the rules."""
    await scene.stage.show(welcome.terms(scene.say, scene.person))


async def accepted(_tap: CallbackQuery, scene: Scene) -> None:
    """Keep that the rules are accepted, and show what a link led to, else the menu; a second tap changes nothing."""
    await scene.db.write(people.accept_terms, scene.person.id, scene.now)
    number = (await scene.state.get_data()).get(LINKED)
    service = scene.goods.service(number) if isinstance(number, int) else None
    if service is None:
        await go_home(scene)
        return
    await scene.state.update_data({LINKED: None})
    await open_service(scene, service)


async def linked(_message: Message, number: int, scene: Scene) -> None:
    """Ask for the rules to be accepted first; the service that the link leads to comes after them."""
    await scene.state.update_data({LINKED: number})
    await scene.stage.show(welcome.terms(scene.say, scene.person))


async def wrote(_message: Message, scene: Scene) -> None:
    """Ask for the rules to be accepted first."""
    await scene.stage.show(welcome.terms(scene.say, scene.person))


async def edited(_message: Message) -> None:
    """They have the rules before their eyes."""


async def tapped(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask for the rules to be accepted first."""
    await scene.stage.show(welcome.terms(scene.say, scene.person), scene.say.text("terms-needed"))
