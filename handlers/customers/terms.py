"""The rules come first: whoever has not accepted them sees nothing else but language, help and privacy."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Place
from handlers.customers.home import go_home
from handlers.filters import To, WithoutTerms
from handlers.scene import Scene
from handlers.views import welcome
from shop import people


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
    router.message.register(wrote, WithoutTerms())
    router.edited_message.register(edited, WithoutTerms())
    router.callback_query.register(tapped, WithoutTerms())
    return router


async def show(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show the rules."""
    await scene.stage.show(welcome.terms(scene.say, scene.person))


async def accepted(_tap: CallbackQuery, scene: Scene) -> None:
    """Keep that the rules are accepted and show the menu; a second tap changes nothing."""
    await scene.db.write(people.accept_terms, scene.person.id, scene.now)
    await go_home(scene)


async def wrote(_message: Message, scene: Scene) -> None:
    """Ask for the rules to be accepted first."""
    await scene.stage.show(welcome.terms(scene.say, scene.person))


async def edited(_message: Message) -> None:
    """They have the rules before their eyes."""


async def tapped(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask for the rules to be accepted first."""
    await scene.stage.show(welcome.terms(scene.say, scene.person), scene.say.text("terms-needed"))
