"""The whole way of an update into the bot, over one router and a Telegram that says what a test wants."""

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage

from bot.conversations import Conversations
from bot.ingest.arrivals import Arrivals
from bot.ingest.fetch import Fetch
from bot.ingest.handle import Handling
from bot.ingest.lanes import Lanes
from bot.ingest.marks import Marks
from bot.supervisor import Supervisor

BOT = 4242
NOW = 1_700_000_000_000
SAY = SendMessage(chat_id=1, text="x")


class Silence(BaseSession):
    """A Telegram that answers nothing; `updates` is what getUpdates returns, one batch a call."""

    def __init__(self):
        super().__init__()
        self.updates = []
        self.offsets = []

    async def make_request(self, bot, method, timeout=None):
        self.offsets.append(method.offset)
        if not self.updates:
            await asyncio.sleep(3600)
        batch = self.updates.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return batch

    async def close(self):
        pass

    async def stream_content(self, *_args, **_kwargs):
        yield b""


class Ingest:
    """The whole way in, over one router."""

    def __init__(self, db, router):
        self.db = db
        self.session = Silence()
        self.bot = Bot(f"{BOT}:AAbbccddeeffgghhiijjkkllmmnnooppqqr", session=self.session)
        self.supervisor = Supervisor()
        self.conversations = Conversations(db, lambda: NOW)
        self.arrivals = Arrivals()
        self.marks = Marks(db, BOT, self.conversations, self.arrivals, lambda: NOW)
        self.dispatcher = Dispatcher(storage=self.conversations)
        self.dispatcher.include_router(router)
        handling = Handling(
            self.bot,
            self.dispatcher,
            db,
            self.conversations,
            self.marks,
            self.arrivals,
            lambda: NOW,
            (0.0,) * 3,
        )
        self.lanes = Lanes(self.supervisor, handling)
        self.conflicts = 0
        self.fetch = Fetch(
            self.bot,
            db,
            self.lanes,
            self.arrivals,
            ["message"],
            ".",
            self._conflict,
            lambda: NOW,
            pause_s=0.001,
        )

    async def _conflict(self):
        self.conflicts += 1

    async def take(self, *updates):
        await self.fetch.keep(list(updates))
        await self.end()

    async def end(self):
        await asyncio.wait_for(until(lambda: not self.supervisor._short), 10)
        await self.marks.flush()

    async def row(self, update_id):
        return await self.db.read(
            lambda tx: tx.one("SELECT * FROM inbox WHERE update_id = :id", id=update_id)
        )


def message(update_id, text="hi", chat=7):
    person = {"id": chat, "is_bot": False, "first_name": "Mia"}
    body = {
        "message_id": update_id,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "from": person,
        "text": text,
    }
    return {"update_id": update_id, "message": body}


async def until(true):
    while not true():
        await asyncio.sleep(0.001)
