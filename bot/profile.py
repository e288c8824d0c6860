"""The bot's shop window at Telegram: its commands and the words on the empty chat, in every language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.methods import (
    DeleteMyCommands,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from locales import Texts
from shop import people
from shop.house import House, Mode
from storage import marks
from storage.database import Database, Tx

log = structlog.get_logger(__name__)

COMMANDS = {
    "start": "command-start",
    "search": "command-search",
    "favourites": "command-favourites",
    "orders": "command-orders",
    "mass": "command-mass",
    "schedules": "command-schedules",
    "help": "command-help",
    "cancel": "command-cancel",
    "language": "command-language",
    "timezone": "command-timezone",
    "notifications": "command-notifications",
    "terms": "command-terms",
    "privacy": "command-privacy",
}
ADMIN = "admin"
ADMINS_COMMANDS = {ADMIN: "command-admin", **COMMANDS}
SHORT = "profile-short"
DESCRIPTIONS = {Mode.PRIVATE: "profile-private", Mode.SHOP: "profile-shop"}
# Telegram takes two-letter codes only.
CODE = 2

Call = TelegramMethod[bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows of the shop window.

    Attributes:
        sent: fingerprints of what Telegram was told, by name.
        admins: those who have started the bot, each with their language.
    """

    sent: Mapping[str, str]
    admins: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """Keeps the shop window as the texts have it; only what changed is sent.

    Attributes:
        clock: ms UTC.
    """

    bot: Bot
    db: Database
    house: House
    texts: Texts
    clock: Callable[[], int]

    async def bring_up_to_date(self) -> None:
        """Send what Telegram does not show yet; what it refuses is logged and tried again another time."""
        known = await self.db.read(self._known)
        wanted = dict(self._for_everybody()) | dict(self._for_admins(known.admins))
        try:
            for name, call in wanted.items():
                await self._tell(name, call, known.sent.get(name))
            for name in known.sent.keys() - wanted.keys():
                await self._take_back(name)
        except TelegramRetryAfter as error:
            log.warning("Telegram wants the profile left alone", seconds=error.retry_after)

    async def _tell(self, name: str, call: Call, sent: str | None) -> None:
        seal = fingerprint(call)
        if seal != sent and await self._is_taken(call):
            await self.db.write(marks.put, self._name(name), seal, self.clock())

    async def _take_back(self, name: str) -> None:
        """Show somebody who is admin no more the commands of everybody."""
        kind, _, whose = name.partition("/")
        if kind == ADMIN and await self._is_taken(DeleteMyCommands(scope=_chat(int(whose)))):
            await self.db.write(marks.remove, self._name(name))

    async def _is_taken(self, call: Call) -> bool:
        try:
            return await self.bot(call)
        except TelegramRetryAfter:
            raise
        except TelegramAPIError as error:
            log.warning(
                "Telegram did not take a part of the profile", call=call.__api_method__, error=str(error)
            )
            return False

    def _for_everybody(self) -> Iterator[tuple[str, Call]]:
        tags = [tag for tag in self.texts.languages if len(tag) == CODE]
        # Without a code: for everybody whose language is not here.
        for tag, code in [(self.texts.default, None), *((tag, tag) for tag in tags)]:
            about, short = self.texts.text(DESCRIPTIONS[self.house.mode], tag), self.texts.text(SHORT, tag)
            menu, private = _menu(self.texts, COMMANDS, tag), BotCommandScopeAllPrivateChats()
            yield f"commands/{code}", SetMyCommands(commands=menu, scope=private, language_code=code)
            yield f"about/{code}", SetMyDescription(description=about, language_code=code)
            yield f"short/{code}", SetMyShortDescription(short_description=short, language_code=code)

    def _for_admins(self, admins: Mapping[int, str]) -> Iterator[tuple[str, Call]]:
        for admin, tag in admins.items():
            menu = _menu(self.texts, ADMINS_COMMANDS, tag)
            yield f"{ADMIN}/{admin}", SetMyCommands(commands=menu, scope=_chat(admin))

    def _known(self, tx: Tx) -> Known:
        sent, begin = marks.beginning(tx, self._name("")), len(self._name(""))
        ids = dict.fromkeys((*self.house.admins, *people.owners(tx)))
        met = filter(None, (people.find(tx, admin) for admin in ids))
        tags = {one.id: self.texts.negotiate(one.language, one.client_language) for one in met}
        return Known({name[begin:]: seal for name, seal in sent.items()}, tags)

    def _name(self, name: str) -> str:
        """Return the name of a mark: another bot on the same database begins anew."""
        return f"profile/{self.bot.id}/{name}"


def fingerprint(call: Call) -> str:
    """Return what tells a call from any other."""
    said = f"{call.__api_method__} {call.model_dump_json(exclude_none=True)}"
    return sha256(said.encode()).hexdigest()


def _menu(texts: Texts, commands: Mapping[str, str], tag: str) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.text(key, tag)) for name, key in commands.items()]


def _chat(person_id: int) -> BotCommandScopeChat:
    return BotCommandScopeChat(chat_id=person_id)
