"""The requester brings requests to the panel in one call, and rests while nothing helps."""

import asyncio
from contextlib import suppress

import pytest
from placed_orders import T0, a_placed_order, a_world, house_of

from bot.bells import Bells
from bot.supervisor import Supervisor
from bot.tasks import requester
from bot.tasks.requester import Requester
from panel.answers import Batch, CancelRequested
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused
from shop.orders.requests import asking
from shop.orders.requests.kinds import BELL, Kind
from storage import request_lists
from storage.errors import DatabaseFull

HOUSE = house_of()


class Clock:
    """Goes a second ahead whenever somebody waits."""

    def __init__(self):
        self.now = T0

    def __call__(self):
        return self.now


class Panel:
    """Takes every cancel request, when it may; counts how many calls are in flight."""

    def __init__(self):
        self.calls, self.problem, self.may_answer = [], None, asyncio.Event()
        self.may_answer.set()

    async def cancel(self, ids):
        self.calls.append(list(ids))
        await self.may_answer.wait()
        if self.problem is not None:
            raise self.problem
        return Batch({one: CancelRequested() for one in ids})


class World:
    """A requester at work on a real database."""

    def __init__(self, db, panel_id=1):
        self.db, self.panel, self.clock = db, Panel(), Clock()
        self.bells, self.supervisor = Bells(), Supervisor()
        self.work = Requester(
            db, self.panel, HOUSE, panel_id, self.bells, self.supervisor, self.clock, asyncio.Semaphore(1)
        )

    async def ask(self, *orders):
        await self.db.write(asking.ask, HOUSE, 7, orders, Kind.CANCEL, self.clock.now)
        self.clock.now += 1_000
        self.bells.ring(BELL)

    async def until(self, state):
        async with asyncio.timeout(5):
            while True:
                found = await self.db.read(request_lists.latest, tuple(range(1, 10)))
                if found and all(one.state == state for one in found):
                    return found
                await asyncio.sleep(0.005)


@pytest.fixture
async def books(sqlite_database):
    """Three running orders that can be cancelled."""

    def begin(tx):
        a_world(tx)
        tx.run("UPDATE services SET cancel = 'yes'")
        for number in ("p1", "p2", "p3"):
            a_placed_order(tx, number=number)

    await sqlite_database.write(begin)
    return sqlite_database


@pytest.fixture
async def world(books):
    made = World(books)
    task = asyncio.create_task(made.work.run())
    yield made
    made.panel.may_answer.set()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await made.supervisor.stop()


async def test_a_bell_brings_what_is_asked_to_the_panel_in_one_call(world):
    await world.ask(1, 2, 3)
    await world.until("requested")
    assert world.panel.calls == [["p1", "p2", "p3"]]


async def test_while_a_call_is_out_the_next_waits_for_its_end(world):
    world.panel.may_answer.clear()
    await world.ask(1)
    await world.until("no_answer")
    await world.ask(2)
    await asyncio.sleep(0.05)
    assert world.panel.calls == [["p1"]]
    world.panel.may_answer.set()
    await world.until("requested")
    assert world.panel.calls == [["p1"], ["p2"]]


async def test_a_call_that_is_out_is_heard_at_the_end(world):
    world.panel.may_answer.clear()
    await world.ask(1)
    await world.until("no_answer")
    ending = asyncio.create_task(world.supervisor.stop())
    await asyncio.sleep(0.02)
    world.panel.may_answer.set()
    await ending
    await world.until("requested")


async def test_a_refused_key_is_not_tried_without_pause(world):
    world.panel.problem = PanelRefused(ErrorKind.AUTH, "Invalid API key")
    await world.ask(1)
    await world.until("asked")
    async with asyncio.timeout(5):
        while not world.panel.calls:
            await asyncio.sleep(0.005)
    world.clock.now += 60 * 60_000
    for _ in range(3):
        world.bells.ring(BELL)
        await asyncio.sleep(0.02)
    assert world.panel.calls == [["p1"]]


@pytest.mark.parametrize(("panel_id", "state", "calls"), [(1, "requested", [["p1"]]), (2, "asked", [])])
async def test_of_a_panel_sold_from_no_more_nothing_is_asked(books, panel_id, state, calls):
    world = World(books, panel_id)
    await world.ask(1)
    await world.work._send_all()
    await asyncio.sleep(0.05)
    await world.until(state)
    await world.supervisor.stop()
    assert world.panel.calls == calls


async def test_a_full_disk_is_no_reason_to_ask_without_pause(world, monkeypatch):
    tried = []

    async def full(*_args):
        tried.append(1)
        raise DatabaseFull("full")

    monkeypatch.setattr(requester, "send", full)
    await world.ask(1)
    await asyncio.sleep(0.1)
    assert len(tried) == 1
