"""A stand-in for Telegram: the Bot API over HTTP, as strict as the real one, and a page to chat in."""

from sandbox.telegram.app import make_app
from sandbox.telegram.people import DEFAULT_PEOPLE, Person
from sandbox.telegram.world import TelegramWorld

__all__ = ["DEFAULT_PEOPLE", "Person", "TelegramWorld", "make_app"]
