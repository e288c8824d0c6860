"""Sending: marked before it is posted, posted once, and every answer is committed as what it is."""

import pytest
from selling import (
    CUSTOMER,
    LIMITED,
    LOST,
    PLACED,
    REFUSED,
    REJECTED,
    T0,
    CountingSlot,
    a_held_order,
    a_quote,
    a_sending_order,
    an_order_after,
    house_of,
    open_shop,
)

from panel.answers import NotExecuted, NotExecutedReason, Rejected, Unknown, UnknownReason
from panel.errors import ErrorKind
from panel.service_types import ServiceType
from shop import ledger
from shop.audit import audit
from shop.orders.at_start import lose_restored, lose_sending, recover
from shop.orders.confirm import No, Refused, confirm
from shop.orders.expire import expire
from shop.orders.outcome import record_outcome
from shop.orders.send import send, start_sending
from shop.orders.take_back import take_back
from shop.pauses import PauseKind, end_by_admin, stops_sending
from storage import ledger as book
from storage import marks, orders, outbox, panel_orders

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


async def test_an_order_is_marked_then_posted_once_then_placed(database, house):
    order_id = await database.write(a_held_order, house)
    seen = []

    class Slot(CountingSlot):
        async def add(self, request):
            seen.append((await database.read(orders.find, order_id)).state)
            return await super().add(request)

    slot = Slot()
    assert await send(database, slot, house, order_id, lambda: T0)
    assert not await send(database, slot, house, order_id, lambda: T0)
    assert seen == ["sending"]
    (request,) = slot.requests
    assert (request.type, request.service) == (ServiceType.DEFAULT, "11")
    assert dict(request.fields) == {"link": "https://example.com/p/1", "quantity": "1000"}
    order = await database.read(orders.find, order_id)
    assert (order.state, order.sends) == ("placed", 1)
    assert kinds(await database.read(book.of_order, order_id)) == ["hold", "cost", "charge"]
    assert (await database.read(panel_orders.by_number, house.panel_id, "p1")).order_id == order_id
    assert "order_placed" in await database.read(told)


@pytest.mark.parametrize(
    ("answer", "state", "moves"),
    [
        (PLACED, "placed", ["hold", "cost", "charge"]),
        (REJECTED, "rejected", ["hold", "back"]),
        (LOST, "unknown", ["hold"]),
        (Unknown(UnknownReason.SERVER_ERROR), "unknown", ["hold"]),
        (REFUSED, "held", ["hold"]),
        (LIMITED, "held", ["hold"]),
    ],
)
async def test_each_answer_moves_the_order_and_its_money(database, house, answer, state, moves):
    order_id = await database.write(an_order_after, house, answer)
    assert (await database.read(orders.find, order_id)).state == state
    assert kinds(await database.read(book.of_order, order_id)) == moves


@pytest.mark.parametrize("answer", [PLACED, REJECTED, LOST, REFUSED])
async def test_an_outcome_committed_twice_moves_money_once(database, house, answer):
    order_id = await database.write(an_order_after, house, answer)
    before = await database.read(book.of_order, order_id)
    await database.write(record_outcome, house, order_id, answer, T0 + 1)
    assert await database.read(book.of_order, order_id) == before


