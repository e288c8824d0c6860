"""Updates are kept before Telegram may forget them; one person's flood harms nobody."""

import asyncio
from types import SimpleNamespace

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNetworkError,
)
from aiogram.types import Message
from structlog.testing import capture_logs
from way_in import NOW, SAY, message, until

from bot import supervisor
from bot.ingest import fetch
from bot.ingest.fetch import Fetch
from bot.ingest.lanes import MOST_WAITING
from storage import outbox
from storage.errors import DatabaseFull


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


async def test_an_unknown_kind_is_named_in_our_log_and_not_printed_by_aiogram(ingest, recwarn):
    with capture_logs() as logs:
        await ingest.take({"update_id": 1, "widget_query": {"id": "1", "from": {"id": 7}}})
    assert [(log["event"], log["kind"]) for log in logs] == [("update of an unknown kind", ["widget_query"])]
    assert not recwarn.list


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
    await asyncio.wait_for(until(lambda: len(ingest.session.offsets) == 4), 5)
    assert ingest.session.offsets == [None, 7, 7, 8]


async def test_another_poller_is_said_and_waited_out(ingest, router):
    ingest.session.updates = [TelegramConflictError(SAY, "Conflict"), [message(5)]]
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.wait_for(until(lambda: len(ingest.session.offsets) == 3), 5)
    assert ingest.conflicts == 1


async def test_nothing_is_fetched_while_too_much_waits(ingest, router):
    ingest.lanes.waiting = 2_000
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.sleep(0.02)
    assert ingest.session.offsets == []


async def test_a_full_disk_is_said_once_a_minute_and_nothing_is_fetched(ingest, monkeypatch):
    looked = []

    def no_room(folder):
        looked.append(folder)
        return SimpleNamespace(free=fetch.LEAST_FREE_BYTES - 1)

    monkeypatch.setattr(fetch.shutil, "disk_usage", no_room)
    monkeypatch.setattr(fetch, "FULL_PAUSE_S", 0.001)
    with capture_logs() as logs:
        task = asyncio.create_task(ingest.fetch.run())
        await asyncio.wait_for(until(lambda: len(looked) == 5), 5)
        task.cancel()
    assert [log["event"] for log in logs] == ["under 200 MB of free disk: no updates are fetched"]
    assert ingest.session.offsets == []


async def test_what_could_not_be_kept_is_asked_for_again(ingest, router, monkeypatch):
    kept, keep = [], Fetch.keep

    async def keeps_at_the_second_try(fetch, raw):
        kept.append(raw)
        if len(kept) == 1:
            raise DatabaseFull("no room")
        await keep(fetch, raw)

    monkeypatch.setattr(Fetch, "keep", keeps_at_the_second_try)
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_S", 0.001)
    ingest.session.updates = [[message(5)], [message(5)]]
    ingest.supervisor.keep("fetch", ingest.fetch.run)
    await asyncio.wait_for(until(lambda: len(ingest.session.offsets) == 3), 5)
    assert ingest.session.offsets == [None, None, 6]


async def test_a_server_that_does_not_hold_the_question_is_not_asked_without_end(ingest):
    ingest.session.updates = [[]] * 1000
    task = asyncio.create_task(ingest.fetch.run())
    await asyncio.sleep(0.2)
    task.cancel()
    assert 1 <= len(ingest.session.offsets) <= 6


async def test_an_answer_that_cannot_be_read_is_asked_for_again(ingest, router):
    seen = []

    @router.message()
    async def handler(event: Message):
        seen.append(event.text)

    ingest.session.updates = [ClientDecodeError("cannot read", ValueError("x"), "<html>"), [message(5)]]
    task = asyncio.create_task(ingest.fetch.run())
    await asyncio.wait_for(until(lambda: seen), 5)
    task.cancel()
    assert ingest.session.offsets[:2] == [None, None]
