"""Who blocked the bot or came back, and places where the bot has no business."""

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import LeaveChat
from aiogram.types import Chat, ChatMemberUpdated, Message

from handlers.scene import Scene
from shop import people

GONE = frozenset({ChatMemberStatus.KICKED, ChatMemberStatus.LEFT})


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="presence")
    router.my_chat_member.register(came_or_went)
    router.channel_post.register(posted)
    return router


async def came_or_went(event: ChatMemberUpdated, bot: Bot, scene: Scene | None = None) -> None:
    """Keep that a person blocked or unblocked the bot; leave channels."""
    if event.chat.type == ChatType.CHANNEL and event.new_chat_member.status not in GONE:
        await leave(bot, event.chat)
    elif scene is not None:
        at = scene.now if event.new_chat_member.status in GONE else None
        await scene.db.write(people.mark_blocked, scene.person.id, at)


async def posted(message: Message, bot: Bot) -> None:
    """Leave a channel that somebody put the bot into."""
    await leave(bot, message.chat)


async def leave(bot: Bot, chat: Chat) -> None:
    """Leave a chat; being out already is as good."""
    try:
        await bot(LeaveChat(chat_id=chat.id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return
