"""Chats and the messages in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.telegram.bots import BotAccount
    from sandbox.telegram.people import Person, Wire

MEMBER, KICKED, LEFT, ADMINISTRATOR = "member", "kicked", "left", "administrator"
PRESENT = frozenset({MEMBER, ADMINISTRATOR})


@dataclass
class Version:
    """What a message showed before an edit; `at` in unix seconds."""

    at: int
    content: dict[str, Any]
    markup: dict[str, Any] | None


@dataclass
class Message:
    """One message as it stands now.

    Attributes:
        content: wire fields that an edit replaces (text, entities, caption, photo, link_preview_options).
        extra: wire fields that stay (forward_origin, via_bot, media_group_id, pinned_message, ...).
        markup: the inline keyboard under it.
        taken: whether a bot that it was meant for has confirmed it.
        force_reply: whether and how it opens the reply box: None, or the wire object of ForceReply.
    """

    id: int
    chat: Chat
    sender: Person | BotAccount | None
    date: int
    content: dict[str, Any]
    markup: dict[str, Any] | None = None
    reply_to: Message | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    edit_date: int = 0
    force_reply: dict[str, Any] | None = None
    versions: list[Version] = field(default_factory=list)
    deleted: bool = False
    taken: bool = False
    reactions: dict[int, str] = field(default_factory=dict)

    def wire(self, *, with_reply: bool = True) -> Wire:
        """The `Message` object that a bot sees."""
        found: Wire = {"message_id": self.id}
        if self.sender is not None and self.chat.kind != "channel":
            found["from"] = self.sender.wire()
        if self.chat.kind == "channel":
            found["sender_chat"] = self.chat.wire()
        found |= {"chat": self.chat.wire(), "date": self.date}
        if self.edit_date:
            found["edit_date"] = self.edit_date
        if with_reply and self.reply_to is not None and not self.reply_to.deleted:
            found["reply_to_message"] = self.reply_to.wire(with_reply=False)
        found |= self.extra | self.content
        return found | ({"reply_markup": self.markup} if self.markup else {})


@dataclass
class Chat:
    """A private chat of one person with one bot, a group, or a channel.

    Attributes:
        key: unique in the world: "<bot id>:<person id>" for private chats, the chat id for others.
        id: Telegram's chat id (the person's id in a private chat).
        bots: bot id -> its status in this chat; a private chat that was never started has none.
        keyboard: the reply keyboard now shown, None without one.
        forced: the message that a reply is asked for, None without one.
    """

    key: str
    id: int
    kind: str
    title: str = ""
    username: str = ""
    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard: dict[str, Any] | None = None
    forced: int | None = None
    last_id: int = 0

    @property
    def private(self) -> bool:
        """Whether one person and one bot talk here."""
        return self.kind == "private"

    def wire(self) -> Wire:
        """The `Chat` object that a bot sees."""
        if self.private:
            person = next(iter(self.people.values()))
            names = {name: getattr(person, name) for name in ("first_name", "last_name", "username")}
        else:
            names = {"title": self.title, "username": self.username}
        return {"id": self.id, **{k: v for k, v in names.items() if v}, "type": self.kind}

    def live(self, message_id: int) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message
