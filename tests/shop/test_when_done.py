"""When an order will be done: told by the record of its service, else by its own pace, on both engines."""

import pytest
from panel_says import says, tell_all
from past_orders import past
from placed_orders import DAY, MINUTE, T0, a_placed_order, a_world

from shop.records.ending import By, expected
from shop.records.judging import judged
from storage import order_views

PENDING, WORKING, DONE = says("Pending", 1000), says("In progress", 600), says("Completed", 0)
NOW = T0 + DAY
KNOWN = judged([past(begun_at=T0 + n * MINUTE, ended_at=T0 + (n + 20) * MINUTE) for n in range(1, 61)], NOW)


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


async def order(db, *answers, **facts):
    row = await db.write(a_placed_order, **facts)
    await tell_all(db, row, *answers, start=T0 + 10 * MINUTE)
    return await db.read(order_views.view, row.order_id)


async def test_before_it_begins_the_record_tells_start_and_end(db):
    end = expected(await order(db, PENDING), KNOWN, T0 + 11 * MINUTE)
    low, high = KNOWN.start.usual
    assert (end.low, end.high, end.by) == (T0 + low + 20 * MINUTE, T0 + high + 20 * MINUTE, By.RECORD)
    assert (end.is_late(T0), end.is_late(T0 + DAY)) == (False, True)


async def test_once_begun_it_is_told_from_the_beginning_and_its_quantity(db):
    end = expected(await order(db, WORKING, units=500), KNOWN, T0 + 11 * MINUTE)
    assert (end.low, end.high) == (T0 + 20 * MINUTE, T0 + 20 * MINUTE)


async def test_without_a_record_its_own_pace_tells(db):
    placed = await order(db, says("In progress", 1000), says("In progress", 800))
    end = expected(placed, None, T0 + 20 * MINUTE)
    assert (end.low, end.by) == (T0 + 60 * MINUTE, By.PACE)
    assert not end.is_late(T0 + DAY)


@pytest.mark.parametrize(
    "answers",
    [(PENDING,), (says("In progress", 950),), (says("In progress"),), (says("In progress", 0),)],
)
async def test_a_pace_nobody_can_see_tells_nothing(db, answers):
    assert expected(await order(db, *answers), None, T0 + 20 * MINUTE) is None


async def test_too_few_orders_tell_nothing(db):
    thin = judged([past()] * 4, NOW)
    assert expected(await order(db, PENDING), thin, T0 + 20 * MINUTE) is None


async def test_what_is_over_needs_no_end(db):
    assert expected(await order(db, DONE), KNOWN, NOW) is None


async def test_a_drip_feed_ends_when_its_customer_said(db):
    placed = await order(db, WORKING, fields={"runs": "2", "interval": "30"})
    assert expected(placed, KNOWN, T0 + 20 * MINUTE) is None
