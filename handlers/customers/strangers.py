"""People who may not use a private bot: they are told so, with their own number to hand on."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Stranger
from handlers.scene import Scene
from handlers.views import welcome


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="strangers")
    router.message.register(wrote, Stranger())
    router.edited_message.register(edited, Stranger())
    router.callback_query.register(tapped, Stranger())
    return router


async def wrote(_message: Message, scene: Scene) -> None:
    """Answer everything a stranger writes the same way."""
    await scene.stage.show(welcome.stranger(scene.say, scene.person.id))


async def edited(_message: Message) -> None:
    """They have been told already."""


async def tapped(_tap: CallbackQuery, scene: Scene) -> None:
    """Answer a tap on a card from better days."""
    await scene.stage.alert(scene.say.text("private-short"))
