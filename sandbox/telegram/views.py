"""What the page draws and the tests read: plain JSON, one shape for history and live events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram import keyboards
from sandbox.telegram.bots import BotAccount
from sandbox.telegram.text.utf16 import cut

if TYPE_CHECKING:
    from sandbox.telegram.chats import Chat, Message
    from sandbox.telegram.files import StoredFile
    from sandbox.telegram.people import Person
    from sandbox.telegram.world import TelegramWorld

View = dict[str, Any]
MEDIA = ("photo", "document", "video", "animation", "audio", "voice", "video_note", "sticker")
_SERVICE = ("pinned_message", "new_chat_members", "left_chat_member")
_PREVIEW_CHARACTERS = 80


def person_view(person: Person) -> View:
    """Somebody with an account."""
    return person.wire() | {"name": person.name}


def bot_view(bot: BotAccount) -> View:
    """A bot, without its token."""
    shown = {
        "name": bot.name(),
        "inline": bot.inline,
        "description": bot.texts.get(("description", ""), ""),
        "about": bot.texts.get(("short_description", ""), ""),
        "pending_updates": len(bot.updates),
    }
    return {"id": bot.id, "username": bot.username} | shown


def chat_view(world: TelegramWorld, chat: Chat) -> View:
    """A chat without its messages."""
    bot = world.bot_in(chat) if chat.private or chat.bots else None
    return {
        "key": chat.key,
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title or (bot.name() if bot else ""),
        "people": list(chat.people),
        "bots": {str(number): status for number, status in chat.bots.items()},
        "started": bool(chat.bots),
        "blocked": chat.private and "kicked" in chat.bots.values(),
        "pinned": chat.pinned,
        "keyboard": chat.keyboard,
        "forced_reply": chat.forced,
        "description": _description(chat, bot),
        "commands": _commands(chat, bot),
        "menu_button": _menu(chat, bot),
    }


def _commands(chat: Chat, bot: BotAccount | None) -> list[View]:
    return bot.commands_for(next(iter(chat.people.values()))) if bot and chat.private else []


def _description(chat: Chat, bot: BotAccount | None) -> str:
    return bot.description_for(next(iter(chat.people.values()))) if bot and chat.private else ""


def _menu(chat: Chat, bot: BotAccount | None) -> View:
    fallback = {"type": "commands"}
    return bot.menu.get(chat.id) or bot.menu.get(0) or fallback if bot else fallback


def message_view(world: TelegramWorld, message: Message) -> View:
    """One message as a client shows it; `text` is the caption when there is media."""
    content = message.content
    return {
        "chat": message.chat.key,
        "id": message.id,
        "from": _sender(message),
        "date": message.date,
        "edit_date": message.edit_date,
        "text": content.get("text") or content.get("caption") or "",
        "entities": content.get("entities") or content.get("caption_entities") or [],
        "media": media_view(world, message),
        "keyboard": keyboard_view(message.markup),
        "force_reply": message.force_reply,
        "reply_to": _quoted(message.reply_to),
        "preview": preview(message),
        "reactions": list(message.reactions.values()),
        "edits": len(message.versions),
        "taken": message.taken,
        "extra": {name: value for name, value in message.extra.items() if name not in _SERVICE},
        "service": _service(message),
        "other": {name: content[name] for name in ("contact", "location") if name in content},
    }


def _sender(message: Message) -> View:
    sender = message.sender
    if sender is None:
        return {"id": message.chat.id, "name": message.chat.title, "is_bot": False}
    name = sender.name() if isinstance(sender, BotAccount) else sender.name
    return {"id": sender.id, "name": name, "is_bot": isinstance(sender, BotAccount)}


def keyboard_view(markup: dict[str, Any] | None) -> list[list[View]]:
    """Rows of buttons as sent, each with `action` naming the field that acts."""
    return [
        [button | {"action": keyboards.action(button)} for button in row] for row in keyboards.buttons(markup)
    ]


def media_view(world: TelegramWorld, message: Message) -> View | None:
    """The file of a message."""
    kind = next((name for name in MEDIA if name in message.content), None)
    if kind is None:
        return None
    shown = message.content[kind]
    file = world.files.get((shown[-1] if kind == "photo" else shown)["file_id"])
    return file_view(file) if file else None


def file_view(file: StoredFile) -> View:
    """A file without its content."""
    shown = {"kind": file.kind, "name": file.name, "mime": file.mime, "size": len(file.content)}
    return {"file_id": file.file_id, **shown, "width": file.width, "height": file.height}


def preview(message: Message) -> View | None:
    """The link whose card stands under or over the text; nobody fetches it."""
    options = message.content.get("link_preview_options") or {}
    if options.get("is_disabled") or "text" not in message.content:
        return None
    links = [_link(message.content["text"], entity) for entity in message.content.get("entities", [])]
    url = options.get("url") or next((link for link in links if link), None)
    return {**options, "url": url} if url else None


def _link(text: str, entity: View) -> str:
    found = entity.get("url") or ""
    return cut(text, entity["offset"], entity["length"]) if entity["type"] == "url" else str(found)


def _quoted(message: Message | None) -> View | None:
    if message is None:
        return None
    text = str(message.content.get("text") or message.content.get("caption") or "")
    shown = "" if message.deleted else text[:_PREVIEW_CHARACTERS]
    return {"id": message.id, "name": _sender(message)["name"], "text": shown, "deleted": message.deleted}


def _service(message: Message) -> View | None:
    kind = next((name for name in _SERVICE if name in message.extra), None)
    if kind is None:
        return None
    detail = message.extra[kind]
    return {"kind": kind, "message_id": detail.get("message_id") if isinstance(detail, dict) else None}
