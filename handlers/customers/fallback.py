"""Whatever nothing else understood gets a sentence that helps, and every open step stays open."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Written
from handlers.scene import Scene
from handlers.views import welcome


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="fallback")
    router.message.register(wrote, Written())
    router.message.register(sent)
    router.edited_message.register(edited)
    router.callback_query.register(tapped)
    return router


async def wrote(_message: Message, scene: Scene) -> None:
    """Say what can be sent here."""
    await _help(scene, "not-understood")


async def sent(_message: Message, scene: Scene) -> None:
    """Say that only text is read: stickers, photos, voice, rich messages."""
    await _help(scene, "not-text")


async def edited(_message: Message, scene: Scene) -> None:
    """Say that changes are not seen, when something typed is waited for; the step stays open."""
    if await scene.state.get_state() is not None:
        await scene.stage.say(scene.say.html("edited-in-step"))


async def tapped(_tap: CallbackQuery, scene: Scene) -> None:
    """Say that a button leads nowhere: made up by hand, or older than the bot's memory."""
    await scene.stage.alert(scene.say.text("old-button"))


async def _help(scene: Scene, key: str) -> None:
    """Help beside the card in use: what a person was looking at must not go for a word that nobody understood."""
    half_made = await scene.half_made() is not None
    await scene.stage.beside(welcome.lost(scene.say, key, half_made=half_made))
