"""What is looked after by the clock, and trouble that admins hear of once an hour."""

import asyncio
from contextlib import suppress

import pytest
from placed_orders import DAY, HOUR, MINUTE
from selling import ADMIN, CUSTOMER, T0, a_held_order, house_of, open_shop

from bot.bells import Bells
from bot.tasks.alarms import Alarms
from bot.tasks.upkeep import Upkeep, every
from shop.audit import audit
from shop.pauses import stops_confirm
from storage import changes, favourites, inbox, orders, outbox
from storage.changes import Change
from storage.inbox import Arrived
from storage.outbox import New

BOT = 42


@pytest.fixture
async def house(sqlite_database):
    return house_of(await sqlite_database.write(open_shop))


@pytest.fixture
def upkeep_at(sqlite_database, house):
    return lambda now: Upkeep(sqlite_database, house, lambda: now)


async def test_an_order_that_may_not_be_sent_any_more_is_released_and_told(sqlite_database, house, upkeep_at):
    order_id = await sqlite_database.write(a_held_order, house)
    await upkeep_at(T0 + 9 * MINUTE).moment()
    assert (await sqlite_database.read(orders.find, order_id)).state == "held"
    await upkeep_at(T0 + 11 * MINUTE).moment()
    assert (await sqlite_database.read(orders.find, order_id)).state == "released"
    kinds = await sqlite_database.read(lambda tx: [row["kind"] for row in tx.all("SELECT kind FROM outbox")])
    assert "order_released" in kinds
    assert await sqlite_database.read(audit) == []


async def test_a_catalogue_grows_stale_without_anybody_asking(sqlite_database, house, upkeep_at):
    await upkeep_at(T0 + 59 * MINUTE).minute()
    assert await sqlite_database.read(stops_confirm, house.panel_id, T0 + 59 * MINUTE) is None
    await upkeep_at(T0 + 61 * MINUTE).minute()
    assert (await sqlite_database.read(stops_confirm, house.panel_id, T0 + 61 * MINUTE)).kind == "stale"


async def test_what_is_done_is_cleared_away_and_what_waits_stays(sqlite_database, upkeep_at):
    def fill(tx):
        inbox.keep(tx, BOT, [Arrived(number, CUSTOMER, CUSTOMER, "{}") for number in (1, 2)], T0)
        inbox.mark_done(tx, BOT, (1,), T0)
        for key in ("said", "waits"):
            outbox.put(tx, New(key, CUSTOMER, "sorry", "{}", None, 0, T0), T0)
        outbox.mark_sent(tx, 1, 5, T0)

    def left(tx):
        updates = [row["update_id"] for row in tx.all("SELECT update_id FROM inbox")]
        return updates, [row["key"] for row in tx.all("SELECT key FROM outbox")]

    await sqlite_database.write(fill)
    await upkeep_at(T0 + HOUR).hour()
    assert await sqlite_database.read(left) == ([1, 2], ["said", "waits"])
    await upkeep_at(T0 + 31 * DAY).hour()
    assert await sqlite_database.read(left) == ([2], ["waits"])


async def test_news_of_services_are_owed_in_the_morning_and_kept_for_two_weeks(sqlite_database, upkeep_at):
    morning = T0 - T0 % DAY + 10 * HOUR + 15 * MINUTE

    def happen(tx):
        tx.run("UPDATE people SET terms_at = 1")
        favourites.add(tx, CUSTOMER, 1, morning - 3 * HOUR)
        changes.put_all(tx, 1, [Change(1, "dearer", "1", "2")], morning - 2 * HOUR)

    def kept(tx):
        rows = tx.all("SELECT chat_id FROM outbox WHERE kind = :kind", kind="changes")
        return [row["chat_id"] for row in rows], len(tx.all("SELECT id FROM changes"))

    await sqlite_database.write(happen)
    await upkeep_at(morning - HOUR).digests()
    assert await sqlite_database.read(kept) == ([], 1)
    for _ in range(2):
        await upkeep_at(morning).digests()
        assert await sqlite_database.read(kept) == ([CUSTOMER], 1)
    await upkeep_at(morning + 15 * DAY).hour()
    assert (await sqlite_database.read(kept))[1] == 0


async def test_work_by_the_clock_waits_for_its_bell_or_its_time():
    bells, turns = Bells(), []

    async def work():
        turns.append(1)

    task = asyncio.create_task(every(60, bells, "sync", work, first_s=60)())
    await asyncio.sleep(0.01)
    assert turns == []
    for expected in (1, 2):
        bells.ring("sync")
        await asyncio.sleep(0.01)
        assert len(turns) == expected
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_one_trouble_is_told_once_an_hour(sqlite_database, house):
    times = iter([T0, T0 + MINUTE, T0 + HOUR])
    alarms = Alarms(sqlite_database, house, lambda: next(times))
    for failures in (5, 10, 15):
        await alarms.trouble("sender", failures)
    rows = await sqlite_database.read(lambda tx: tx.all("SELECT chat_id, kind FROM outbox"))
    assert rows == [{"chat_id": ADMIN, "kind": "admin_trouble"}] * 2
