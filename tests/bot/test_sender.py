"""The sender: woken by a commit, oldest first, and nothing is marked before its slot is free."""

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest
from selling import ADMIN, CUSTOMER, PLACED, T0, a_held_order, house_of, open_shop

from bot.bells import Bells
from bot.supervisor import Supervisor
from bot.tasks.sender import Sender
from panel.answers import Placed
from shop.pauses import PauseKind, end, start
from storage import orders
from storage.opening import open_database

SOON_S = 1.0
"""Far less than the sender's own rest, so that only a bell can be why it was quick."""


class Slots:
    """A panel with so many free slots; answers when it is let."""

    def __init__(self, free=2):
        self.free, self.posted, self.given_back = free, [], 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.busy_links = set()
        self.asked = []

    def try_reserve_add(self, link):
        self.asked.append(link)
        if not self.free or link in self.busy_links:
            return None
        self.free -= 1
        return Slot(self)


class Slot:
    def __init__(self, panel):
        self.panel = panel

    async def add(self, request):
        self.panel.posted.append(request.fields["link"])
        number = f"{PLACED.order_id}{len(self.panel.posted)}"
        await self.panel.may_answer.wait()
        return Placed(number)

    def release(self):
        self.panel.free += 1
        self.panel.given_back += 1


class Shop:
    """A sender over a real database and a panel made of slots."""

    def __init__(self, db, bells, house):
        self.db, self.house, self.panel = db, house, Slots()
        self.supervisor = Supervisor()
        self.work = Sender(db, self.panel, house, bells, self.supervisor, lambda: T0)

    async def sells(self, name, now=T0, **wanted):
        return await self.db.write(a_held_order, self.house, now, link=link(name), **wanted)

    async def state(self, order_id, state):
        async with asyncio.timeout(SOON_S):
            while (await self.db.read(orders.find, order_id)).state != state:
                await asyncio.sleep(0.005)

    async def gives_back(self, slots):
        """Wait for the slots: they are given back just after an outcome is committed."""
        async with asyncio.timeout(SOON_S):
            while self.panel.given_back < slots:
                await asyncio.sleep(0.005)

    async def states(self, *order_ids):
        return [(await self.db.read(orders.find, one)).state for one in order_ids]


def link(name):
    return f"https://example.com/p/{name}"


@pytest.fixture
async def shop(sqlite_url):
    bells = Bells()
    db = await open_database(sqlite_url, bells.ring_all)
    made = Shop(db, bells, house_of(await db.write(open_shop)))
    task = asyncio.create_task(made.work.run())
    await asyncio.sleep(0.05)
    yield made
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    made.panel.may_answer.set()
    await made.supervisor.stop()
    await db.close()


async def test_a_confirmed_order_wakes_the_sender(shop):
    await shop.state(await shop.sells("a"), "placed")
    assert shop.panel.posted == [link("a")]
    await shop.gives_back(1)
    assert (shop.panel.free, shop.panel.given_back) == (2, 1)


async def test_without_a_free_slot_nothing_is_marked(shop):
    shop.panel.may_answer.clear()
    one, two, three = [await shop.sells(name) for name in "abc"]
    await shop.state(two, "sending")
    await asyncio.sleep(0.1)
    assert await shop.states(one, two, three) == ["sending", "sending", "held"]
    shop.panel.may_answer.set()
    await shop.state(three, "placed")
    assert shop.panel.posted == [link("a"), link("b"), link("c")]


async def test_a_link_that_is_being_ordered_holds_up_no_other(shop):
    shop.panel.busy_links.add(link("a"))
    one = await shop.sells("a")
    await shop.state(await shop.sells("b"), "placed")
    assert await shop.states(one) == ["held"]
    shop.panel.busy_links.clear()
    await shop.state(one, "placed")


