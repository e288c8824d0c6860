"""Answers to taps and to inline queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram import keyboards
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.text import compose as texts
from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call

_ALERT_UNITS = 200
_RESULTS, _OFFSET_BYTES, _ID_BYTES = 50, 64, 64


def _too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")


def answer_callback(call: Call) -> bool:
    """A toast, an alert, a link to open, or only the end of the button's spinner."""
    waiting = call.bot.callbacks.get(call.text("callback_query_id"))
    if waiting is None or waiting.answer is not None:
        raise _too_old()
    if call.world.now() - waiting.at > call.world.callback_age:
        raise _too_old()
    text, url = call.text("text"), call.text("url")
    if units(text) > _ALERT_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not re.match(r"(?i)(https?://t\.me/|tg://)", url):
        raise bad_request("URL_INVALID")
    waiting.answer = {"text": text, "show_alert": call.flag("show_alert"), "url": url}
    shown = {"person": waiting.person.id, "message_id": waiting.message_id, **waiting.answer}
    call.world.journal.add(waiting.chat, "callback_answer", query_id=waiting.id, **shown)
    return True


def answer_inline(call: Call) -> bool:
    """Up to fifty results for what a person types behind the bot's name."""
    waiting = call.bot.queries.get(call.text("inline_query_id"))
    results = call.json("results", "inline query results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > _RESULTS:
        raise bad_request("too many inline query results specified")
    if len(call.text("next_offset").encode()) > _OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    checked = [_result(item) for item in results]
    if len({item["id"] for item in checked}) != len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    if waiting is None or call.world.now() - waiting.at > call.world.callback_age:
        raise _too_old()
    button = call.json("button", "inline query results button")
    waiting.answer = {"results": checked, "next_offset": call.text("next_offset"), "button": button}
    shown = {"query_id": waiting.id, "person": waiting.person.id}
    call.world.journal.add(waiting.chat, "inline_results", **shown, **waiting.answer)
    return True


def _result(item: object) -> dict[str, Any]:
    """One article, its message already composed."""
    if not isinstance(item, dict):
        raise bad_request("inline query result must be an object")
    identifier = str(item.get("id") or "")
    if not 1 <= len(identifier.encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if item.get("type") != "article":
        raise bad_request(f'type "{item.get("type")}" is unsupported for the inline query result')
    if not item.get("title"):
        raise bad_request("RESULT_TITLE_EMPTY")
    content = item.get("input_message_content")
    if not isinstance(content, dict) or not content.get("message_text"):
        raise bad_request("input message content is not specified")
    shown = {name: str(item.get(name) or "") for name in ("title", "description", "url")}
    markup = keyboards.inline(item.get("reply_markup"))
    return {
        "id": identifier,
        "type": "article",
        **shown,
        "content": _content(content),
        "reply_markup": markup,
    }


def _content(content: dict[str, Any]) -> dict[str, Any]:
    formatted = texts.compose(
        str(content["message_text"]),
        str(content.get("parse_mode") or ""),
        content.get("entities"),
        limit=texts.TEXT_LIMIT,
        too_long="MESSAGE_TOO_LONG",
        empty="message text is empty",
    )
    options = content.get("link_preview_options")
    return formatted.wire() | ({"link_preview_options": options} if options else {})


TABLE: dict[str, Callable[[Call], Any]] = {
    "answerCallbackQuery": answer_callback,
    "answerInlineQuery": answer_inline,
}
