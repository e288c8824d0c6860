"""Bots: one for each token, with everything that Telegram remembers of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.telegram.updates import UpdateQueue

if TYPE_CHECKING:
    from sandbox.telegram.chats import Message
    from sandbox.telegram.people import Person, Wire

TOKEN = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]{30,50}")


@dataclass
class Callback:
    """A tapped button that waits for its answer; `at` in unix seconds of the world's clock."""

    id: str
    person: Person
    chat: str
    message_id: int
    data: str
    at: float
    answer: dict[str, Any] | None = None


@dataclass
class InlineQuery:
    """What a person typed behind the bot's name, and what the bot offers."""

    id: str
    person: Person
    chat: str
    query: str
    at: float
    answer: dict[str, Any] | None = None


@dataclass
class BotAccount:
    """A bot as Telegram knows it.

    Attributes:
        token: as BotFather gave it; the number in front is the id.
        reads_all: whether it sees all messages of a group (privacy mode off).
        texts: (field, language) -> text of setMyName and its sisters.
        commands: (scope, language) -> list of commands; scope is "default", "chat:5", ...
        menu: chat id (0: default) -> menu button.
        last_private_id: last message id given in its private chats, which share one counter.
    """

    id: int
    token: str
    first_name: str
    username: str
    inline: bool = True
    reads_all: bool = False
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: dict[str, Any] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    menu: dict[int, dict[str, Any]] = field(default_factory=dict)
    callbacks: dict[str, Callback] = field(default_factory=dict)
    queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, Message] = field(default_factory=dict)
    last_private_id: int = 0

    def wire(self) -> Wire:
        """The `User` object that others see."""
        return {"id": self.id, "is_bot": True, "first_name": self.name(), "username": self.username}

    def name(self, language: str = "") -> str:
        """The name in a language, else the default one."""
        return self.texts.get(("name", language)) or self.texts.get(("name", "")) or self.first_name

    def description_for(self, person: Person) -> str:
        """What stands in this person's empty chat: in their language, else the default one."""
        language = person.language_code.partition("-")[0]
        return self.texts.get(("description", language)) or self.texts.get(("description", ""), "")

    def commands_for(self, person: Person) -> list[dict[str, Any]]:
        """The command menu in this person's private chat, by Telegram's order of scopes."""
        language = person.language_code.partition("-")[0]
        for scope in (f"chat:{person.id}", "all_private_chats", "default"):
            for tongue in (language, ""):
                found = self.commands.get((scope, tongue))
                if found:
                    return found
        return []