async def test_the_oldest_goes_first(shop):
    shop.panel.free = 0
    for name, later in (("young", 2), ("old", 0), ("middle", 1)):
        await shop.sells(name, T0 - 10 + later, person=ADMIN if later else CUSTOMER)
    async with asyncio.timeout(SOON_S):
        # A look that began before the last was sold knows nothing of it.
        while not {link("old"), link("middle"), link("young")} <= {*shop.panel.asked}:
            await asyncio.sleep(0.005)
    shop.panel.free = 1
    async with asyncio.timeout(SOON_S):
        while len(shop.panel.posted) < 3:
            await asyncio.sleep(0.005)
    assert shop.panel.posted == [link("old"), link("middle"), link("young")]


async def test_a_pause_of_sending_is_kept(shop):
    await shop.db.write(start, shop.house, shop.house.panel_id, PauseKind.OUTAGE, T0)
    order_id = await shop.sells("a")
    await asyncio.sleep(0.1)
    assert await shop.states(order_id) == ["held"]
    assert shop.panel.posted == []


class Looks:
    """Counts how often a database is read."""

    def __init__(self, db, monkeypatch):
        self.count, read = 0, db.read

        async def counted(*args, **kwargs):
            self.count += 1
            return await read(*args, **kwargs)

        monkeypatch.setattr(db, "read", counted)


async def test_a_pause_over_a_held_order_costs_no_looks_and_its_end_is_heard_at_once(shop, monkeypatch):
    await shop.db.write(start, shop.house, shop.house.panel_id, PauseKind.OUTAGE, T0)
    order_id = await shop.sells("a", T0 - 5)
    await asyncio.sleep(0.1)
    with monkeypatch.context() as patched:
        looks = Looks(shop.db, patched)
        await asyncio.sleep(0.5)
        assert looks.count <= 2
    assert shop.panel.posted == []
    await shop.db.write(end, shop.house, shop.house.panel_id, PauseKind.OUTAGE, T0)
    await shop.state(order_id, "placed")


async def test_an_order_behind_a_link_on_its_way_costs_no_looks(shop, monkeypatch):
    shop.panel.may_answer.clear()
    one, two = await shop.sells("a"), await shop.sells("a", person=ADMIN)
    await shop.state(one, "sending")
    await asyncio.sleep(0.1)
    with monkeypatch.context() as patched:
        looks = Looks(shop.db, patched)
        await asyncio.sleep(0.5)
        assert looks.count <= 2
    shop.panel.may_answer.set()
    await shop.state(two, "placed")


async def test_who_must_wait_makes_nobody_late_whose_time_comes_later(shop):
    """The first has to wait for its link; the second one's time comes in a moment."""
    shop.panel.may_answer.clear()
    began = asyncio.get_running_loop().time()
    shop.work.clock = lambda: T0 + int((asyncio.get_running_loop().time() - began) * 1000)
    first = await shop.sells("a")
    await shop.sells("a", person=ADMIN)
    await shop.state(first, "sending")
    later = await shop.sells("b")
    sql = "UPDATE orders SET send_at = :at WHERE id = :id"
    at = shop.work.clock() + 300
    await shop.db.write(lambda tx: (tx.run(sql, id=later, at=at), tx.signal("orders")))
    await shop.state(later, "sending")


async def test_an_order_that_can_be_taken_back_goes_when_its_time_is_over(shop):
    """It would rest for seconds, were it not for the moment at which the order's time comes."""
    began = asyncio.get_running_loop().time()
    shop.work.clock = lambda: T0 + int((asyncio.get_running_loop().time() - began) * 1000)
    shop.house = replace(shop.house, undo_for=300)
    order_id = await shop.sells("a", shop.work.clock())
    order = await shop.db.read(orders.find, order_id)
    await shop.state(order_id, "placed")
    assert (await shop.db.read(orders.find, order_id)).sent_at >= order.send_at


async def test_at_the_end_a_reserved_slot_is_given_back_and_nothing_is_marked(shop):
    shop.supervisor.stopping = True
    order_id = await shop.sells("a")
    async with asyncio.timeout(SOON_S):
        while not shop.panel.given_back:
            await asyncio.sleep(0.005)
    assert await shop.states(order_id) == ["held"]
    assert shop.panel.posted == []
