"""Bot API calls whose answers are not decoded into a whole `Message`: that costs more than all of ours."""

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

HTML = "HTML"


class SendCard(TelegramMethod[dict[str, Any]]):
    """`sendMessage` that answers the JSON object."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str | None = HTML
    message_thread_id: int | None = None
    link_preview_options: LinkPreviewOptions | None = None
    reply_markup: InlineKeyboardMarkup | None = None


class EditCard(TelegramMethod[dict[str, Any] | bool]):
    """`editMessageText` that answers the JSON object, or True."""

    __returning__ = dict[str, Any] | bool
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str | None = HTML
    link_preview_options: LinkPreviewOptions | None = None
    reply_markup: InlineKeyboardMarkup | None = None


class EditButtons(TelegramMethod[dict[str, Any] | bool]):
    """`editMessageReplyMarkup` that answers the JSON object, or True."""

    __returning__ = dict[str, Any] | bool
    __api_method__ = "editMessageReplyMarkup"

    chat_id: int
    message_id: int
    reply_markup: InlineKeyboardMarkup | None = None
