"""Filters for the buttons of admins; as async classes, like all of them."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from handlers.admin.callbacks import Desk, Room


class In(Filter):
    """A tap on the way to one room of the desk."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def __call__(self, _tap: CallbackQuery, callback_data: Desk) -> bool:
        """Say whether the tap leads there."""
        return callback_data.to is self._room
