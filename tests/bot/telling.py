"""A notifier over a real outbox, whose rows say their own key, and a bot whose calls are heard."""

import asyncio
from dataclasses import replace

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.methods import SendMessage
from placed_orders import CUSTOMER, a_world, an_order

from bot.bells import Bells
from bot.ingest.lanes import Lanes
from bot.patience import Patience
from bot.supervisor import Supervisor
from bot.tasks import notifier as module
from bot.tasks.notifier import Notifier
from handlers.outgoing import Outgoing
from handlers.screen import Screen
from locales import Safe
from storage import cards, outbox
from storage.errors import DatabaseFull
from storage.outbox import New

NOW = 1_700_000_000_000
ANN, BOB, ORDER = CUSTOMER, 8, 1
CALL = SendMessage(chat_id=ANN, text="x")
LOST = TelegramNetworkError(CALL, "no answer")
UNREAD = ClientDecodeError("cannot read", ValueError("x"), "{")
BLOCKED = TelegramForbiddenError(CALL, "Forbidden: bot was blocked by the user")


def bad(words):
    return TelegramBadRequest(CALL, f"Bad Request: {words}")


class Ears:
    """A bot whose calls are heard; `troubles` are raised by the next ones, None lets one through."""

    def __init__(self):
        self.calls, self.troubles = [], []
        self.heard = asyncio.Event()

    async def __call__(self, call):
        self.calls.append(call)
        self.heard.set()
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is not None:
            raise trouble
        return {"message_id": 100 + len(self.calls)}

    @property
    def said(self):
        return [(call.chat_id, call.text) for call in self.calls]


class Telling:
    """A notifier over a real outbox, whose rows say their own key."""

    def __init__(self, db, monkeypatch):
        self.db, self.bot, self.supervisor, self.bells = db, Ears(), Supervisor(), Bells()
        self.lanes = Lanes(self.supervisor, None)
        self.patience = Patience(lambda: asyncio.get_running_loop().time())
        self.work = Notifier(
            self.bot, db, self.lanes, self.patience, self.bells, self.supervisor, None, lambda: NOW
        )
        self.screens = {}
        monkeypatch.setattr(module, "render", self._render)

    async def _render(self, row, *_args):
        made = self.screens.get(row.key, Outgoing(Screen(Safe(row.key), ())))
        if isinstance(made, list):
            made = made.pop(0)
        if isinstance(made, Exception):
            raise made
        order_id = made.order_id if made else None
        card = await self.db.read(cards.newest, row.chat_id, order_id) if order_id is not None else None
        return made and replace(made, card=card)

    async def owe(self, *keys, chat=ANN):
        for key in keys:
            new = New(key, chat, "sorry", "{}", None, 0, NOW)
            await self.db.write(outbox.put, new, NOW)
            self.bells.ring("outbox")

    async def ends(self):
        """Wait until nothing is owed; return what became of each row: sent, or why it was dropped."""
        sql = "SELECT key, sent_at, dropped, tries FROM outbox ORDER BY id"
        async with asyncio.timeout(5):
            while True:
                rows = await self.db.read(lambda tx: tx.all(sql))
                if all(row["sent_at"] or row["dropped"] for row in rows):
                    return [row["dropped"] or "sent" for row in rows]
                await asyncio.sleep(0.005)


def an_order_of_ann(tx):
    a_world(tx)
    assert an_order(tx) == ORDER


class FullFor:
    """A database that writes nothing the first times."""

    def __init__(self, db, times):
        self.db, self.times = db, times
        self.read = db.read

    async def write(self, fn, *args, **kwargs):
        if self.times:
            self.times -= 1
            raise DatabaseFull("full")
        return await self.db.write(fn, *args, **kwargs)
