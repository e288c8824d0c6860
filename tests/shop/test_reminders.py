from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from placed_orders import ADMIN, CUSTOMER, DAY, HOUR, T0, a_placed_order, a_world, an_order, house_of, told

from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from shop.orders.apply_status import apply_status
from shop.orders.remind import remind, reminder_at
from shop.today import midnight, today

HOUSE = house_of()


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


REMINDERS = [
    (0, None),
    (HOUR - 1, None),
    (HOUR, HOUR),
    (5 * HOUR, HOUR),
    (6 * HOUR, 6 * HOUR),
    (DAY - 1, 6 * HOUR),
    (DAY, DAY),
    (2 * DAY - 1, DAY),
    (40 * DAY + 5, 40 * DAY),
]


@pytest.mark.parametrize(("age", "at"), REMINDERS)
def test_the_latest_reminder_that_was_due(age, at):
    assert reminder_at(age) == at


async def test_admins_are_reminded_after_one_and_six_hours_and_then_daily(db):
    order = await db.write(an_order, state="unknown")
    for hour in range(73):
        for _ in range(2):
            await db.write(remind, HOUSE, T0 + hour * HOUR)
    reminders = await db.read(told, "admin_unknown")
    assert [m["args"] for m in reminders] == [{"order_id": order, "hours": h} for h in (1, 6, 24, 48, 72)]
    assert {m["chat_id"] for m in reminders} == {ADMIN}


async def test_the_customer_is_told_once_at_a_day(db):
    order = await db.write(an_order, state="unknown")
    await db.write(remind, HOUSE, T0 + DAY - 1)
    assert await db.read(told, "order_unknown_day") == []
    for now in (T0 + DAY, T0 + DAY + HOUR, T0 + 3 * DAY):
        await db.write(remind, HOUSE, now)
    assert [(m["chat_id"], m["order_id"]) for m in await db.read(told, "order_unknown_day")] == [
        (CUSTOMER, order)
    ]


async def test_after_a_long_stop_one_reminder_is_enough(db):
    await db.write(an_order, state="unknown")
    await db.write(remind, HOUSE, T0 + 4 * DAY)
    assert [m["args"]["hours"] for m in await db.read(told, "admin_unknown")] == [96]


async def test_an_order_whose_outcome_is_known_reminds_nobody(db):
    for state in ("placed", "sending", "rejected", "released", "held"):
        await db.write(an_order, state=state)
    assert await db.write(remind, HOUSE, T0 + 9 * DAY) == 0
    assert await db.read(told) == []


def test_the_day_begins_at_the_operators_midnight():
    now = int(datetime(2026, 11, 23, 23, 30, tzinfo=UTC).timestamp()) * 1000
    assert midnight(now, ZoneInfo("UTC")) == now - 23 * HOUR - HOUR // 2
    assert midnight(now, ZoneInfo("Asia/Tokyo")) == now - 8 * HOUR - HOUR // 2


def test_a_day_of_changing_clocks_begins_at_its_own_midnight():
    berlin = ZoneInfo("Europe/Berlin")
    noon = int(datetime(2026, 10, 25, 12, tzinfo=berlin).timestamp()) * 1000
    assert noon - midnight(noon, berlin) == 13 * HOUR


async def test_the_desk_counts_today_and_what_is_open(db):
    now = midnight(T0, HOUSE.zone) + 10 * HOUR
    row = await db.write(a_placed_order, number="a", now=now)
    done = OrderStatus(PanelStatus.PARTIAL, "Partial", remains=250, charge=Decimal("0.75"))
    await db.write(apply_status, HOUSE, row, done, now + 1)
    vague = await db.write(a_placed_order, number="b", now=now - 3 * DAY)
    await db.write(apply_status, HOUSE, vague, OrderStatus(PanelStatus.PARTIAL, "Partial"), now + 1)
    await db.write(a_placed_order, number="c", now=now)
    await db.write(an_order, state="unknown", now=now - 2 * DAY)
    await db.write(an_order, state="rejected", now=now)
    numbers = await db.read(today, HOUSE, now + HOUR)
    assert numbers.by_state == {"settled": 1, "placed": 1, "rejected": 1}
    assert (numbers.orders, numbers.spent, numbers.refunded) == (3, 2_000_000, 250_000)
    assert (numbers.unknown, numbers.unsettled, numbers.active) == (1, 1, 1)
    tomorrow = await db.read(today, HOUSE, now + DAY)
    assert (tomorrow.orders, tomorrow.spent, tomorrow.refunded, tomorrow.active) == (0, 0, 0, 1)
