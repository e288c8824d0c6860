"""Updates in: kept before anything else, handled once with effect, never in silence, never blocking others."""

import asyncio
import json

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.conversations import Conversations
from bot.ingest.fetch import Fetch
from bot.ingest.handle import Handling
from bot.ingest.lanes import MOST_WAITING, Lanes
from bot.ingest.marks import Marks
from bot.ingest.work import SecondWrite
from bot.supervisor import Supervisor
from shop.drafts import Draft
from shop.making import Gone, LacksLink
from storage import inbox, marks, outbox

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
        self.marks = Marks(db, BOT, self.conversations, lambda: NOW)
        self.dispatcher = Dispatcher(storage=self.conversations)
        self.dispatcher.include_router(router)
        handling = Handling(
            self.bot, self.dispatcher, db, self.conversations, self.marks, lambda: NOW, (0.0,) * 3
        )
        self.lanes = Lanes(self.supervisor, handling)
        self.conflicts = 0
        self.fetch = Fetch(
            self.bot, db, self.lanes, ["message"], ".", self._conflict, lambda: NOW, pause_s=0.001
        )

    async def _conflict(self):
        self.conflicts += 1

    async def take(self, *updates):
        await self.fetch.keep(list(updates))
        await self.end()

    async def end(self):
        await asyncio.wait_for(_until(lambda: not self.supervisor._short), 10)
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


@pytest.fixture
def router():
    return Router()


@pytest.fixture
async def ingest(sqlite_database, router):
    made = Ingest(sqlite_database, router)
    yield made
    await made.supervisor.stop()


