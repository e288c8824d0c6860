"""A drawn picture with its caption and buttons, as it goes out."""

from dataclasses import dataclass

from aiogram.methods import EditMessageMedia, SendPhoto
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputMediaPhoto

from handlers.keyboard import Rows, keyboard

NAME = "order.png"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a person sees.

    Attributes:
        png: the picture.
        caption: plain text under it.
        rows: buttons.
    """

    png: bytes
    caption: str
    rows: Rows

    def send(self, chat_id: int) -> SendPhoto:
        """Return the call that sends it as a new message."""
        return SendPhoto(
            chat_id=chat_id,
            photo=BufferedInputFile(self.png, NAME),
            caption=self.caption,
            parse_mode=None,
            reply_markup=self._markup(),
        )

    def edit(self, chat_id: int, message_id: int) -> EditMessageMedia:
        """Return the call that puts it in the place of an older one."""
        media = InputMediaPhoto(
            media=BufferedInputFile(self.png, NAME), caption=self.caption, parse_mode=None
        )
        return EditMessageMedia(
            chat_id=chat_id, message_id=message_id, media=media, reply_markup=self._markup()
        )

    def _markup(self) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup.model_validate(keyboard(self.rows, force_reply=False))
