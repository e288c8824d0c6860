"""Bot API calls whose answers are not decoded into a whole `Message`: that costs more than all of ours."""

from collections.abc import Mapping
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from handlers.keyboard import Markup
from handlers.screen import Preview

HTML = "HTML"


class Ready(TelegramMethod[TelegramType]):
    """A call whose fields are JSON as they stand; what is None is not said."""

    def said(self) -> dict[str, Any]:
        """Return what the call says."""
        return {name: value for name, value in vars(self).items() if value is not None}


class SendCard(Ready[dict[str, Any]]):
    """`sendMessage` that answers the JSON object."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str | None = HTML
    message_thread_id: int | None = None
    disable_notification: bool | None = None
    link_preview_options: Preview | None = None
    reply_markup: Markup | None = None


class EditCard(Ready[dict[str, Any] | bool]):
    """`editMessageText` that answers the JSON object, or True."""

    __returning__ = dict[str, Any] | bool
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str | None = HTML
    link_preview_options: Preview | None = None
    reply_markup: Markup | None = None


class EditButtons(Ready[dict[str, Any] | bool]):
    """`editMessageReplyMarkup` that answers the JSON object, or True."""

    __returning__ = dict[str, Any] | bool
    __api_method__ = "editMessageReplyMarkup"

    chat_id: int
    message_id: int
    reply_markup: Markup | None = None


class AnswerTap(Ready[bool]):
    """`answerCallbackQuery`."""

    __returning__ = bool
    __api_method__ = "answerCallbackQuery"

    callback_query_id: str
    text: str | None = None
    show_alert: bool | None = None


class AnswerInline(Ready[bool]):
    """`answerInlineQuery`: for this person alone, and not for long, for prices move."""

    __returning__ = bool
    __api_method__ = "answerInlineQuery"

    inline_query_id: str
    results: list[Mapping[str, Any]]
    cache_time: int = 10
    is_personal: bool = True
    next_offset: str = ""
    button: Mapping[str, str] | None = None
