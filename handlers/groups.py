"""Groups: one line and the way to the private chat, no money."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Addressed, InGroup
from handlers.methods import SendCard
from handlers.views import welcome
from locales.speech import Speech


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="groups")
    router.message.register(called, InGroup(), Addressed())
    router.message.register(talk, InGroup())
    router.edited_message.register(edited, InGroup())
    router.callback_query.register(tapped, InGroup())
    return router


async def called(message: Message, bot: Bot, say: Speech) -> None:
    """Answer a command that is addressed to this bot."""
    screen = welcome.elsewhere(say, (await bot.me()).username)
    await bot(
        SendCard(
            chat_id=message.chat.id,
            message_thread_id=message.message_thread_id,
            text=screen.text,
            reply_markup=screen.markup(force_reply=False),
            link_preview_options=screen.link_preview(),
        )
    )


async def talk(_message: Message) -> None:
    """Groups talk among themselves."""


async def edited(_message: Message) -> None:
    """Groups talk among themselves."""


async def tapped(tap: CallbackQuery) -> None:
    """No button of ours stands in a group; the client is told to stop waiting."""
    await tap.answer()
