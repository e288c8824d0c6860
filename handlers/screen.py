"""What a person sees at one time: text, buttons, and what it is about."""

from dataclasses import dataclass, replace
from typing import Self

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from handlers.keyboard import Rows, keyboard
from locales import Safe

# Every part is said: what is left open is looked up among the bot's defaults at every call.
_OPEN = {"prefer_small_media": None, "prefer_large_media": None, "show_above_text": None}
NO_PREVIEW = LinkPreviewOptions(**_OPEN, is_disabled=True)


@dataclass(frozen=True, slots=True)
class Screen:
    """A message to send, or to put in the place of another.

    Attributes:
        text: markup, at most 4096 characters once parsed.
        rows: buttons.
        order_id: the order it shows, if one.
        preview: address whose preview stands above the text.
        asks: a typed answer is wanted; the reply box opens when the message is a new one.
    """

    text: Safe
    rows: Rows
    order_id: int | None = None
    preview: str | None = None
    asks: bool = False

    def under(self, *paragraphs: Safe) -> Self:
        """Return the same screen with paragraphs above its text."""
        return replace(self, text=stacked(*paragraphs, self.text))

    def markup(self, *, force_reply: bool) -> InlineKeyboardMarkup:
        """Return its buttons; whether the reply box opens can only be said once, when it is sent."""
        return keyboard(self.rows, force_reply=force_reply)

    def link_preview(self) -> LinkPreviewOptions:
        """Return how links in it are previewed."""
        if self.preview is None:
            return NO_PREVIEW
        shown = {"prefer_small_media": True, "show_above_text": True}
        return LinkPreviewOptions(**_OPEN | shown, is_disabled=False, url=self.preview)


def stacked(*paragraphs: str) -> Safe:
    """Return paragraphs with a blank line between them; empty ones are left out."""
    return Safe("\n\n".join(filter(None, paragraphs)))


def lines(*parts: str) -> Safe:
    """Return lines under each other; empty ones are left out."""
    return Safe("\n".join(filter(None, parts)))


def only(*buttons: InlineKeyboardButton) -> Rows:
    """Return one row."""
    return (buttons,)
