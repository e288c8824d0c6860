"""A status answer settles an order by the formula, and is told once."""

import pytest
from panel_says import NOT_FOUND, says, tell_all
from placed_orders import (
    CUSTOMER,
    DAY,
    HOUR,
    MINUTE,
    T0,
    a_placed_order,
    a_world,
    told,
    transfers,
)

from panel.answers import MISSING, EntryError
from panel.errors import ErrorKind


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


FORMULAS = [
    # what the panel says last, state, refunded, unsettled
    (says("Completed"), "settled", 0, None),
    (says("Completed", 300), "settled", 0, None),
    (says("Canceled"), "settled", 1_000_000, None),
    (says("Cancelled", 5, charge="0.4"), "settled", 1_000_000, None),
    (says("Refunded"), "settled", 1_000_000, None),
    (says("Partial", 157), "settled", 157_000, None),
    (says("Partial", 0), "settled", 0, None),
    (says("Partial", 1000), "settled", 1_000_000, None),
    (says("Partial"), "placed", 0, "remains_unknown"),
    (says("Partial", 1001), "placed", 0, "remains_impossible"),
    (says("Expired"), "placed", 0, "expired"),
    (says("Processing", 10), "placed", 0, None),
    (says("Error"), "placed", 0, None),
    (says("Paused"), "placed", 0, None),
    (says("Quantum"), "placed", 0, None),
    (says("7"), "placed", 0, None),
    (MISSING, "placed", 0, None),
    (NOT_FOUND, "placed", 0, None),
    (EntryError(ErrorKind.SERVER_TROUBLE, "Server error"), "placed", 0, None),
]


@pytest.mark.parametrize(("answer", "state", "refunded", "unsettled"), FORMULAS)
async def test_an_order_is_settled_by_the_formula_and_by_nothing_else(db, answer, state, refunded, unsettled):
    row = await db.write(a_placed_order)
    for _ in range(3):
        _, order = await tell_all(db, row, says("In progress", 500), answer, answer)
    assert (order["state"], order["refunded"], order["unsettled"]) == (state, refunded, unsettled)
    paid = await db.read(transfers, row.order_id, "refund")
    assert [t["amount"] for t in paid] == ([refunded] if refunded else [])


async def test_the_refund_transfer_is_keyed_by_its_total_and_goes_back_to_the_house(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("Partial", 200), says("Partial", 300))
    paid = await db.read(transfers, row.order_id, "refund")
    keys = [f"o/{row.order_id}/refund/{total}" for total in (200_000, 300_000)]
    assert [t["key"] for t in paid] == keys
    assert [t["amount"] for t in paid] == [200_000, 100_000]
    assert {(t["from_account"], t["to_account"]) for t in paid} == {(f"spent:{CUSTOMER}", "house")}


async def test_a_package_that_is_partly_done_waits_for_a_person(db):
    row = await db.write(a_placed_order, type="Package", units=1, quantity=None)
    _, order = await tell_all(db, row, says("Partial", 1))
    assert (order["state"], order["unsettled"], order["refunded"]) == ("placed", "package", 0)
    assert [card["args"]["reason"] for card in await db.read(told, "admin_unsettled")] == ["package"]


async def test_numbers_and_status_are_kept_on_the_row(db):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(
        db, row, says("In_Progress", 157, charge="0.278190", start_count=3572, currency="USD")
    )
    assert (kept.status, kept.raw_status, kept.remains, kept.start_count) == (
        "in_progress",
        "In_Progress",
        157,
        3572,
    )
    assert (kept.charge, kept.problem, kept.polled_at) == ("0.278190", None, T0)
    assert order["panel_status"] == "in_progress"


async def test_a_number_that_is_gone_is_unknown_but_the_start_stays_the_start(db):
    row = await db.write(a_placed_order)
    kept, _ = await tell_all(
        db, row, says("In progress", 157, charge="1", start_count=3), says("In progress")
    )
    assert (kept.remains, kept.charge, kept.start_count) == (None, None, 3)


async def test_remains_of_long_ago_never_decide_a_partial(db):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("In progress", 900), says("Partial", None))
    assert (order["refunded"], order["unsettled"]) == (0, "remains_unknown")


async def test_the_card_is_edited_only_when_a_customer_would_see_a_change(db):
    row = await db.write(a_placed_order)
    answers = [
        (says("Pending", 1000), True),
        (says("Pending", 1000, charge="0.5"), False),
        (says("pending", 1000), False),
        (says("In progress", 1000), True),
        (says("In progress", 900), True),
        (MISSING, False),
        (says("In progress", 900), False),
        (says("In progress", 900, start_count=12), True),
    ]
    for n, (answer, changes) in enumerate(answers):
        await tell_all(db, row, answer, start=T0 + n * MINUTE)
        shown = await db.read(told, "order_progress")
        assert [(m["chat_id"], m["order_id"]) for m in shown] == [(CUSTOMER, row.order_id)] * changes, n
        await db.write(lambda tx: tx.run("DELETE FROM outbox"))


async def test_the_end_is_told_once_as_a_message_of_its_own(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("Completed", 0), says("Completed", 0), says("Completed", 0))
    assert len(await db.read(told, "order_final")) == 1
    assert await db.read(told, "order_progress") == []


async def test_a_later_refund_is_told_and_paid_as_a_difference(db):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("Completed"), says("Partial", 400), says("Canceled"))
    assert (order["state"], order["refunded"]) == ("settled", 1_000_000)
    more = await db.read(told, "refund_more")
    assert [m["args"]["paid"] for m in more] == [400_000, 600_000]
    assert len(await db.read(told, "order_final")) == 1


async def test_delivered_after_a_refund_takes_nothing_back_and_tells_admins(db):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("Canceled"), says("In progress"), says("Completed"))
    assert (order["state"], order["refunded"]) == ("settled", 1_000_000)
    alarms = await db.read(told, "admin_after_refund")
    assert [a["args"]["refunded"] for a in alarms] == [1_000_000]


async def test_a_settled_order_that_goes_on_stays_settled_and_is_asked_for_like_any_other(db):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(db, row, says("Partial", 100))
    assert kept.next_poll_at == T0 + HOUR
    kept, order = await tell_all(db, row, says("In progress", 100), start=T0 + HOUR)
    assert (order["state"], order["refunded"], order["panel_status"]) == ("settled", 100_000, "in_progress")
    assert kept.final_at is None
    assert kept.next_poll_at is not None
    assert kept.next_poll_at - (T0 + HOUR) <= 5 * MINUTE
    _, order = await tell_all(db, row, says("Partial", 250), start=T0 + 2 * HOUR)
    assert (order["state"], order["refunded"]) == ("settled", 250_000)


async def test_a_final_order_is_asked_again_seven_times_and_then_left_alone(db):
    row = await db.write(a_placed_order)
    now, moments = T0, []
    while now is not None:
        kept, _ = await tell_all(db, row, says("Completed"), start=now)
        now = kept.next_poll_at
        moments.append(None if now is None else now - T0)
    assert moments == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, None]
