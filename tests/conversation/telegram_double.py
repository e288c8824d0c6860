"""Telegram as a session: it answers like Telegram, refuses what Telegram refuses, and keeps what chats show."""

import re
from dataclasses import dataclass, field
from html import escape

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import Response

TEXT = 4096
DATA = 64
MOST_RESULTS = 50
TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-time", "tg-spoiler"}
TOKEN = re.compile(r"<(/?)([a-z-]+)([^<>]*)>")
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
TIME = re.compile(r'\A unix="\d+" format="(?:r|w?[dD]?[tT]?)"\Z')
STYLES = {None, "primary", "success", "danger"}
KINDS = {"callback_data", "url", "copy_text", "disabled", "switch_inline_query_current_chat"}
BOT_USER = {"id": 42, "is_bot": True, "first_name": "Shop", "username": "shop_bot"}


class Refused(Exception):
    """What Telegram says no to."""


@dataclass
class Shown:
    """A message as a chat shows it."""

    html: str
    markup: dict | None
    preview: str | None = None
    edits: int = 0
    is_photo: bool = False

    @property
    def text(self):
        return plain(self.html)

    @property
    def buttons(self):
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]


@dataclass
class Answered:
    """The answer to a tap."""

    text: str | None
    alert: bool


@dataclass
class Telegram:
    """What all chats show."""

    chats: dict = field(default_factory=dict)
    answers: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    inline: list = field(default_factory=list)
    left: list = field(default_factory=list)
    blocked: set = field(default_factory=set)
    written: set = field(default_factory=set)
    files: dict = field(default_factory=dict)
    last_id: int = 100

    def next_id(self):
        self.last_id += 1
        return self.last_id

    def answer(self, name, values):
        self.calls.append((name, values))
        return getattr(self, f"on_{name}")(values)

    def on_getMe(self, _values):  # noqa: N802
        return BOT_USER

    def on_getFile(self, values):  # noqa: N802
        if values["file_id"] not in self.files:
            raise Refused("wrong file_id or the file is temporarily unavailable")
        return {
            "file_id": values["file_id"],
            "file_unique_id": "u",
            "file_path": f"documents/{values['file_id']}",
        }

    def on_answerInlineQuery(self, values):  # noqa: N802
        if values["inline_query_id"] == "old":
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        assert len(values["results"]) <= MOST_RESULTS
        for one in values["results"]:
            content = one["input_message_content"]
            _shown({**content, "text": content["message_text"], "reply_markup": one["reply_markup"]})
        self.inline.append(values)
        return True

    def on_sendMessage(self, values):  # noqa: N802
        if values["chat_id"] in self.blocked:
            raise PermissionError
        shown = _shown(values)
        message_id = self.next_id()
        self.chats.setdefault(values["chat_id"], {})[message_id] = shown
        return self._message(values["chat_id"], message_id)

    def on_sendPhoto(self, values):  # noqa: N802
        message_id = self.next_id()
        self.chats.setdefault(values["chat_id"], {})[message_id] = _pictured(values, values)
        return self._message(values["chat_id"], message_id)

    def on_editMessageMedia(self, values):  # noqa: N802
        if not self._there(values).is_photo:
            raise Refused("there is no media in the message to edit")
        self.chats[values["chat_id"]][values["message_id"]] = _pictured(values["media"], values)
        return self._message(values["chat_id"], values["message_id"])

    def on_editMessageText(self, values):  # noqa: N802
        old = self._there(values)
        if old.is_photo:
            raise Refused("there is no text in the message to edit")
        new = _shown(values)
        if (old.html, old.markup) == (new.html, new.markup):
            raise Refused("message is not modified: specified new message content is the same")
        new.edits = old.edits + 1
        self.chats[values["chat_id"]][values["message_id"]] = new
        return self._message(values["chat_id"], values["message_id"])

    def on_editMessageReplyMarkup(self, values):  # noqa: N802
        old = self._there(values)
        markup = _markup(values.get("reply_markup"))
        if old.markup == markup:
            raise Refused("message is not modified: specified new message content is the same")
        old.markup = markup
        return self._message(values["chat_id"], values["message_id"])

    def on_answerCallbackQuery(self, values):  # noqa: N802
        text = values.get("text")
        if text and len(text) > 200:
            raise Refused("MESSAGE_TOO_LONG")
        self.answers.append(Answered(text, bool(values.get("show_alert"))))
        return True

    def on_leaveChat(self, values):  # noqa: N802
        self.left.append(values["chat_id"])
        return True

    def _there(self, values):
        try:
            return self.chats[values["chat_id"]][values["message_id"]]
        except KeyError:
            raise Refused("message to edit not found") from None

    def _message(self, chat_id, message_id):
        shown = self.chats[chat_id][message_id]
        message = {
            "message_id": message_id,
            "date": 1_790_000_000,
            "chat": {"id": chat_id, "type": "private", "first_name": "x"},
            "from": BOT_USER,
            "text": shown.text,
        }
        return message | ({"reply_markup": shown.markup} if shown.markup else {})


