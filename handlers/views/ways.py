"""The ways back and home, which stand on every screen."""

from functools import lru_cache

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Go, Place
from handlers.keyboard import Row, button
from locales.speech import Speech

SPEECHES = 512
"""So many ways to be spoken to: a language and a zone each."""


@lru_cache(SPEECHES)
def home(say: Speech) -> Row:
    """Return the way home alone."""
    return (button(say.text("button-home"), Go(to=Place.HOME)),)


def back(say: Speech, to: CallbackData) -> Row:
    """Return the way back and the way home."""
    return (button(say.text("button-back"), to), *home(say))
