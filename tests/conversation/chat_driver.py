"""Speaks to the real dispatcher as a person would: raw updates in, what the chat shows out."""

import re
from dataclasses import dataclass, field
from itertools import count

from aiogram.types import Update
from telegram_double import TOKEN, Telegram

from bot.ingest.arrivals import Arrivals
from bot.ingest.work import Stamp, Work
from locales import Safe, Texts
from storage.inbox import Waiting

PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]


class Recorded(Texts):
    """Texts that remember what they said, so that every sentence shown can be traced to its file."""

    def __init__(self):
        super().__init__(strict=True)
        self.said = {}

    def text(self, key, language, /, **args):
        return self._keep(key, super().text(key, language, **args))

    def html(self, key, language, /, **args):
        return Safe(self._keep(key, super().html(key, language, **args)))

    def _keep(self, key, words):
        self.said.setdefault(words, set()).add(key)
        return words


@dataclass
class World:
    """One running conversation part: dispatcher, database, Telegram's double."""

    dispatcher: object
    bot: object
    db: object
    conversations: object
    telegram: Telegram
    texts: Recorded
    now: int
    updates: count = field(default_factory=lambda: count(1000))
    shown: list = field(default_factory=list)

    async def feed(self, body, chat_id):
        raw = {"update_id": next(self.updates), **body}
        update = Update.model_validate(raw, context={"bot": self.bot})
        waiting = Waiting(raw["update_id"], chat_id, chat_id, "{}", None, None, 0)
        work = Work(self.db, Stamp(self.bot.id, waiting, self.now), self.conversations, Arrivals())
        with self.conversations.within(chat_id):
            try:
                result = await self.dispatcher.feed_update(self.bot, update, db=work, now=self.now)
            except BaseException:
                self.conversations.drop()
                raise
            self.conversations.settle()
        return result


@dataclass
class Chat:
    """One person's private chat with the bot."""

    world: World
    person_id: int
    language: str = "en"
    name: str = "Ann"

    # What the person does.

    async def write(self, text):
        self.world.telegram.written.update(re.findall(r"[a-z]{2,}", text.lower()))
        return await self.send(text=text, **_entities(text))

    async def send(self, **content):
        return await self.world.feed({"message": self._message(**content)}, self.person_id)

    async def send_file(self, content, name="lines.txt", size=None, **more):
        """Send a file; its size can be told otherwise, for what nobody wants to hold in memory."""
        file_id = f"file{len(self.world.telegram.files)}"
        self.world.telegram.files[file_id] = content
        self.world.telegram.written.update(
            re.findall(r"[a-z]{2,}", content.replace(b"\x00", b"").decode("latin-1").lower())
        )
        told = {"file_id": file_id, "file_unique_id": file_id, "file_name": name}
        return await self.send(document=told | {"file_size": len(content) if size is None else size}, **more)

    async def edit(self, text):
        return await self.world.feed(
            {"edited_message": self._message(text=text) | {"edit_date": 1}}, self.person_id
        )

    async def tap(self, key, nth=0, on=None):
        """Tap the nth button whose label is this text in the chat's language."""
        found = [button for button in self.buttons_of(on) if self._labelled(button, key)]
        assert len(found) > nth, f"no button {key} under: {self.text}\n{self.labels}"
        assert "callback_data" in found[nth], f"{key} cannot be tapped"
        return await self.press(found[nth]["callback_data"], on)

    async def press(self, data, on=None):
        """Send this callback data, from the newest message unless another is named."""
        message_id = self.newest if on is None else on
        query = {
            "id": "7",
            "from": self._user(),
            "chat_instance": "1",
            "data": data,
            "message": self._shown_message(message_id),
        }
        return await self.world.feed({"callback_query": query}, self.person_id)

    async def press_gone(self, data):
        """Tap a button of a message that is no longer accessible."""
        chat = {"id": self.person_id, "type": "private"}
        query = {
            "id": "7",
            "from": self._user(),
            "chat_instance": "1",
            "data": data,
            "message": {"chat": chat, "message_id": 5, "date": 0},
        }
        return await self.world.feed({"callback_query": query}, self.person_id)

    async def inline(self, query, offset="", query_id="9"):
        """Type behind the bot's name in another chat; return the answer."""
        asked = {"id": query_id, "from": self._user(), "query": query, "offset": offset}
        await self.world.feed({"inline_query": asked}, self.person_id)
        return self.world.telegram.inline[-1]

    async def block(self, status="kicked"):
        member = {"user": {"id": 42, "is_bot": True, "first_name": "Shop"}, "status": status}
        if status == "kicked":
            member["until_date"] = 0
        old = {"user": member["user"], "status": "member"}
        event = {
            "chat": {"id": self.person_id, "type": "private", "first_name": self.name},
            "from": self._user(),
            "date": 1,
            "old_chat_member": old,
            "new_chat_member": member,
        }
        return await self.world.feed({"my_chat_member": event}, self.person_id)

    # What the person sees.

    @property
    def messages(self):
        return self.world.telegram.chats.get(self.person_id, {})

    @property
    def newest(self):
        return max(self.messages)

    @property
    def screen(self):
        return self.messages[self.newest]

    @property
    def text(self):
        return self.screen.text

    @property
    def labels(self):
        return [button["text"] for button in self.screen.buttons]

    def buttons_of(self, message_id=None):
        return self.messages[self.newest if message_id is None else message_id].buttons

    def button(self, key, nth=0):
        return [button for button in self.screen.buttons if self._labelled(button, key)][nth]

    def has(self, key):
        return any(self._labelled(button, key) for button in self.screen.buttons)

    def sees(self, key, **args):
        """Whether the newest message shows this text; without arguments, with any."""
        if args:
            return self._words(key, args) in self.screen.html
        return any(key in keys and words in self.screen.html for words, keys in self.world.texts.said.items())

    @property
    def answer(self):
        """The answer to the latest tap."""
        return self.world.telegram.answers[-1]

    def answered(self, key, **args):
        return self.answer.text == Texts.text(self.world.texts, key, self.language, **args)

    # Details.

    def _words(self, key, args):
        return Texts.html(self.world.texts, key, self.language, **args)

    def _labelled(self, button, key):
        """A label that was cut is as good as the whole."""
        label = button["text"]
        said = [words for words, keys in self.world.texts.said.items() if key in keys]
        return label in said or any(words.startswith(label[:-1]) for words in said if label.endswith("…"))

    def _user(self):
        return {
            "id": self.person_id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language,
        }

    def _message(self, **content):
        return {
            "message_id": self.world.telegram.next_id(),
            "date": self.world.now // 1000,
            "chat": {"id": self.person_id, "type": "private", "first_name": self.name},
            "from": self._user(),
            **content,
        }

    def _shown_message(self, message_id):
        shown = self.messages[message_id]
        return {
            "message_id": message_id,
            "date": 1,
            "chat": {"id": self.person_id, "type": "private", "first_name": self.name},
            **({"photo": PHOTO, "caption": shown.text} if shown.is_photo else {"text": shown.text}),
            **({"reply_markup": shown.markup} if shown.markup else {}),
        }


def _entities(text):
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.partition(" ")[0])}]}


def unexplained(html, said):
    """Return what is left of a message when everything the Fluent files said is taken out."""
    for words in sorted(said, key=len, reverse=True):
        if words.strip():
            html = html.replace(words, "")
    return TOKEN.sub(
        "", re.sub(r"<blockquote expandable>.*?</blockquote>", "", html, flags=re.DOTALL)
    ).strip()
