"""The only place where buttons are made: what Telegram would refuse at run time is refused here."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from aiogram.enums import ButtonStyle
from aiogram.filters.callback_data import CallbackData

LABEL = 30
COPIED = 256
BUTTONS = 100
IN_A_ROW = 8
KEPT = 8_192

Button = Mapping[str, Any]
"""`InlineKeyboardButton` as the JSON object that goes out: a model of it costs more than all else about a card."""
Markup = Mapping[str, Any]
"""`InlineKeyboardMarkup` likewise."""

Row = tuple[Button, ...]
Rows = tuple[Row, ...]
STYLES = frozenset({ButtonStyle.PRIMARY, ButtonStyle.SUCCESS, ButtonStyle.DANGER})


def cut(text: str, most: int = LABEL) -> str:
    """Return text of at most `most` characters, ending in an ellipsis when something is left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def button(label: str, data: CallbackData, style: ButtonStyle | None = None) -> Button:
    """Return a button that comes back as a tap.

    Raises:
        ValueError: its data is longer than 64 bytes, or the style does not exist for buttons.
    """
    if style is not None and style not in STYLES:
        raise ValueError(f"no button is styled {style}")
    return _tapped(cut(label), data.pack(), style)


@lru_cache(KEPT)
def _tapped(label: str, data: str, style: ButtonStyle | None) -> Button:
    """Buttons never change, so the same one stands on the cards of many."""
    styled = {} if style is None else {"style": style.value}
    return {"text": label, "callback_data": data, **styled}


@lru_cache(KEPT)
def still(label: str) -> Button:
    """Return a button that can be read but not tapped."""
    return {"text": cut(label), "disabled": {}}


def leading(label: str, url: str) -> Button:
    """Return a button that opens an address."""
    return {"text": cut(label), "url": url}


def copying(label: str, value: str) -> Row:
    """Return a row with a button that copies, or no button for what is too long to be copied."""
    if not 1 <= len(value) <= COPIED:
        return ()
    return ({"text": cut(label), "copy_text": {"text": value}},)


def in_rows(buttons: Iterable[Button], wide: int) -> Rows:
    """Return the buttons in rows of `wide`."""
    found = tuple(buttons)
    return tuple(found[at : at + wide] for at in range(0, len(found), wide))


def keyboard(rows: Iterable[Row], *, force_reply: bool = False) -> Markup:
    """Return the markup of a message; empty rows are left out.

    Raises:
        ValueError: more than 100 buttons, or more than 8 in a row.
    """
    kept = [row for row in rows if row]
    if sum(map(len, kept)) > BUTTONS or any(len(row) > IN_A_ROW for row in kept):
        raise ValueError("Telegram takes 100 buttons, 8 in a row")
    return {"inline_keyboard": kept, "force_reply": True} if force_reply else {"inline_keyboard": kept}
