"""Everything that exists in the stand-in: people, bots, chats, files, and the clock."""

from __future__ import annotations

import secrets
import time
from collections import deque
from typing import TYPE_CHECKING

from sandbox.telegram.bots import TOKEN, BotAccount
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import ApiError, ControlError, bad_request
from sandbox.telegram.faults import Faults, FloodLimits
from sandbox.telegram.files import Files
from sandbox.telegram.journal import Journal
from sandbox.telegram.people import DEFAULT_PEOPLE, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sandbox.telegram.calls import Record

# Ids of things that Telegram numbers with 64 bits; they only have to differ.
_FIRST_QUERY = 4_000_000_000_000_001


class TelegramWorld:
    """The state of one stand-in, in memory only.

    Attributes:
        epoch: differs in each world, so that a page sees that the process was started anew.
        callback_age: seconds in which a tap may be answered.
        clock_offset: seconds added to the clock, for what only time does.
        calls: Bot API calls received, newest last.
    """

    def __init__(
        self,
        people: Iterable[Person] = DEFAULT_PEOPLE,
        *,
        tokens: Iterable[str] | None = None,
        clock: Callable[[], float] = time.time,
        callback_age: float = 900,
        calls_kept: int = 20_000,
    ) -> None:
        """Start an empty world.

        Args:
            people: who has an account.
            tokens: the only tokens that are valid; None accepts any well-formed one.
            clock: unix seconds.
            callback_age: seconds in which a tap may be answered.
            calls_kept: how many Bot API calls are remembered.
        """
        self.epoch = secrets.token_hex(4)
        self.people = {person.id: person for person in people}
        self.bots: dict[int, BotAccount] = {}
        self.chats: dict[str, Chat] = {}
        self.files = Files()
        self.journal = Journal()
        self.faults = Faults()
        self.limits = FloodLimits()
        self.calls: deque[Record] = deque(maxlen=calls_kept)
        self.calls_seen = 0
        self.callback_age = callback_age
        self.clock_offset = 0.0
        self._clock = clock
        self._tokens = None if tokens is None else frozenset(tokens)
        self._queries = _FIRST_QUERY
        for token in self._tokens or ():
            self.bot(token)

    def now(self) -> float:
        """Unix seconds in this world."""
        return self._clock() + self.clock_offset

    def next_query_id(self) -> str:
        """A fresh id for a callback or inline query."""
        self._queries += 1
        return str(self._queries)

    def bot(self, token: str) -> BotAccount:
        """The bot of a token, made at its first call.

        Raises:
            ApiError: 401 for a token that BotFather never gave.
        """
        match = TOKEN.fullmatch(token)
        if match is None or (self._tokens is not None and token not in self._tokens):
            raise ApiError(401, "Unauthorized")
        number = int(match.group(1))
        if number not in self.bots:
            self.add_bot(BotAccount(number, token, f"Bot {number}", f"sandbox_{number}_bot"))
        if self.bots[number].token != token:
            raise ApiError(401, "Unauthorized")
        return self.bots[number]

    def add_bot(self, bot: BotAccount) -> None:
        """Make a bot known, with the name that BotFather was told."""
        self.bots[bot.id] = bot
        self.journal.add("", "bot", bot=bot.id)

    def default_bot(self) -> BotAccount:
        """The bot that is meant when none is named: the first.

        Raises:
            ControlError: 409 while no bot has called yet.
        """
        if not self.bots:
            raise ControlError("no bot has called yet", 409)
        return next(iter(self.bots.values()))

    def person(self, number: int) -> Person:
        """Who has this id.

        Raises:
            ControlError: 404 for nobody.
        """
        if number not in self.people:
            raise ControlError(f"nobody has the id {number}", 404)
        return self.people[number]

    def add_person(self, person: Person) -> None:
        """Give somebody an account."""
        self.people[person.id] = person
        self.journal.add("", "person", person=person.id)

    def private_chat(self, bot: BotAccount, person: Person) -> Chat:
        """Their private chat, empty at first."""
        key = f"{bot.id}:{person.id}"
        if key not in self.chats:
            self.chats[key] = Chat(key, person.id, "private", people={person.id: person})
        return self.chats[key]

    def add_group(self, chat: Chat) -> None:
        """Add a group or channel that was put together elsewhere."""
        self.chats[chat.key] = chat
        self.journal.add(chat.key, "chat")

    def chat_of(self, bot: BotAccount, given: str) -> Chat:
        """The chat that a bot means by `chat_id` or @username, known to it or not.

        Raises:
            ApiError: 400 "chat not found", also for a person who never started the bot.
        """
        if not given:
            raise bad_request("chat_id is empty")
        if given.startswith("@"):
            found = next((c for c in self.chats.values() if c.username and f"@{c.username}" == given), None)
        else:
            found = self.chats.get(f"{bot.id}:{given}") or self.chats.get(given)
        if found is None or (found.private and bot.id not in found.bots):
            raise bad_request("chat not found")
        return found

    def chat(self, key: str) -> Chat:
        """The chat of a key as the control API writes it: "2001", "<bot>:2001" or "-1001234".

        Raises:
            ControlError: 404 for an unknown one.
        """
        if key in self.chats:
            return self.chats[key]
        bot_id, _, person_id = key.rpartition(":")
        if not person_id.isdecimal() or (bot_id and int(bot_id) not in self.bots):
            raise ControlError(f"no chat {key}", 404)
        bot = self.bots[int(bot_id)] if bot_id else self.default_bot()
        return self.private_chat(bot, self.person(int(person_id)))

    def bot_in(self, chat: Chat) -> BotAccount:
        """The bot of a private chat, else the first one that is in the group."""
        if chat.private:
            return self.bots[int(chat.key.partition(":")[0])]
        present = [self.bots[number] for number in chat.bots if number in self.bots]
        return present[0] if present else self.default_bot()

    def close(self) -> None:
        """End every long poll and every stream, so that the server can stop at once."""
        for bot in self.bots.values():
            bot.updates.close()
        self.journal.close()

    def announce(self, chat: Chat, kind: str, **data: object) -> None:
        """Tell the page and the tests that something happened in a chat."""
        self.journal.add(chat.key, kind, **data)
