"""Filters as async classes: aiogram runs anything else through a thread, seventy times slower."""

import re

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Document, Message, TelegramObject

from handlers import start_links
from handlers.callbacks import Go, Make, Place, Step
from handlers.onelines import Line, read_line
from shop.access import Role
from shop.links import Link, LinkProblem, recognise
from shop.people import Person

CLAIM = "claim_"
LINKLIKE = re.compile(r"://|^www\.", re.IGNORECASE)
NUMBERLIKE = re.compile(r"[\s+-]*\d[\d\s.,_]*")


class Stranger(Filter):
    """The person may not use this bot."""

    async def __call__(self, _event: TelegramObject, role: Role) -> bool:
        """Say whether the person is a stranger."""
        return role is Role.STRANGER


class Admin(Filter):
    """The person may decide for the operator."""

    async def __call__(self, _event: TelegramObject, role: Role) -> bool:
        """Say whether the person is an admin."""
        return role is Role.ADMIN


class WithoutTerms(Filter):
    """The person has not accepted the rules yet."""

    async def __call__(self, _event: TelegramObject, person: Person) -> bool:
        """Say whether the rules are still to be accepted."""
        return person.terms_at is None


class Written(Filter):
    """A message that says something in plain text, itself or under a picture; hands it on as `written`."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        """Return the text, or no."""
        text = message.text or message.caption
        return {"written": text} if text and text.strip() else False


class Sent(Filter):
    """A message with a file; hands it on as `document`."""

    async def __call__(self, message: Message) -> bool | dict[str, Document]:
        """Return the file, or no."""
        return {"document": message.document} if message.document else False


class Addressed(Filter):
    """A command that names this bot, as commands in groups do."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Say whether the message is a command for this bot."""
        command = (message.text or "").partition(" ")[0]
        username = (await bot.me()).username
        return command.startswith("/") and command.lower().endswith(f"@{username}".lower())


class InGroup(Filter):
    """The update comes from a group or a channel."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        """Say whether the chat is not private."""
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != ChatType.PRIVATE


class On(Filter):
    """A tap that brings data of one kind; hands it on as `callback_data`.

    Most taps are of another kind, which this sees at once; aiogram's own filter takes them apart to find out.
    """

    def __init__(self, kind: type[CallbackData]) -> None:
        self._kind = kind
        self.prefix = kind.__prefix__

    async def __call__(self, tap: CallbackQuery) -> bool | dict[str, CallbackData]:
        """Return the data, or no."""
        data = tap.data or ""
        if not data.startswith(self.prefix):
            return False
        try:
            return {"callback_data": self._kind.unpack(data)}
        except (TypeError, ValueError):
            return False


class To(Filter):
    """A tap on the way to a screen that needs no id."""

    def __init__(self, place: Place) -> None:
        self._data = Go(to=place).pack()
        self.prefix = Go.__prefix__

    async def __call__(self, tap: CallbackQuery) -> bool:
        """Say whether the tap leads there."""
        return tap.data == self._data


class Claiming(Filter):
    """A start payload that claims ownership; hands its code on as `code`."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool | dict[str, str]:
        """Return the code, or no."""
        payload = command.args or ""
        return {"code": payload.removeprefix(CLAIM)} if payload.startswith(CLAIM) else False


class LinkedService(Filter):
    """A start payload that names a service; hands our number of it on as `number`."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool | dict[str, int]:
        """Return the number, or no."""
        named = start_links.SERVICE.fullmatch(command.args or "")
        return {"number": int(named[1])} if named else False


class OneLine(Filter):
    """A whole order typed on one line; hands it on as `line`."""

    async def __call__(self, message: Message) -> bool | dict[str, Line]:
        """Return the parts of the line, or no."""
        line = read_line(message.text or "")
        return {"line": line} if line else False


class PastedLink(Filter):
    """A message that is a link and nothing else; hands it on as `link`."""

    async def __call__(self, message: Message) -> bool | dict[str, Link]:
        """Return the link, or no."""
        written = message.text or message.caption or ""
        link = recognise(written) if any(map(str.isalpha, written)) else None
        return {"link": link} if isinstance(link, Link) else False


class BrokenLink(Filter):
    """A message that is meant as a link and cannot be taken as one; hands on why as `problem`."""

    async def __call__(self, message: Message) -> bool | dict[str, LinkProblem]:
        """Return what is wrong with it, or no."""
        written = message.text or message.caption or ""
        problem = recognise(written) if LINKLIKE.search(written) else None
        return {"problem": problem} if isinstance(problem, LinkProblem) else False


class LikeANumber(Filter):
    """A message that is meant as a number, well written or not."""

    async def __call__(self, _message: Message, written: str) -> bool:
        """Say whether it has digits and next to nothing else."""
        return bool(NUMBERLIKE.fullmatch(written))


class Stepping(Filter):
    """A tap on one step of a half-made order."""

    def __init__(self, step: Step) -> None:
        self._step = step

    async def __call__(self, _tap: CallbackQuery, callback_data: Make) -> bool:
        """Say whether the tap leads to this step."""
        return callback_data.step is self._step