class RecordingSession(BaseSession):
    """Hands each call to the double and its answer back through aiogram's own reading."""

    def __init__(self, telegram):
        super().__init__()
        self.telegram = telegram

    async def make_request(self, bot: Bot, method, timeout=None):
        values = _resolved(dict(method), bot)
        try:
            raw = self.telegram.answer(method.__api_method__, values)
        except Refused as error:
            raise TelegramBadRequest(method=method, message=f"Bad Request: {error}") from None
        except PermissionError:
            raise TelegramForbiddenError(
                method=method, message="Forbidden: bot was blocked by the user"
            ) from None
        answer = Response[method.__returning__].model_validate(
            {"ok": True, "result": raw}, context={"bot": bot}
        )
        return answer.result

    async def close(self):
        """Nothing is open."""

    async def stream_content(self, url, **_kwargs):
        yield self.telegram.files[url.rpartition("/")[2]]


def _resolved(value, bot):
    """What goes over the wire: models as objects, the bot's defaults in their places, nothing empty."""
    if isinstance(value, Default):
        return bot.default[value.name]
    if hasattr(value, "model_dump"):
        value = value.model_dump(exclude_none=True, by_alias=True)
    if isinstance(value, dict):
        found = {name: _resolved(inner, bot) for name, inner in value.items()}
        return {name: inner for name, inner in found.items() if inner is not None}
    return [_resolved(inner, bot) for inner in value] if isinstance(value, list) else value


def plain(html):
    """Return the text of markup, refusing what Telegram cannot parse."""
    opened, position, text = [], 0, ""
    for token in TOKEN.finditer(html):
        text += _words(html[position : token.start()])
        position = token.end()
        _open_or_close(opened, *token.groups())
    if opened:
        raise Refused(f"can't parse entities: <{opened[-1]}> is not closed")
    return text + _words(html[position:])


def _open_or_close(opened, closing, tag, attributes):
    if tag not in TAGS:
        raise Refused(f"can't parse entities: unsupported start tag {tag}")
    if tag == "tg-time" and not closing and not TIME.match(attributes):
        raise Refused(f"can't parse entities: bad date {attributes}")
    if not closing:
        opened.append(tag)
    elif not opened or opened.pop() != tag:
        raise Refused(f"can't parse entities: unexpected end tag {tag}")


def _words(part):
    if "<" in part or ">" in part or "&" in ENTITY.sub("", part):
        raise Refused(f"can't parse entities: {part}")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        part = part.replace(entity, letter)
    return part


def _pictured(media, values):
    assert media.get("parse_mode") is None, "captions are plain text"
    return Shown(escape(media["caption"], quote=False), _markup(values.get("reply_markup")), is_photo=True)


def _shown(values):
    if values.get("parse_mode") != "HTML":
        raise Refused("this bot sends markup only")
    text = plain(values["text"])
    if not text.strip():
        raise Refused("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > TEXT:
        raise Refused("message is too long")
    options = values.get("link_preview_options", {})
    preview = None if options.get("is_disabled") else options.get("url")
    return Shown(values["text"], _markup(values.get("reply_markup")), preview)


def _markup(markup):
    if not markup:
        return None
    rows = markup["inline_keyboard"]
    if any(len(row) > 8 for row in rows) or sum(map(len, rows)) > 100 or not all(rows):
        raise Refused("reply markup is too long")
    for button in (button for row in rows for button in row):
        _button(button)
    return markup


def _button(button):
    kinds = KINDS & button.keys()
    if len(kinds) != 1 or not button.get("text", "").strip() or button.get("style") not in STYLES:
        raise Refused(f"BUTTON_INVALID {button}")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA:
        raise Refused("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise Refused("BUTTON_COPY_TEXT_INVALID")
