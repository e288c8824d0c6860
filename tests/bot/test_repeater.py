"""The repeater makes what is due, rests until something is, and lets nothing stand in the way of the others."""

import asyncio
from contextlib import suppress

import pytest
from placed_orders import T0
from repeating import DAY, FIRST, MINUTE, a_plan, a_schedule, days
from selling import house_of, open_shop

from bot.bells import Bells
from bot.tasks import repeater
from bot.tasks.repeater import Repeater
from shop.schedules import occurring
from storage import panels, schedules


class World:
    """A repeater at work on a real database."""

    def __init__(self, db):
        self.db, self.bells, self.now, self.house = db, Bells(), T0, house_of()
        self.work = Repeater(db, self.house, self.bells, lambda: self.now)

    async def time_is(self, now):
        await self.db.write(panels.synced, 1, now)
        self.now = now
        self.bells.ring("schedules")

    async def until(self, number, made):
        async with asyncio.timeout(5):
            while (found := await self.db.read(days, number)) != made:
                await asyncio.sleep(0.005)
        return found


@pytest.fixture
async def world(sqlite_database):
    await sqlite_database.write(open_shop)
    made = World(sqlite_database)
    task = asyncio.create_task(made.work.run())
    yield made
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_what_is_due_is_made_and_the_bell_is_the_only_thing_that_wakes(world):
    for at in (FIRST, FIRST + MINUTE):
        await world.db.write(
            a_schedule, world.house, a_plan(at=at, times=2), link=f"https://example.com/p/{at}"
        )
    await world.time_is(FIRST)
    await world.until(1, {0: 1_000_000})
    assert await world.db.read(days, 2) == {}
    await world.time_is(FIRST + DAY + MINUTE)
    await world.until(1, {0: 1_000_000, 1: 1_000_000})
    await world.until(2, {1: 1_000_000})


async def test_it_sleeps_until_the_moment_of_the_next(world):
    assert await world.work._idle_s() == repeater.IDLE_S
    await world.db.write(a_schedule, world.house)
    world.now = FIRST - 2_500
    assert await world.work._idle_s() == 2.5
    world.now = FIRST + 1
    assert await world.work._idle_s() == 0
    world.now = T0
    assert await world.work._idle_s() == repeater.IDLE_S


async def test_one_that_cannot_be_made_rests_and_the_others_go_on(world, monkeypatch):
    for at in "ab":
        await world.db.write(a_schedule, world.house, link=f"https://example.com/p/{at}")
    real = occurring.occur

    def occur(tx, house, schedule_id, now):
        if schedule_id == 1:
            raise ValueError("broken")
        return real(tx, house, schedule_id, now)

    monkeypatch.setattr(repeater, "occur", occur)
    await world.time_is(FIRST)
    await world.until(2, {0: 1_000_000})
    resting = await world.db.read(schedules.find, 1)
    assert (resting.state, resting.next_at) == ("active", FIRST + MINUTE)
