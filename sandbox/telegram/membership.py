"""A bot is started, blocked, added to groups and thrown out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram.chats import ADMINISTRATOR, KICKED, LEFT, MEMBER

if TYPE_CHECKING:
    from sandbox.telegram.bots import BotAccount
    from sandbox.telegram.chats import Chat
    from sandbox.telegram.people import Wire
    from sandbox.telegram.world import TelegramWorld

STATUSES = frozenset({MEMBER, ADMINISTRATOR, LEFT, KICKED})
_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def member(user: Wire, status: str) -> dict[str, Any]:
    """A `ChatMember` object."""
    rights: dict[str, Any] = dict.fromkeys(_RIGHTS, False) if status == ADMINISTRATOR else {}
    return {"user": user, "status": status, **rights, **({"until_date": 0} if status == KICKED else {})}


def change(world: TelegramWorld, chat: Chat, bot: BotAccount, status: str, *, by: Wire) -> None:
    """Set a bot's status in a chat and tell it with `my_chat_member`, as Telegram does."""
    before = chat.bots.get(bot.id, KICKED if chat.private else LEFT)
    chat.bots[bot.id] = status
    if before != status:
        update = {"chat": chat.wire(), "from": by, "date": int(world.now())}
        old, new = member(bot.wire(), before), member(bot.wire(), status)
        bot.updates.push("my_chat_member", update | {"old_chat_member": old, "new_chat_member": new})
    world.announce(chat, "chat")
