"""Telegram forgets no update that is neither kept nor over; what is over at once costs no row."""

import asyncio

import pytest
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from way_in import BOT, NOW, Ingest, message, until

from bot import supervisor
from bot.conversations import Conversations
from bot.ingest import fetch
from storage import inbox, marks
from storage.errors import DatabaseFull


@pytest.fixture
def hears(router):
    """Each text waits for its gate, if it has one; what begins with "writes" has an effect."""
    heard, gates = [], {}

    @router.message()
    async def handler(event: Message, db):
        heard.append(event.text)
        if event.text.startswith("writes"):
            await db.write(marks.put, event.text, "x", NOW)
        if event.text in gates:
            await gates[event.text].wait()

    return heard, gates


def fetching(ingest, *batches):
    ingest.session.updates = [*batches]
    ingest.supervisor.keep("fetch", ingest.fetch.run)


async def asked(ingest, times):
    await asyncio.wait_for(until(lambda: len(ingest.session.offsets) == times), 5)


async def test_what_is_over_before_telegram_forgets_it_has_no_row(ingest, hears):
    fetching(ingest, [message(1, "a")], [message(2, "b")])
    await asked(ingest, 3)
    await ingest.end()
    assert hears[0] == ["a", "b"]
    assert await ingest.row(1) is None
    assert (await ingest.row(2))["done_at"] == NOW, "Telegram may send it again"


async def test_what_takes_longer_is_kept_before_telegram_is_asked_for_more(ingest, hears):
    hears[1]["slow"] = asyncio.Event()
    fetching(ingest, [message(1, "slow")])
    await asked(ingest, 2)
    row = await ingest.row(1)
    assert (row["update_id"], row["done_at"]) == (1, None)
    hears[1]["slow"].set()


async def test_an_effect_brings_its_own_row(ingest, hears, monkeypatch):
    monkeypatch.setattr(fetch, "KEEP_AFTER_S", 60)
    hears[1]["writes"] = asyncio.Event()
    fetching(ingest, [message(1, "writes")])
    await asked(ingest, 2)
    row = await ingest.row(1)
    assert (row["effect_at"], row["done_at"]) == (NOW, None)
    hears[1]["writes"].set()


async def test_an_effect_brings_the_rows_of_what_its_lane_handled_before(ingest, hears, monkeypatch):
    monkeypatch.setattr(fetch, "KEEP_AFTER_S", 60)
    hears[1]["writes"] = asyncio.Event()
    fetching(ingest, [message(1, "a"), message(2, "writes")])
    await asked(ingest, 2)
    assert (await ingest.row(1))["done_at"] == NOW, "handled again, it would undo the step after it"
    hears[1]["writes"].set()


async def test_what_could_not_be_kept_is_fetched_again_and_handled_once(ingest, hears, monkeypatch):
    hears[1]["slow"] = asyncio.Event()
    keep, full = inbox.keep, [DatabaseFull("full")]

    def full_once(*args):
        if full:
            raise full.pop()
        return keep(*args)

    monkeypatch.setattr(inbox, "keep", full_once)
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_S", 0.01)
    again = [message(1, "slow"), message(2, "a", chat=8)]
    fetching(ingest, again, again)
    await asked(ingest, 3)
    hears[1]["slow"].set()
    await ingest.end()
    assert sorted(hears[0]) == ["a", "slow"]
    assert (await ingest.row(1))["done_at"] == NOW


async def test_what_another_process_may_have_handled_is_looked_up_first(ingest, router, hears):
    await ingest.db.write(inbox.keep_done, BOT, [inbox.Waiting(2, 7, 7, "{}", None, None, 0)], NOW)
    await ingest.take(message(1, "a"), message(2, "b"), message(3, "c"))
    assert hears[0] == ["a", "c"]


async def test_an_update_that_fails_before_it_is_kept_is_set_aside_with_its_row(ingest, router, monkeypatch):
    monkeypatch.setattr(fetch, "KEEP_AFTER_S", 60)

    @router.message()
    async def handler(_event: Message):
        raise ValueError("a bug")

    await asyncio.wait_for(ingest.take(message(1, "a")), 5)
    row = await ingest.row(1)
    assert (row["problem"], row["done_at"]) == ("ValueError", NOW)


async def test_a_new_process_goes_on_where_the_books_end(ingest, router, sqlite_database, hears):
    await ingest.take(message(5, "a"))
    later = Ingest(sqlite_database, type(router)())
    assert await later.fetch._newest_kept() == 5


async def test_a_step_is_committed_before_telegram_forgets_who_made_it(ingest, router, sqlite_database):
    @router.message()
    async def handler(_event: Message, state: FSMContext):
        await state.set_state("Making:link")

    ingest.supervisor.keep("marks", ingest.marks.run)
    fetching(ingest, [message(1, "a")])
    await asked(ingest, 2)
    assert (await ingest.row(1))["done_at"] == NOW
    fresh = Conversations(sqlite_database, lambda: NOW)
    key = ingest.dispatcher.fsm.get_context(ingest.bot, 7, 7).key
    assert await fresh.get_state(key) == "Making:link"


async def test_which_card_is_the_newest_is_no_step(ingest, router):
    @router.message()
    async def handler(_event: Message, state: FSMContext):
        await state.update_data(card=5)

    fetching(ingest, [message(1, "a")], [message(2, "b", chat=8)])
    await asked(ingest, 3)
    await ingest.end()
    assert await ingest.row(1) is None