async def test_a_late_answer_is_still_the_answer(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    await database.write(record_outcome, house, order_id, PLACED, T0 + 5)
    assert (await database.read(orders.find, order_id)).state == "placed"


async def test_a_late_no_gives_the_money_back_once(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    for _ in range(2):
        await database.write(record_outcome, house, order_id, REJECTED, T0 + 5)
    assert (await database.read(orders.find, order_id)).state == "rejected"
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0


async def test_an_id_that_another_order_holds_is_unknown(database, house):
    await database.write(an_order_after, house, PLACED)
    second = await database.write(an_order_after, house, PLACED, link="https://example.com/p/2")
    order = await database.read(orders.find, second)
    assert (order.state, order.reason) == ("unknown", "id_held")


async def test_a_duplicate_link_is_a_no_only_when_the_other_order_cannot_be_ours(database, house):
    no = Rejected(ErrorKind.DUPLICATE_LINK, "active order with this link")
    first = await database.write(an_order_after, house, no)
    assert (await database.read(orders.find, first)).state == "rejected"
    await database.write(an_order_after, house, LOST)
    second = await database.write(an_order_after, house, no)
    assert (await database.read(orders.find, second)).state == "unknown"


async def test_a_duplicate_link_after_our_own_earlier_post_is_unknown(database, house):
    order_id = await database.write(an_order_after, house, LIMITED)
    assert await database.write(start_sending, house, order_id, T0 + MINUTE)
    await database.write(
        record_outcome, house, order_id, Rejected(ErrorKind.DUPLICATE_LINK, "x"), T0 + MINUTE
    )
    assert (await database.read(orders.find, order_id)).state == "unknown"


async def test_five_sends_that_did_nothing_end_it(database, house):
    order_id = await database.write(a_held_order, house)
    now = T0
    for attempt in range(1, 6):
        await database.write(lambda tx: tx.run("DELETE FROM pauses"))
        order = await database.read(orders.find, order_id)
        now = max(now, order.send_at)
        assert await database.write(start_sending, house, order_id, now), attempt
        await database.write(record_outcome, house, order_id, REFUSED, now)
    order = await database.read(orders.find, order_id)
    assert (order.state, order.reason, order.sends) == ("released", "unreachable", 5)


async def test_a_call_for_patience_counts_for_no_order(database, house):
    order_id = await database.write(an_order_after, house, LIMITED)
    order = await database.read(orders.find, order_id)
    assert (order.state, order.attempts, order.send_at) == ("held", 0, T0 + 2000)


async def test_nothing_is_sent_after_send_until(database, house):
    order_id = await database.write(a_held_order, house)
    late = T0 + 10 * MINUTE + 1
    slot = CountingSlot()
    assert not await send(database, slot, house, order_id, lambda: late)
    assert slot.requests == []
    order = await database.read(orders.find, order_id)
    assert (order.state, order.reason) == ("released", "too_late")
    assert "order_released" in await database.read(told)


async def test_overdue_orders_are_released_and_told(database, house):
    order_id = await database.write(a_held_order, house)
    assert await database.write(expire, house, T0 + 10 * MINUTE) == 0
    assert await database.write(expire, house, T0 + 10 * MINUTE + 1) == 1
    assert (await database.read(orders.find, order_id)).reason == "too_late"


async def test_at_start_everything_on_its_way_is_unknown(database, house):
    sending = await database.write(a_sending_order, house)
    held = await database.write(a_held_order, house, link="https://example.com/p/2")
    assert await database.write(lose_sending, house, T0) == 1
    assert (await database.read(orders.find, sending)).state == "unknown"
    assert (await database.read(orders.find, held)).state == "held"
    assert "order_unknown" in await database.read(told)


async def test_on_a_restored_backup_held_orders_are_unknown_too(database, house):
    await database.write(a_sending_order, house)
    await database.write(a_held_order, house, link="https://example.com/p/2")
    assert await database.write(lose_restored, house, T0) == 2


async def test_a_restored_backup_sends_nothing_until_an_admin_looked(database, house):
    lost = await database.write(a_held_order, house)
    await database.write(marks.put, marks.BACKUP, str(T0 - MINUTE), T0)
    assert await database.write(recover, house, T0) == 1
    assert await database.write(recover, house, T0) == 0, "the next start finds no mark"
    assert (await database.read(orders.find, lost)).state == "unknown"
    assert "admin_pause" in await database.read(told)
    quote = await database.write(a_quote, house)
    refused = await database.write(confirm, house, CUSTOMER, quote.id, T0)
    assert refused == Refused(No.RESTORED)
    assert (await database.read(stops_sending, house.panel_id, T0)).kind is PauseKind.RESTORED
    assert await database.write(end_by_admin, house, house.panel_id, PauseKind.RESTORED, T0)
    assert await database.write(a_sending_order, house)


async def test_take_back_works_while_held_and_only_for_its_person(database, house):
    order_id = await database.write(a_held_order, house)
    assert not await database.write(take_back, house, order_id, CUSTOMER + 1, T0)
    assert await database.write(take_back, house, order_id, CUSTOMER, T0)
    assert not await database.write(take_back, house, order_id, CUSTOMER, T0)
    assert await database.write(start_sending, house, order_id, T0) is None
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0


async def test_the_loser_of_take_back_is_told(database, house):
    order_id = await database.write(a_sending_order, house)
    assert not await database.write(take_back, house, order_id, CUSTOMER, T0)


async def test_a_newer_card_state_replaces_the_waiting_notice(database, house):
    await database.write(an_order_after, house, PLACED)
    rows = await database.read(outbox.waiting, T0 + 60_000, 10)
    assert [row.kind for row in rows] == ["order_placed"]


async def test_a_late_not_executed_releases_an_unknown_order(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    dns = NotExecuted(NotExecutedReason.DNS)
    await database.write(record_outcome, house, order_id, dns, T0 + 5)
    assert (await database.read(orders.find, order_id)).state == "released"


async def test_an_answer_for_a_released_order_is_kept_and_alarms(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    from shop.orders.resolve import not_placed

    await database.write(not_placed, house, order_id, 1, T0 + 11 * MINUTE)
    await database.write(record_outcome, house, order_id, PLACED, T0 + 12 * MINUTE)
    assert (await database.read(orders.find, order_id)).state == "released"
    assert (await database.read(panel_orders.by_number, house.panel_id, "p1")).order_id == order_id
    assert "admin_late_answer" in await database.read(told)
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0
