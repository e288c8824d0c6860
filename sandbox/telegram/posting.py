"""Messages come, change and go; every change is told to the page, and to bots where Telegram does."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from sandbox.telegram.bots import BotAccount
from sandbox.telegram.chats import PRESENT, Chat, Message, Version

if TYPE_CHECKING:
    from sandbox.telegram.people import Person
    from sandbox.telegram.world import TelegramWorld


def post(
    world: TelegramWorld,
    chat: Chat,
    sender: Person | BotAccount | None,
    content: dict[str, Any],
    *,
    markup: dict[str, Any] | None = None,
    reply_to: Message | None = None,
    extra: dict[str, Any] | None = None,
) -> Message:
    """Put a message into a chat and show it; a person's message also goes to the bots there."""
    number = _next_id(world, chat)
    message = Message(
        number, chat, sender, int(world.now()), content, reply_to=reply_to, extra=dict(extra or {})
    )
    chat.messages[number] = message
    _dress(chat, message, markup)
    world.announce(chat, "message", id=number)
    if not isinstance(sender, BotAccount):
        deliver(world, message, edited=False)
    return message


def _next_id(world: TelegramWorld, chat: Chat) -> int:
    # Private chats of one bot share their numbering, as they do at Telegram.
    if not chat.private:
        chat.last_id += 1
        return chat.last_id
    bot = world.bot_in(chat)
    bot.last_private_id += 1
    return bot.last_private_id


def _dress(chat: Chat, message: Message, markup: dict[str, Any] | None) -> None:
    """Inline keyboards belong to the message, the other kinds to the chat."""
    if not isinstance(message.sender, BotAccount):
        chat.forced = None
        return
    if markup and "inline_keyboard" in markup:
        message.markup = markup
    elif markup and "keyboard" in markup:
        chat.keyboard = markup
    elif markup and "remove_keyboard" in markup:
        chat.keyboard = None
    if markup and markup.get("force_reply"):
        placeholder = markup.get("input_field_placeholder")
        message.force_reply = {"placeholder": placeholder or ""}
        chat.forced = message.id


def deliver(world: TelegramWorld, message: Message, *, edited: bool) -> None:
    """Send the update of a person's or a channel's message to every bot that may see it."""
    base = "channel_post" if message.chat.kind == "channel" else "message"
    kind = f"edited_{base}" if edited else base
    for number, status in message.chat.bots.items():
        bot = world.bots[number]
        if status in PRESENT and (message.chat.kind != "supergroup" or _visible(bot, message)):
            bot.updates.push(kind, message.wire(), partial(_taken, world, message))


def _taken(world: TelegramWorld, message: Message) -> None:
    """The bot has it for good: the second tick."""
    if not message.taken:
        message.taken = True
        world.announce(message.chat, "taken", id=message.id)


def _visible(bot: BotAccount, message: Message) -> bool:
    """Privacy mode: in a group a bot sees commands, replies to itself, and service messages."""
    if bot.reads_all or (bot.id in message.chat.bots and message.chat.bots[bot.id] == "administrator"):
        return True
    text = str(message.content.get("text", ""))
    command = re.match(r"/[A-Za-z0-9_]+(?:@(\w+))?", text)
    addressed = command is not None and command.group(1) in {None, bot.username}
    replied = message.reply_to is not None and message.reply_to.sender is bot
    return addressed or replied or not message.content


def revise(
    world: TelegramWorld, message: Message, content: dict[str, Any], markup: dict[str, Any] | None
) -> None:
    """Give a message new content and keyboard; what it was is kept."""
    message.versions.append(Version(message.edit_date or message.date, message.content, message.markup))
    message.content, message.markup = content, markup
    message.edit_date = int(world.now())
    world.announce(message.chat, "edited", id=message.id)
    if not isinstance(message.sender, BotAccount):
        deliver(world, message, edited=True)


def remove(world: TelegramWorld, messages: list[Message]) -> None:
    """Delete messages for both sides. Bots are not told."""
    if not messages:
        return
    chat = messages[0].chat
    for message in messages:
        message.deleted = True
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        if chat.forced == message.id:
            chat.forced = None
    world.announce(chat, "deleted", ids=[message.id for message in messages])
