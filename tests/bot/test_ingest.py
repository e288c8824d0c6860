"""Updates in: kept before anything else, handled once with effect, never in silence, never blocking others."""

import asyncio
import json

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.types import Message
from telling import FullFor
from way_in import BOT, NOW, SAY, message

from storage import inbox, insisting, outbox


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


async def left_by_others(ingest, *updates, tries=0):
    """Keep updates as processes left them that were killed after beginning them so often again."""
    for update in updates:
        chat = update["message"]["chat"]["id"]
        arrived = inbox.Arrived(update["update_id"], chat, chat, json.dumps(update))
        await ingest.db.write(inbox.keep, BOT, [arrived], NOW)
        await ingest.db.write(inbox.begin_again, BOT, arrived.update_id, tries)


async def test_an_update_that_kills_every_process_ends(ingest, router):
    @router.message()
    async def handler(_event: Message):
        raise AssertionError("must not run")

    await left_by_others(ingest, message(5), tries=3)
    await ingest.fetch.take_up()
    await ingest.end()
    assert (await ingest.row(5))["problem"] == "never finished"


async def test_an_update_that_only_waited_is_not_blamed_for_the_end_of_processes(ingest, router, monkeypatch):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append((event.text, (await ingest.row(5))["tries"]))

    await left_by_others(ingest, message(5))
    with monkeypatch.context() as killed:
        killed.setattr(ingest.lanes, "put", lambda *_args, **_kwargs: None)
        for _ in range(5):
            await ingest.fetch.take_up()
    await ingest.fetch.take_up()
    await ingest.end()
    assert seen == [("hi", 1)]
    assert (await ingest.row(5))["problem"] is None


async def test_updates_that_processes_died_with_are_handled_one_at_a_time(ingest, router):
    at_once, most = [], []

    @router.message()
    async def handler(event: Message):
        at_once.append(event.chat.id)
        await asyncio.sleep(0.01)
        most.append(len(at_once))
        at_once.remove(event.chat.id)

    await left_by_others(ingest, *[message(number, chat=number) for number in range(1, 6)], tries=1)
    await ingest.fetch.take_up()
    await ingest.end()
    assert most == [1] * 5


async def test_a_telegram_refusal_of_an_answer_is_a_bug_not_a_passing_trouble(ingest, router):
    tries = []

    @router.message()
    async def handler(_event: Message):
        tries.append(1)
        raise TelegramBadRequest(SAY, "message is too long")

    await ingest.take(message(5))
    assert len(tries) == 2


async def test_the_fate_of_an_update_waits_for_a_full_disk_and_its_chat_waits_with_it(
    ingest, router, monkeypatch
):
    order = []

    @router.message()
    async def handler(event: Message):
        order.append(event.text)
        if event.text == "first":
            raise ValueError("a bug")

    full = FullFor(ingest.db, 0)
    monkeypatch.setattr(insisting, "FIRST_PAUSE_S", 0.001)
    object.__setattr__(ingest.lanes._handle, "db", full)
    full.times = 5
    await ingest.take(message(5, "first"), message(6, "second"))
    assert order == ["first", "first", "second"]
    assert ((await ingest.row(5))["problem"], full.times) == ("ValueError", 0)


async def test_what_breaks_beside_a_handler_stops_no_other_update(ingest, router, monkeypatch):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    def breaks_at_first(update_id):
        monkeypatch.undo()
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(ingest.marks, "done", breaks_at_first)
    await ingest.take(message(5, "first"), message(6, "second"))
    assert seen == ["first", "second"]
    assert (await ingest.row(5))["done_at"] is None
