"""The ways back and home, which stand on every screen."""

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Go, Place
from handlers.keyboard import Row, button
from locales.speech import Speech


def home(say: Speech) -> Row:
    """Return the way home alone."""
    return (button(say.text("button-home"), Go(to=Place.HOME)),)


def back(say: Speech, to: CallbackData) -> Row:
    """Return the way back and the way home."""
    return (button(say.text("button-back"), to), *home(say))
