"""A payment waits for nobody, so the chat's own lane and the payment's know nothing of each other's marks and steps."""

import asyncio

import pytest
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from way_in import BOT, NOW, message, until

from bot.conversations import Conversations
from bot.ingest import lanes
from storage import inbox, marks


def payment(update_id, chat=7):
    paid = message(update_id, chat=chat)
    paid["message"].pop("text")
    paid["message"]["successful_payment"] = {
        "currency": "XTR", "total_amount": 5, "invoice_payload": "x",
        "telegram_payment_charge_id": "c", "provider_payment_charge_id": "p",
    }  # fmt: skip
    return paid


async def not_done(ingest):
    return [row.update_id for row in await ingest.db.read(inbox.waiting, BOT, 99)]


@pytest.fixture
def gates(router):
    """Each text waits for its gate, then writes or fails; a payment writes."""
    opened = {}

    @router.message()
    async def handler(event: Message, db, state: FSMContext):
        if event.successful_payment is not None:
            await db.write(marks.put, "paid", str(event.message_id), NOW)
            return
        await state.set_state(event.text)
        await opened.setdefault(event.text, asyncio.Event()).wait()
        if event.text == "fails":
            raise ValueError("a bug")
        if event.text.startswith("writes"):
            await db.write(marks.put, "text", event.text, NOW)

    return lambda text: opened.setdefault(text, asyncio.Event()).set()


async def test_a_payment_does_not_mark_what_its_chat_has_not_handled(ingest, gates):
    await ingest.fetch.keep([message(1, "slow"), message(2, "next"), payment(3)])
    await asyncio.wait_for(has_paid(ingest), 5)
    await ingest.marks.flush()
    assert await not_done(ingest) == [1, 2]
    gates("slow")
    gates("next")
    await ingest.end()
    assert await not_done(ingest) == []


async def test_a_text_does_not_mark_a_payment_that_is_not_handled(ingest, router):
    gate = asyncio.Event()

    @router.message()
    async def handler(event: Message, db):
        if event.successful_payment is not None:
            await gate.wait()
        await db.write(marks.put, "k", "v", NOW)

    await ingest.fetch.keep([payment(1), message(2, "writes")])
    await asyncio.wait_for(has_effect(ingest, 2), 5)
    await ingest.marks.flush()
    assert await not_done(ingest) == [1]
    gate.set()
    await ingest.end()
    assert await not_done(ingest) == []


async def test_an_effect_carries_the_marks_of_what_its_lane_handled_before(ingest, gates):
    # Both take long enough to be kept for their own sake.
    await ingest.fetch.keep([message(1, "reads"), message(2, "writes")])
    assert await not_done(ingest) == [1, 2]
    gates("reads")
    gates("writes")
    await asyncio.wait_for(has_effect(ingest, 2), 5)
    # No batch of marks was written: only the second one's own mark is missing.
    assert await not_done(ingest) == [2]
    await ingest.end()


async def test_what_was_left_for_the_next_start_is_not_marked_by_what_came_later(
    ingest, gates, monkeypatch, caplog
):
    handle, left = ingest.lanes._handle, []

    async def breaks(update, lane):
        if update.update_id == 1:
            left.append(update)
            raise OSError("the handling itself broke")
        await handle(update, lane)

    monkeypatch.setattr(ingest.lanes, "_handle", breaks)
    gates("writes")
    await ingest.take(message(1, "lost?"), message(2, "writes"))
    assert left
    assert await not_done(ingest) == [1]


async def test_a_payment_commits_no_step_of_a_handler_that_is_half_way(ingest, gates, sqlite_database):
    await ingest.fetch.keep([message(1, "fails"), payment(2)])
    await asyncio.wait_for(has_paid(ingest), 5)
    assert await step(ingest, sqlite_database) is None
    gates("fails")
    await ingest.end()
    assert await step(ingest, sqlite_database) is None


async def test_a_payment_that_fails_drops_no_step_of_its_chat(ingest, router, sqlite_database):
    gate = asyncio.Event()

    @router.message()
    async def handler(event: Message, state: FSMContext):
        if event.successful_payment is not None:
            raise ValueError("a bug")
        await state.set_state("step")
        await gate.wait()

    await ingest.fetch.keep([message(1), payment(2)])
    await asyncio.wait_for(is_aside(ingest, 2), 5)
    gate.set()
    await ingest.end()
    assert await step(ingest, sqlite_database) == "step"


async def test_a_batch_that_cannot_be_written_is_written_with_the_next(ingest, router, monkeypatch):
    @router.message()
    async def handler(_event: Message):
        pass

    write, broken = ingest.db.write, [1]

    async def breaks_once(fn, *args, **kwargs):
        if fn.__name__ == "_save" and broken.pop() if broken else False:
            raise OSError("no")
        return await write(fn, *args, **kwargs)

    await ingest.fetch.keep([message(1)])
    await asyncio.wait_for(until(lambda: ingest.marks.of(7).ids), 5)
    monkeypatch.setattr(ingest.db, "write", breaks_once)
    with pytest.raises(OSError, match="no"):
        await ingest.marks.flush()
    assert ingest.marks.of(7).ids == (1,)
    await ingest.marks.flush()
    assert ingest.marks.of(7).ids == ()
    assert await not_done(ingest) == []


async def has_paid(ingest):
    while await ingest.db.read(marks.read, "paid") is None:
        await asyncio.sleep(0.001)


async def has_effect(ingest, update_id):
    while (await ingest.row(update_id))["effect_at"] is None:
        await asyncio.sleep(0.001)


async def is_aside(ingest, update_id):
    while (await ingest.row(update_id))["problem"] is None:
        await asyncio.sleep(0.001)


async def step(ingest, database):
    """What a process that starts now would find."""
    fresh = Conversations(database, lambda: NOW)
    context = FSMContext(fresh, ingest.dispatcher.fsm.get_context(ingest.bot, 7, 7).key)
    return await context.get_state()


async def test_who_was_heard_lately_talks_and_others_are_forgotten(ingest, router, monkeypatch):
    monkeypatch.setattr(lanes, "TALKING_S", 0.05)
    await ingest.fetch.keep([message(1, "hello", chat=7)])
    assert ingest.lanes.talks(7)
    assert not ingest.lanes.talks(8)
    assert ingest.lanes.talking() == (7,)
    await asyncio.sleep(0.1)
    assert not ingest.lanes.talks(7)
    await ingest.fetch.keep([message(2, "hello", chat=8)])
    assert [*ingest.lanes._heard] == [8]
