"""Keyboards as strict as Telegram's: one action a button, 64 bytes of data, a hundred buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.text.tags import checked_link
from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from collections.abc import Callable

Button = dict[str, Any]
Markup = dict[str, Any]

STYLES = frozenset({"danger", "success", "primary"})
INLINE_BUTTONS, INLINE_ROW = 100, 8
REPLY_BUTTONS, REPLY_ROW = 300, 10
DATA_BYTES, COPY_UNITS, QUERY_UNITS, PLACEHOLDER_UNITS = 64, 256, 256, 64


def inline(markup: object) -> Markup | None:
    """Check an inline keyboard; None for an empty one.

    Raises:
        ApiError: 400 with Telegram's sentence; "inline keyboard expected" for any other keyboard.
    """
    if markup is None:
        return None
    if isinstance(markup, dict) and not markup.get("inline_keyboard") and _other_kinds(markup):
        raise bad_request("inline keyboard expected")
    return checked(markup)


def checked(markup: object) -> Markup | None:
    """Check any reply markup and give it back without what Telegram would not keep."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if markup.get("inline_keyboard"):
        return _inline(markup)
    if markup.get("keyboard"):
        return _reply(markup)
    if markup.get("remove_keyboard"):
        return {"remove_keyboard": True}
    return _forced(markup) if markup.get("force_reply") else None


def buttons(markup: Markup | None) -> list[list[Button]]:
    """Rows of an inline keyboard, [] without one."""
    rows: list[list[Button]] = (markup or {}).get("inline_keyboard") or []
    return rows


def action(button: Button) -> str:
    """The one field that says what a button does."""
    return next(name for name in ACTIONS if name in button)


def _other_kinds(markup: Markup) -> bool:
    return any(markup.get(name) for name in ("keyboard", "remove_keyboard", "force_reply"))


def _rows(markup: Markup, field: str, most: int, in_row: int) -> list[list[Any]]:
    rows = markup[field]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    if sum(map(len, rows)) > most or any(len(row) > in_row for row in rows):
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _inline(markup: Markup) -> Markup | None:
    rows = _rows(markup, "inline_keyboard", INLINE_BUTTONS, INLINE_ROW)
    kept = [[_button(button) for button in row] for row in rows]
    forced = {"force_reply": True} if markup.get("force_reply") is True else {}
    return {"inline_keyboard": kept, **forced} if kept else None


def _button(button: object) -> Button:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    kept: Button = {"text": _label(button), **_looks(button)}
    named = [name for name in ACTIONS if button.get(name) is not None]
    named = [name for name in named if button[name] != "" or name.startswith("switch_inline_query")]
    if not named:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(named) > 1:
        raise _unreadable(f"exactly one action is expected, found {', '.join(named)}")
    return kept | {named[0]: ACTIONS[named[0]](button[named[0]])}


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _label(button: Button) -> str:
    text = button.get("text")
    if not isinstance(text, str):
        raise _unreadable('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    return text


def _looks(button: Button) -> Button:
    style, icon = button.get("style"), button.get("icon_custom_emoji_id")
    if style is not None and style not in STYLES:
        raise _unreadable("invalid button style specified")
    kept = {"style": style, "icon_custom_emoji_id": icon}
    return {name: value for name, value in kept.items() if value}


def _data(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value.encode(errors="surrogatepass")) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return value


def _url(value: object) -> str:
    link = checked_link(value) if isinstance(value, str) else ""
    if not link:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return link


def _copy(value: object) -> Button:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= units(text) <= COPY_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _query(value: object) -> str:
    if not isinstance(value, str) or units(value) > QUERY_UNITS:
        raise bad_request("SWITCH_INLINE_QUERY_INVALID")
    return value


def _address(value: object) -> Button:
    kept = _object(value)
    url = kept.get("url")
    if not isinstance(url, str) or not re.match(r"(?i)https://\S+\.\S+", url):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    return kept


def _object(value: object) -> Button:
    if not isinstance(value, dict):
        raise _unreadable("Field must be of type Object")
    return dict(value)


def _pay(_value: object) -> bool:
    raise bad_request("BUTTON_TYPE_INVALID")


ACTIONS: dict[str, Callable[[Any], Any]] = {
    "callback_data": _data,
    "url": _url,
    "copy_text": _copy,
    "disabled": _object,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
    "switch_inline_query_chosen_chat": _object,
    "web_app": _address,
    "login_url": _address,
    "callback_game": _object,
    "pay": _pay,
}


def _reply(markup: Markup) -> Markup:
    rows = _rows(markup, "keyboard", REPLY_BUTTONS, REPLY_ROW)
    kept: Markup = {"keyboard": [[_key(key) for key in row] for row in rows]}
    flags = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")
    return kept | {name: True for name in flags if markup.get(name)} | _placeholder(markup)


def _key(key: object) -> Button:
    button = {"text": key} if isinstance(key, str) else key
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return {**button, **_looks(button)}


def _forced(markup: Markup) -> Markup:
    return {"force_reply": True} | _placeholder(markup)


def _placeholder(markup: Markup) -> Markup:
    text = markup.get("input_field_placeholder")
    if text and units(str(text)) > PLACEHOLDER_UNITS:
        raise bad_request("input field placeholder is too long")
    return {"input_field_placeholder": str(text)} if text else {}
