"""What keeps an order from being sent: what changed since Confirm, a pause, a price that is wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest
from selling import (
    CUSTOMER,
    LOST,
    SERVICE,
    T0,
    CountingSlot,
    a_held_order,
    an_order_after,
    house_of,
    open_shop,
    set_rate,
)

from panel.answers import Placed, Rejected
from panel.errors import ErrorKind
from shop.audit import audit
from shop.orders.send import send, start_sending
from shop.pauses import PauseKind, active, start
from storage import orders, suspensions

MINUTE = 60_000


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


def told(tx):
    return [row["kind"] for row in tx.all("SELECT kind FROM outbox WHERE dropped IS NULL ORDER BY id")]


def kinds(transfers):
    return [transfer.kind for transfer in transfers]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE services SET denied_by = 'votes'", "denied"),
        ("UPDATE services SET gone_at = 5", "gone"),
        ("UPDATE services SET name = 'Other likes'", "changed"),
        ("UPDATE services SET rate = '1.02'", "price"),
    ],
)
async def test_what_changed_since_confirm_is_checked_again(database, house, statement, why):
    order_id = await database.write(a_held_order, house)
    await database.write(lambda tx: tx.run(statement))
    slot = CountingSlot()
    assert not await send(database, slot, house, order_id, lambda: T0)
    assert slot.requests == []
    assert (await database.read(orders.find, order_id)).reason == why


async def test_a_service_suspended_since_confirm_is_not_sent(database, house):
    order_id = await database.write(a_held_order, house)
    await database.write(suspensions.start, SERVICE, "overcharge", "", T0)
    assert await database.write(start_sending, house, order_id, T0) is None
    assert (await database.read(orders.find, order_id)).reason == "suspended"


async def test_without_terms_accepted_nothing_is_sent(database, house):
    """Whatever took the acceptance away since Confirm."""
    order_id = await database.write(a_held_order, house)
    sql = "UPDATE people SET terms_at = cast(:at AS bigint) WHERE id = :id"
    await database.write(lambda tx: tx.run(sql, at=None, id=CUSTOMER))
    assert await database.write(start_sending, house, order_id, T0) is None
    assert (await database.read(orders.find, order_id)).reason == "terms"
    await database.write(lambda tx: tx.run(sql, at=T0, id=CUSTOMER))


async def test_a_risen_rate_after_confirm_owes_a_new_offer(database, house):
    await database.write(a_held_order, house)
    order_id = await database.write(a_held_order, house)
    await database.write(set_rate, "3")
    await database.write(start_sending, house, order_id, T0)
    assert "order_requote" in await database.read(told)


@pytest.mark.parametrize("kind", [PauseKind.FUNDS, PauseKind.KEY, PauseKind.OUTAGE])
async def test_a_pause_of_sending_leaves_orders_held(database, house, kind):
    order_id = await database.write(a_held_order, house)
    await database.write(start, house, house.panel_id, kind, T0, phase="down", cost=5)
    assert await database.write(start_sending, house, order_id, T0) is None
    assert (await database.read(orders.find, order_id)).state == "held"


async def test_maintenance_lets_orders_on_the_way_go_on(database, house):
    order_id = await database.write(a_held_order, house)
    await database.write(start, house, house.panel_id, PauseKind.MAINTENANCE, T0)
    assert await database.write(start_sending, house, order_id, T0) is not None


async def test_three_sends_without_an_answer_are_an_outage(database, house):
    for number in range(3):
        await database.write(an_order_after, house, LOST, link=f"https://example.com/p/{number}")
    (pause,) = await database.read(active, house.panel_id, T0)
    assert pause.kind is PauseKind.OUTAGE


@pytest.mark.parametrize(
    ("kind", "pause"), [(ErrorKind.AUTH, PauseKind.KEY), (ErrorKind.FUNDS, PauseKind.FUNDS)]
)
async def test_a_no_that_concerns_the_panel_pauses_it(database, house, kind, pause):
    order_id = await database.write(an_order_after, house, Rejected(kind, "x"))
    assert (await database.read(orders.find, order_id)).state == "rejected"
    assert [one.kind for one in await database.read(active, house.panel_id, T0)] == [pause]


async def test_a_wrong_service_is_suspended(database, house, signals):
    await database.write(an_order_after, house, Rejected(ErrorKind.BAD_SERVICE, "Incorrect service ID"))
    row = await database.read(lambda tx: tx.one("SELECT reason FROM suspensions"))
    assert row == {"reason": "bad_service"}
    assert "sync" in signals


async def test_a_charge_above_the_predicted_cost_suspends_the_service(database, house):
    from decimal import Decimal

    order_id = await database.write(an_order_after, house, Placed("p1", Decimal("1.03"), "USD"))
    assert (await database.read(orders.find, order_id)).state == "placed"
    assert await database.read(lambda tx: tx.one("SELECT reason FROM suspensions")) == {
        "reason": "overcharge"
    }


async def test_a_charge_in_another_currency_suspends_nothing(database, house):
    await database.write(an_order_after, house, Placed("p1", Decimal(70), "RUB"))
    assert await database.read(suspensions.find, SERVICE) is None
    await database.write(
        an_order_after, house, Placed("p2", Decimal(70), "USD"), link="https://example.com/p/2"
    )
    assert await database.read(suspensions.find, SERVICE) is not None


async def test_nothing_is_sent_before_send_at(database, house):
    patient = replace(house, undo_for=5_000)
    order_id = await database.write(a_held_order, patient)
    slot = CountingSlot()
    assert not await send(database, slot, patient, order_id, lambda: T0 + 4_999)
    assert slot.requests == []
    assert (await database.read(orders.find, order_id)).send_until == T0 + 5_000 + 10 * MINUTE
    assert await send(database, slot, patient, order_id, lambda: T0 + 5_000)
