"""The notifier: in order within a chat, nobody waits for another chat, and never twice what has arrived."""

import asyncio
from contextlib import suppress

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError
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
from storage import cards, outbox, people
from storage.cards import Card
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


class Outside:
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
        if isinstance(made, Exception):
            raise made
        return made

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


@pytest.fixture
async def outside(sqlite_database, monkeypatch):
    await sqlite_database.write(an_order_of_ann)
    for name in ("CHAT_EVERY_S", "ALL_EVERY_S", "TROUBLE_S"):
        monkeypatch.setattr(module, name, 0.01)
    made = Outside(sqlite_database, monkeypatch)
    task = asyncio.create_task(made.work.run())
    yield made
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await made.supervisor.stop()


async def test_a_chat_hears_its_notices_in_order(outside):
    await outside.owe("1", "2", "3")
    assert await outside.ends() == ["sent"] * 3
    assert outside.bot.said == [(ANN, "1"), (ANN, "2"), (ANN, "3")]


async def test_a_chat_that_must_wait_holds_nobody_up(outside):
    outside.patience.pause(ANN, 0.3)
    await outside.owe("mine")
    await outside.owe("yours", chat=BOB)
    await outside.ends()
    assert outside.bot.said == [(BOB, "yours"), (ANN, "mine")]


async def test_a_chat_rests_between_two_notices(outside, monkeypatch):
    monkeypatch.setattr(module, "CHAT_EVERY_S", 0.2)
    began = asyncio.get_running_loop().time()
    await outside.owe("1", "2")
    await outside.ends()
    assert asyncio.get_running_loop().time() - began >= 0.2


async def test_nothing_is_said_while_a_handler_of_the_chat_runs(outside):
    async with outside.lanes.lock(ANN):
        await outside.owe("mine")
        await outside.owe("yours", chat=BOB)
        await asyncio.wait_for(outside.bot.heard.wait(), 5)
        await asyncio.sleep(0.05)
        assert outside.bot.said == [(BOB, "yours")]
    await outside.ends()
    assert outside.bot.said[1:] == [(ANN, "mine")]


async def test_what_may_have_arrived_is_said_once_more_and_then_given_up(outside):
    outside.bot.troubles = [LOST, LOST]
    await outside.owe("1", "2")
    assert await outside.ends() == ["no answer", "sent"]
    assert [text for _, text in outside.bot.said] == ["1", "1", "2"]


async def test_what_never_left_is_tried_until_it_does(outside):
    unreached = TelegramNetworkError(CALL, "no connection")
    unreached.__cause__ = ClientConnectorError.__new__(ClientConnectorError)
    outside.bot.troubles = [unreached] * 4
    await outside.owe("1")
    assert await outside.ends() == ["sent"]
    assert len(outside.bot.said) == 5


async def test_what_telegram_took_is_never_said_again(outside):
    outside.bot.troubles = [UNREAD]
    await outside.owe("1")
    assert await outside.ends() == ["sent"]
    assert len(outside.bot.said) == 1


async def test_who_blocked_the_bot_is_marked_and_left_alone(outside):
    outside.bot.troubles = [BLOCKED]
    await outside.owe("1", "2")
    assert await outside.ends() == ["blocked", "blocked"]
    assert len(outside.bot.said) == 1
    assert (await outside.db.read(people.find, ANN)).blocked_at == NOW


async def test_markup_that_telegram_cannot_read_goes_out_as_plain_text(outside):
    outside.screens["1"] = Outgoing(Screen(Safe("<b>5 &lt; 6</b>"), ()))
    outside.bot.troubles = [bad("can't parse entities: unsupported start tag")]
    await outside.owe("1")
    assert await outside.ends() == ["sent"]
    plain = outside.bot.calls[-1]
    assert (plain.text, plain.parse_mode) == ("5 < 6", None)


async def test_a_notice_that_is_refused_or_cannot_be_made_stops_no_other(outside):
    outside.screens["broken"] = LookupError("no such words")
    outside.screens["late"] = None
    outside.bot.troubles = [bad("chat not found"), bad("message is too long")]
    await outside.owe("nobody", "refused", "broken", "late", "fine")
    assert await outside.ends() == ["not started", "TelegramBadRequest", "unrenderable", "pointless", "sent"]


async def test_a_card_that_was_sent_is_remembered(outside):
    outside.screens["1"] = Outgoing(Screen(Safe("card"), (), order_id=ORDER))
    await outside.owe("1")
    await outside.ends()
    assert await outside.db.read(cards.newest, ANN, ORDER) == 101


@pytest.mark.parametrize("trouble", [None, bad("message can't be edited"), LOST])
async def test_the_card_before_loses_its_buttons(outside, trouble):
    await outside.db.write(cards.remember, Card(ANN, 50, ORDER), NOW)
    outside.screens["1"] = Outgoing(Screen(Safe("done"), (), order_id=ORDER))
    outside.bot.troubles = [None, trouble]
    await outside.owe("1", "2")
    assert await outside.ends() == ["sent", "sent"]
    _, strip, _ = outside.bot.calls
    assert (strip.message_id, strip.reply_markup) == (50, None)


EDITS = [
    (None, "sent", 50),
    (bad("message is not modified: same"), "sent", 50),
    (bad("message to edit not found"), "card gone", None),
    (bad("BUTTON_INVALID"), "refused", 50),
]


@pytest.mark.parametrize(("trouble", "fate", "card"), EDITS)
async def test_progress_edits_the_newest_card_and_forgets_one_that_is_gone(outside, trouble, fate, card):
    await outside.db.write(cards.remember, Card(ANN, 50, ORDER), NOW)
    outside.screens["1"] = Outgoing(Screen(Safe("moving"), (), order_id=ORDER), edits=True)
    outside.bot.troubles = [trouble]
    await outside.owe("1")
    assert await outside.ends() == [fate]
    assert outside.bot.calls[0].message_id == 50
    assert await outside.db.read(cards.newest, ANN, ORDER) == card


async def test_progress_without_a_card_is_no_message(outside):
    outside.screens["1"] = Outgoing(Screen(Safe("moving"), (), order_id=ORDER), edits=True)
    await outside.owe("1")
    assert await outside.ends() == ["no card"]
    assert outside.bot.said == []


async def test_at_the_end_nothing_more_is_said(outside):
    async with outside.lanes.lock(ANN):
        await outside.owe("1")
        while not outside.work._busy:
            await asyncio.sleep(0.005)
        outside.supervisor.stopping = True
    await asyncio.sleep(0.05)
    assert outside.bot.said == []
    assert len(await outside.db.read(outbox.waiting, NOW, 5)) == 1
