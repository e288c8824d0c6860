"""Text messages, drafts and what every send has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram import keyboards
from sandbox.telegram.chats import KICKED, PRESENT
from sandbox.telegram.errors import bad_request, forbidden
from sandbox.telegram.posting import post
from sandbox.telegram.text import compose as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call
    from sandbox.telegram.chats import Chat, Message

_PREVIEW = {
    "is_disabled": bool,
    "url": str,
    "prefer_small_media": bool,
    "prefer_large_media": bool,
    "show_above_text": bool,
}


def text_of(call: Call) -> texts.Formatted:
    """`text` with its entities, at most 4096 code units, not empty."""
    raw = call.text("text")
    if not raw:
        raise bad_request("message text is empty")
    return texts.compose(
        raw,
        call.text("parse_mode"),
        call.json("entities", "entities"),
        limit=texts.TEXT_LIMIT,
        too_long="message is too long",
        empty="text must be non-empty",
    )


def caption_of(call: Call) -> dict[str, Any]:
    """`caption` with its entities, at most 1024 code units; {} without one."""
    return caption(call.text("caption"), call.text("parse_mode"), call.json("caption_entities", "entities"))


def caption(raw: str, parse_mode: str, entities: object) -> dict[str, Any]:
    """The two caption fields of a message."""
    formatted = texts.compose(
        raw,
        parse_mode,
        entities,
        limit=texts.CAPTION_LIMIT,
        too_long="message caption is too long",
    )
    return formatted.wire("caption", "caption_entities")


def link_preview(call: Call) -> dict[str, Any]:
    """`link_preview_options` as the message keeps them, the old Boolean included."""
    options = call.json("link_preview_options", "link preview options")
    if options is None:
        options = {"is_disabled": True} if call.flag("disable_web_page_preview") else {}
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    kept = {name: value for name, value in options.items() if value}
    if any(not isinstance(value, _PREVIEW.get(name, object)) for name, value in kept.items()):
        raise bad_request("can't parse link preview options JSON object")
    return {"link_preview_options": kept} if kept else {}


def addressed(call: Call) -> Chat:
    """The chat of a call that writes: the bot must be in it and not be blocked.

    Raises:
        ApiError: 400 "chat not found", 403 when it may not write there.
    """
    chat = call.chat()
    status = chat.bots.get(call.bot.id)
    if chat.private and status == KICKED:
        raise forbidden("bot was blocked by the user")
    if status == KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status not in PRESENT:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def _reply(call: Call) -> tuple[int, bool]:
    """(message to reply to or 0, whether it may be missing)."""
    given = call.json("reply_parameters", "reply parameters")
    if given is None:
        return max(call.number("reply_to_message_id"), 0), call.flag("allow_sending_without_reply")
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if given and not isinstance(given.get("message_id"), int):
        raise bad_request('can\'t find field "message_id"')
    return max(given.get("message_id", 0), 0), bool(given.get("allow_sending_without_reply"))


def extras(call: Call, chat: Chat) -> dict[str, Any]:
    """Fields of a message that no edit changes."""
    effect = call.text("message_effect_id")
    if effect and not (chat.private and effect.isdecimal()):
        raise bad_request("EFFECT_ID_INVALID")
    if call.number("message_thread_id"):
        raise bad_request("message thread not found")
    return ({"effect_id": effect} if effect else {}) | (
        {"has_protected_content": True} if call.flag("protect_content") else {}
    )


def place(call: Call, content: dict[str, Any], **extra: object) -> Message:
    """Send: the checks that all send methods share, in Telegram's order, then the message."""
    wanted, may_miss = _reply(call)
    markup = keyboards.checked(call.json("reply_markup", "reply keyboard markup"))
    chat = addressed(call)
    reply_to = chat.live(wanted)
    if wanted and reply_to is None and not may_miss:
        raise bad_request("message to be replied not found")
    kept = extras(call, chat) | extra
    call.world.limits.spend(call.bot.id, chat.id, call.world.now())
    return post(call.world, chat, call.bot, content, markup=markup, reply_to=reply_to, extra=kept)


def send_message(call: Call) -> dict[str, Any]:
    """A text."""
    return place(call, text_of(call).wire() | link_preview(call)).wire()


def send_message_draft(call: Call) -> bool:
    """A text that is still being written: shown for half a minute, never a message."""
    if call.number("draft_id") == 0:
        raise bad_request("draft_id must be non-zero")
    formatted = texts.compose(
        call.text("text"),
        call.text("parse_mode"),
        call.json("entities", "entities"),
        limit=texts.TEXT_LIMIT,
        too_long="message is too long",
    )
    chat = addressed(call)
    if not chat.private:
        raise bad_request("message drafts can be sent in private chats only")
    shown = {"text": formatted.text, "entities": formatted.entities}
    call.world.announce(chat, "draft", draft_id=call.number("draft_id"), **shown)
    return True


TABLE: dict[str, Callable[[Call], Any]] = {
    "sendMessage": send_message,
    "sendMessageDraft": send_message_draft,
}