async def test_an_update_is_kept_handled_and_done(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    await ingest.take(message(5, "héllo 🙂"))
    row = await ingest.row(5)
    assert seen == ["héllo 🙂"]
    assert json.loads(row["payload"]) == message(5, "héllo 🙂")
    assert (row["chat_id"], row["person_id"], row["done_at"], row["effect_at"]) == (7, 7, NOW, None)


async def test_the_same_update_twice_is_handled_once(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    await ingest.take(message(5))
    await ingest.take(message(5))
    assert seen == ["hi"]


async def test_a_chat_is_served_in_order_and_chats_beside_each_other(ingest, router):
    order, gate = [], asyncio.Event()

    @router.message()
    async def handler(event: Message):
        if event.text == "slow":
            await gate.wait()
        order.append((event.chat.id, event.text))
        if event.chat.id == 8:
            gate.set()

    await ingest.take(message(1, "slow", 7), message(2, "next", 7), message(3, "other", 8))
    assert order == [(8, "other"), (7, "slow"), (7, "next")]


async def test_the_one_write_carries_the_marks(ingest, router):
    @router.message()
    async def handler(_event: Message, db):
        await db.write(marks.put, "k", "v", NOW)

    await ingest.take(message(5))
    assert (await ingest.row(5))["effect_at"] == NOW
    assert await ingest.db.read(marks.read, "k") == "v"


async def test_a_second_write_is_a_bug_that_is_seen(ingest, router):
    errors = []

    @router.message()
    async def handler(_event: Message, db):
        await db.write(marks.put, "k", "1", NOW)
        try:
            await db.write(marks.put, "k", "2", NOW)
        except SecondWrite as error:
            errors.append(error)

    await ingest.take(message(5))
    assert len(errors) == 1
    assert await ingest.db.read(marks.read, "k") == "1"


async def test_a_bug_is_tried_once_more_then_set_aside_and_the_person_told(ingest, router):
    tries = []

    @router.message()
    async def handler(event: Message):
        tries.append(event.text)
        raise ValueError("a bug")

    await ingest.take(message(5))
    assert tries == ["hi", "hi"]
    assert (await ingest.row(5))["problem"] == "ValueError"
    assert [row.kind for row in await ingest.db.read(outbox.waiting, NOW, 9)] == ["sorry"]


async def test_a_passing_trouble_is_repeated_while_there_is_no_effect(ingest, router):
    tries = []

    @router.message()
    async def handler(_event: Message):
        tries.append(1)
        if len(tries) < 3:
            raise TelegramNetworkError(SAY, "cut")

    await ingest.take(message(5))
    assert len(tries) == 3
    assert (await ingest.row(5))["problem"] is None


async def test_after_the_effect_only_the_answer_is_owed(ingest, router):
    tries = []

    @router.message()
    async def handler(_event: Message, db):
        tries.append(1)
        await db.write(marks.put, "k", "v", NOW)
        raise TelegramNetworkError(SAY, "cut")

    await ingest.take(message(5))
    assert len(tries) == 1
    assert [row.kind for row in await ingest.db.read(outbox.waiting, NOW, 9)] == ["fresh_card"]
    assert (await ingest.row(5))["done_at"] == NOW


async def test_a_person_who_blocks_half_way_is_marked(ingest, router):
    @router.message()
    async def handler(_event: Message):
        raise TelegramForbiddenError(SAY, "Forbidden: bot was blocked by the user")

    await ingest.db.write(
        lambda tx: tx.run("INSERT INTO people (id, name, first_seen_at) VALUES (7, 'Mia', 1)")
    )
    await ingest.take(message(5))
    row = await ingest.db.read(lambda tx: tx.one("SELECT blocked_at FROM people WHERE id = 7"))
    assert row == {"blocked_at": NOW}


async def test_fsm_changes_of_a_handler_that_raises_never_happened(ingest, router):
    states = []

    @router.message()
    async def handler(event: Message, state: FSMContext):
        states.append(await state.get_state())
        await state.set_state(event.text)
        if event.text == "fails":
            raise ValueError("a bug")

    await ingest.take(message(1, "first"), message(2, "fails"), message(3, "third"))
    assert states == [None, "first", "first", "first"]


async def test_fsm_survives_a_restart_through_marks_and_through_effects(ingest, router, sqlite_database):
    @router.message()
    async def handler(event: Message, state: FSMContext, db):
        before = await state.get_data()
        await state.update_data(seen=[*before.get("seen", []), event.text])
        if event.text == "writes":
            await db.write(marks.put, "k", "v", NOW)

    await ingest.take(message(1, "a"), message(2, "writes"), message(3, "b"))
    fresh = Conversations(sqlite_database, lambda: NOW)
    context = FSMContext(fresh, ingest.dispatcher.fsm.get_context(ingest.bot, 7, 7).key)
    assert (await context.get_data())["seen"] == ["a", "writes", "b"]


async def test_what_was_kept_and_not_done_is_taken_up_by_the_next_process(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    arrived = inbox.Arrived(5, 7, 7, json.dumps(message(5, "waited")))
    with_effect = inbox.Arrived(6, 8, 8, json.dumps(message(6, "had effect", 8)))
    await ingest.db.write(inbox.keep, BOT, [arrived, with_effect], NOW)
    await ingest.db.write(inbox.mark_effect, BOT, 6, "order:3", NOW)
    await ingest.fetch.take_up()
    await ingest.end()
    assert seen == ["waited"]
    (owed,) = await ingest.db.read(outbox.waiting, NOW, 9)
    assert (owed.kind, owed.chat_id, json.loads(owed.args)) == ("fresh_card", 8, {"about": "order:3"})


@pytest.mark.parametrize(
    ("result", "about"),
    [
        (Draft(4, 7, 11, None, None), "draft:4"),
        (Draft(4, 7, None, "https://x.example/p", None), "link:4"),
        (LacksLink(Draft(4, 7, 11, None, None), None), "draft:4"),
        (Gone(None), None),
        ("anything", None),
    ],
)
async def test_an_effect_says_what_it_was_about(ingest, router, result, about):
    @router.message()
    async def handler(_event: Message, db):
        await db.write(lambda _tx: result)

    await ingest.take(message(1))
    assert (await ingest.row(1))["about"] == about


async def test_an_update_that_kills_every_process_ends(ingest, router):
    @router.message()
    async def handler(_event: Message):
        raise AssertionError("must not run")

    await ingest.db.write(inbox.keep, BOT, [inbox.Arrived(5, 7, 7, json.dumps(message(5)))], NOW)
    for _ in range(3):
        await ingest.db.write(inbox.count_try, BOT, 5)
    await ingest.fetch.take_up()
    await ingest.end()
    assert (await ingest.row(5))["problem"] == "never finished"


async def test_an_unknown_kind_of_update_stops_nothing(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    odd = {"update_id": 1, "widget_query": {"id": "1", "from": {"id": 7}}}
    rich = message(2)
    rich["message"].pop("text")
    rich["message"]["rich_message"] = {"blocks": [{"type": "hologram", "text": "x"}]}
    origin = message(3, "forwarded")
    origin["message"]["forward_origin"] = {"type": "from_mars", "date": 1}
    await ingest.take(odd, rich, origin, message(4, "after"))
    assert seen == [None, "forwarded", "after"]
    assert (await ingest.row(1))["done_at"] == NOW


async def test_a_flood_of_one_person_is_dropped_and_answered_once(ingest, router):
    seen, gate = [], asyncio.Event()

    @router.message()
    async def handler(event: Message):
        await gate.wait()
        seen.append(event.message_id)

    await ingest.fetch.keep([message(number) for number in range(1, 61)])
    await ingest.fetch.keep([message(number) for number in range(61, 80)])
    gate.set()
    await ingest.end()
    assert len(seen) <= MOST_WAITING + 1
    assert [row.kind for row in await ingest.db.read(outbox.waiting, NOW, 99)] == ["slow_down"]
    assert (await ingest.row(70))["problem"] == "flood"


async def test_payments_are_never_dropped_and_wait_for_nobody(ingest, router):
    seen, gate = [], asyncio.Event()

    @router.message()
    async def handler(event: Message):
        if event.successful_payment is None:
            await gate.wait()
        else:
            gate.set()
        seen.append(event.message_id)

    paid = message(50)
    paid["message"].pop("text")
    paid["message"]["successful_payment"] = {
        "currency": "XTR", "total_amount": 5, "invoice_payload": "x",
        "telegram_payment_charge_id": "c", "provider_payment_charge_id": "p",
    }  # fmt: skip
    await ingest.take(*[message(number) for number in range(1, 40)], paid)
    assert seen[0] == 50


async def test_fetching_confirms_only_what_was_kept(ingest, router):
    ingest.session.updates = [[message(5), message(6)], TelegramNetworkError(SAY, "cut"), [message(7)]]
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.wait_for(_until(lambda: len(ingest.session.offsets) == 4), 5)
    assert ingest.session.offsets == [None, 7, 7, 8]


async def test_another_poller_is_said_and_waited_out(ingest, router):
    ingest.session.updates = [TelegramConflictError(SAY, "Conflict"), [message(5)]]
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.wait_for(_until(lambda: len(ingest.session.offsets) == 3), 5)
    assert ingest.conflicts == 1


async def test_nothing_is_fetched_while_too_much_waits(ingest, router):
    ingest.lanes.waiting = 2_000
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.sleep(0.02)
    assert ingest.session.offsets == []


async def test_a_telegram_refusal_of_an_answer_is_a_bug_not_a_passing_trouble(ingest, router):
    tries = []

    @router.message()
    async def handler(_event: Message):
        tries.append(1)
        raise TelegramBadRequest(SAY, "message is too long")

    await ingest.take(message(5))
    assert len(tries) == 2


async def _until(true):
    while not true():
        await asyncio.sleep(0.001)
