"""Edits of a bot's own messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram import keyboards
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.media import input_media
from sandbox.telegram.methods.sending import addressed, caption_of, link_preview, text_of
from sandbox.telegram.posting import revise
from sandbox.telegram.views import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call
    from sandbox.telegram.chats import Message

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def _found(call: Call) -> Message:
    """The message to edit, by chat and number or by inline id.

    Raises:
        ApiError: 400 when it is gone or not the bot's own; 403 when the bot may not write there.
    """
    inline_id = call.text("inline_message_id")
    if inline_id:
        message = call.bot.inline_messages.get(inline_id)
        if message is None or message.deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = addressed(call).live(call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not call.bot or "pinned_message" in message.extra:
        raise bad_request("message can't be edited")
    return message


def _markup(call: Call, message: Message) -> dict[str, Any] | None:
    """The new keyboard; whether it forces a reply stays as it was sent."""
    markup = keyboards.inline(call.json("reply_markup", "reply keyboard markup"))
    if markup is not None:
        markup.pop("force_reply", None)
        if message.force_reply is not None:
            markup["force_reply"] = True
    return markup


def _apply(call: Call, message: Message, content: dict[str, Any], markup: dict[str, Any] | None) -> Any:  # noqa: ANN401
    if content == message.content and markup == message.markup:
        raise bad_request(_SAME)
    call.world.limits.spend(call.bot.id, message.chat.id, call.world.now())
    revise(call.world, message, content, markup)
    return True if call.text("inline_message_id") else message.wire()


def edit_text(call: Call) -> Any:  # noqa: ANN401 - a Message or True
    """New text; without a keyboard in the call the old one goes."""
    content = text_of(call).wire() | link_preview(call)
    message = _found(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _apply(call, message, content, _markup(call, message))


def edit_caption(call: Call) -> Any:  # noqa: ANN401
    """New caption under the same file."""
    words = caption_of(call)
    message = _found(call)
    if not any(kind in message.content for kind in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if name not in _CAPTION}
    return _apply(call, message, kept | words, _markup(call, message))


def edit_media(call: Call) -> Any:  # noqa: ANN401
    """Another file with its own caption; a text can become a file, never the other way."""
    content = input_media(call, call.json("media", "input media"))
    message = _found(call)
    return _apply(call, message, content, _markup(call, message))


def edit_markup(call: Call) -> Any:  # noqa: ANN401
    """Another keyboard or none."""
    message = _found(call)
    return _apply(call, message, message.content, _markup(call, message))


TABLE: dict[str, Callable[[Call], Any]] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}
