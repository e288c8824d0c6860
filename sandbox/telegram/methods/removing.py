"""Deleting, pinning and reacting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram.chats import ADMINISTRATOR
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.sending import addressed
from sandbox.telegram.posting import post, remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call
    from sandbox.telegram.chats import Chat, Message

_TWO_DAYS = 48 * 3600
_MOST = 100
# Those of Telegram's list that are a single character.
REACTIONS = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)


def _may_delete(call: Call, message: Message) -> bool:
    """Own messages and, in private chats, the person's, for 48 hours; an administrator any."""
    if call.world.now() - message.date > _TWO_DAYS:
        return False
    own = message.sender is call.bot
    return own or message.chat.private or message.chat.bots.get(call.bot.id) == ADMINISTRATOR


def delete_message(call: Call) -> bool:
    """One message."""
    if not call.number("message_id"):
        raise bad_request("message identifier is not specified")
    message = addressed(call).live(call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(call, message):
        raise bad_request("message can't be deleted")
    remove(call.world, [message])
    return True


def delete_messages(call: Call) -> bool:
    """Up to a hundred; those that are not there are passed over."""
    numbers = call.json("message_ids", "message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad_request("expected an Array of message identifiers")
    if len(numbers) > _MOST:
        raise bad_request("too many message identifiers specified")
    chat = addressed(call)
    found = [message for number in dict.fromkeys(numbers) if (message := chat.live(number))]
    if not all(_may_delete(call, message) for message in found):
        raise bad_request("message can't be deleted")
    remove(call.world, found)
    return True


def pin(call: Call) -> bool:
    """Pin a message; Telegram tells the chat, and the bot itself, by a service message."""
    chat = addressed(call)
    message = chat.live(call.number("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    note = post(call.world, chat, call.bot, {}, extra={"pinned_message": message.wire(with_reply=False)})
    call.bot.updates.push("message", note.wire())
    call.world.announce(chat, "chat")
    return True


def unpin(call: Call) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = addressed(call)
    number = call.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    call.world.announce(chat, "chat")
    return True


def unpin_all(call: Call) -> bool:
    """Unpin everything."""
    chat = addressed(call)
    chat.pinned.clear()
    call.world.announce(chat, "chat")
    return True


def react(call: Call) -> bool:
    """One emoji from the bot, or none."""
    given = call.json("reaction", "reaction types") or []
    if not isinstance(given, list) or len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(given[0].get("emoji", "")) if given and isinstance(given[0], dict) else ""
    if given and emoji.rstrip("\ufe0f") not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    chat = addressed(call)
    message = chat.live(call.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    _set_reaction(call, chat, message, emoji)
    return True


def _set_reaction(call: Call, chat: Chat, message: Message, emoji: str) -> None:
    message.reactions.pop(call.bot.id, None)
    if emoji:
        message.reactions[call.bot.id] = emoji
    call.world.announce(chat, "edited", id=message.id)


TABLE: dict[str, Callable[[Call], Any]] = {
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": react,
}
