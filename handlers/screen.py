"""What a person sees at one time: text, buttons, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from handlers.keyboard import Button, Markup, Rows, keyboard
from locales import Safe

Preview = Mapping[str, Any]
"""`LinkPreviewOptions` as the JSON object that goes out."""

NO_PREVIEW: Preview = {"is_disabled": True}


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

    def markup(self, *, force_reply: bool) -> Markup:
        """Return its buttons; whether the reply box opens can only be said once, when it is sent."""
        return keyboard(self.rows, force_reply=force_reply)

    def link_preview(self) -> Preview:
        """Return how links in it are previewed."""
        if self.preview is None:
            return NO_PREVIEW
        return {"url": self.preview, "prefer_small_media": True, "show_above_text": True}


def stacked(*paragraphs: str) -> Safe:
    """Return paragraphs with a blank line between them; empty ones are left out."""
    return Safe("\n\n".join(filter(None, paragraphs)))


def lines(*parts: str) -> Safe:
    """Return lines under each other; empty ones are left out."""
    return Safe("\n".join(filter(None, parts)))


def only(*buttons: Button) -> Rows:
    """Return one row."""
    return (buttons,)
