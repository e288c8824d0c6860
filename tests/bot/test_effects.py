"""An update takes effect once: its marks, the conversation's step and what is owed go with the one write."""

import json

import pytest
from aiogram.exceptions import (
    TelegramNetworkError,
)
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from way_in import BOT, NOW, SAY, message

from bot.conversations import Conversations
from bot.ingest.work import SecondWrite
from shop.drafts import Draft
from shop.making import Gone, LacksLink
from storage import inbox, marks, outbox
from storage.errors import CommitUnknown, DatabaseUnreachable


async def step_of(database, ingest):
    """What a new process finds of the chat's conversation."""
    fresh = Conversations(database, lambda: NOW)
    context = FSMContext(fresh, ingest.dispatcher.fsm.get_context(ingest.bot, 7, 7).key)
    return await context.get_state(), await context.get_data()


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


async def test_the_step_after_an_effect_is_kept_though_the_answer_fails(ingest, router, sqlite_database):
    states = []

    @router.message()
    async def handler(event: Message, state: FSMContext, db):
        states.append(await state.get_state())
        await db.write(marks.put, "k", event.text, NOW)
        await state.set_state(event.text)
        raise TelegramNetworkError(SAY, "cut")

    await ingest.take(message(1, "first"), message(2, "second"))
    assert states == [None, "first"]
    assert await step_of(sqlite_database, ingest) == ("second", {})


@pytest.mark.parametrize(
    ("about", "draft"), [("order:3", None), ("draft:4", 4), ("link:5", 5)], ids=["order", "draft", "link"]
)
async def test_after_a_crash_a_conversation_stands_by_the_effect(
    ingest, router, sqlite_database, about, draft
):
    @router.message()
    async def handler(_event: Message, state: FSMContext):
        await state.set_state("Making:check")
        await state.update_data(draft=9, card=77)

    await ingest.take(message(5))
    had_effect = inbox.Waiting(6, 7, 7, json.dumps(message(6)), None, None, 0)
    await ingest.db.write(inbox.mark_effect, BOT, had_effect, about, NOW)
    await ingest.fetch.take_up()
    await ingest.end()
    assert await step_of(sqlite_database, ingest) == (None, {"draft": draft, "service": None, "card": 77})


async def test_fsm_survives_a_restart_through_marks_and_through_effects(ingest, router, sqlite_database):
    @router.message()
    async def handler(event: Message, state: FSMContext, db):
        before = await state.get_data()
        await state.update_data(seen=[*before.get("seen", []), event.text])
        if event.text == "writes":
            await db.write(marks.put, "k", "v", NOW)

    await ingest.take(message(1, "a"), message(2, "writes"), message(3, "b"))
    _, data = await step_of(sqlite_database, ingest)
    assert data["seen"] == ["a", "writes", "b"]


async def test_what_was_kept_and_not_done_is_taken_up_by_the_next_process(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    arrived = inbox.Arrived(5, 7, 7, json.dumps(message(5, "waited")))
    with_effect = inbox.Waiting(6, 8, 8, json.dumps(message(6, "had effect", 8)), None, None, 0)
    await ingest.db.write(inbox.keep, BOT, [arrived, with_effect], NOW)
    await ingest.db.write(inbox.mark_effect, BOT, with_effect, "order:3", NOW)
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


def lose_the_commit(database, monkeypatch, *, away=False):
    """Let the first business transaction happen and nobody hear of it; `away` keeps out every later one."""
    write, lost = database.write, []

    async def cut(fn, *args, **kwargs):
        if fn.__name__ != "with_marks" or (lost and not away):
            return await write(fn, *args, **kwargs)
        lost.append(fn)
        if len(lost) > 1:
            raise DatabaseUnreachable("the server is away")
        await write(fn, *args, **kwargs)
        raise CommitUnknown("the connection was lost during COMMIT")

    monkeypatch.setattr(database, "write", cut)


def add_one(tx):
    marks.put(tx, "count", str(int(marks.read(tx, "count") or 0) + 1), NOW)
    return Draft(4, 7, 11, None, None)


@pytest.mark.parametrize("away", [False, True])
async def test_a_commit_of_unknown_fate_that_happened_is_the_one_effect(
    ingest, router, sqlite_database, monkeypatch, away
):
    lose_the_commit(sqlite_database, monkeypatch, away=away)

    @router.message()
    async def handler(_event: Message, state: FSMContext, db):
        await state.set_state("Making:check")
        await db.write(add_one)

    await ingest.take(message(5))
    assert await ingest.db.read(marks.read, "count") == "1"
    (owed,) = await ingest.db.read(outbox.waiting, NOW, 9)
    assert (owed.kind, json.loads(owed.args)) == ("fresh_card", {"about": "draft:4"})
    row = await ingest.row(5)
    assert (row["effect_at"], row["done_at"], row["problem"]) == (NOW, NOW, None)
