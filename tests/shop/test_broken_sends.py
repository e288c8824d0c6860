"""A send that goes wrong on our side: the order is unknown, or its answer is written in the end, once."""

import pytest
from selling import REFUSED, T0, CountingSlot, a_held_order, house_of, open_shop

from shop.audit import audit
from shop.orders.outcome import record_outcome
from shop.orders.send import send, start_sending
from storage import insisting, orders
from storage.errors import CommitUnknown, ConstraintViolated, DatabaseFull


class Breaking(CountingSlot):
    async def add(self, request):
        await super().add(request)
        raise OSError("something of ours")


class FullAtFirst:
    """A database whose first writes after the post fail, after COMMIT where it is told so."""

    def __init__(self, database, failures, *, committed=False, error=DatabaseFull):
        self.database, self.failures, self.committed, self.error = database, failures, committed, error

    async def write(self, fn, *args, **kwargs):
        fails = fn is record_outcome and self.failures > 0
        if not fails or self.committed:
            result = await self.database.write(fn, *args, **kwargs)
        if fails:
            self.failures -= 1
            raise self.error("nothing is written")
        return result


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(insisting, "FIRST_PAUSE_S", 0.0)


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


async def order_of(database, number):
    return await database.read(orders.find, number)


async def told(database):
    return await database.read(
        lambda tx: [
            row["kind"] for row in tx.all("SELECT kind FROM outbox WHERE dropped IS NULL ORDER BY id")
        ]
    )


async def test_what_breaks_while_posting_leaves_the_order_unknown(database, house):
    order = await database.write(a_held_order, house)
    with pytest.raises(OSError, match="something of ours"):
        await send(database, Breaking(), house, order, lambda: T0)
    found = await order_of(database, order)
    assert (found.state, found.reason) == ("unknown", "failure")
    assert "admin_unknown" in await told(database)


async def test_an_answer_waits_for_a_full_disk_as_long_as_that_takes(database, house):
    order = await database.write(a_held_order, house)
    assert await send(FullAtFirst(database, 40), CountingSlot(), house, order, lambda: T0)
    assert (await order_of(database, order)).state == "placed"


async def test_an_answer_that_the_database_refuses_leaves_the_order_unknown(database, house):
    order = await database.write(a_held_order, house)
    with pytest.raises(ConstraintViolated):
        await send(
            FullAtFirst(database, 1, error=ConstraintViolated), CountingSlot(), house, order, lambda: T0
        )
    found = await order_of(database, order)
    assert (found.state, found.reason) == ("unknown", "failure")


async def test_an_answer_written_twice_over_a_lost_connection_counts_once(database, house):
    order = await database.write(a_held_order, house)
    slow = FullAtFirst(database, 1, committed=True)
    assert await send(slow, CountingSlot(REFUSED), house, order, lambda: T0)
    found = await order_of(database, order)
    assert (found.state, found.attempts) == ("held", 1)


class MarkOfUnknownFate(FullAtFirst):
    """The connection is lost while `sending` is being committed."""

    async def write(self, fn, *args, **kwargs):
        if fn is not start_sending:
            return await self.database.write(fn, *args, **kwargs)
        if self.committed:
            await self.database.write(fn, *args, **kwargs)
        raise CommitUnknown("the connection was lost during COMMIT")


@pytest.mark.parametrize(("committed", "state"), [(True, "unknown"), (False, "held")])
async def test_a_mark_of_unknown_fate_is_followed_by_no_post_and_leaves_nothing_on_its_way(
    database, house, committed, state
):
    order, slot = await database.write(a_held_order, house), CountingSlot()
    with pytest.raises(CommitUnknown):
        await send(MarkOfUnknownFate(database, 1, committed=committed), slot, house, order, lambda: T0)
    assert ((await order_of(database, order)).state, slot.requests) == (state, [])
