from dataclasses import replace
from decimal import Decimal

import pytest
from placed_orders import (
    CUSTOMER,
    DAY,
    HOUR,
    MINUTE,
    T0,
    a_placed_order,
    a_world,
    house_of,
    order_row,
    told,
    transfers,
)

from panel.answers import MISSING, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus, Vocabulary
from shop.orders.apply_status import apply_status
from storage import panel_orders

HOUSE = house_of()
NOT_FOUND = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")


def says(word, remains=None, **fields):
    """One entry of a status answer as the client would read it."""
    if fields.get("charge") is not None:
        fields["charge"] = Decimal(fields["charge"])
    return OrderStatus(Vocabulary().order_status(word), word, remains=remains, **fields)


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


async def tell_all(db, row, *answers, start=T0, step=MINUTE, house=HOUSE):
    for n, answer in enumerate(answers):
        await db.write(apply_status, house, row, answer, start + n * step)
    return await db.read(panel_orders.find, row.id), await db.read(order_row, row.order_id)


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


async def test_a_word_nobody_knows_is_shown_to_admins_once_for_the_whole_panel(db):
    rows = [await db.write(a_placed_order, number=f"n{n}") for n in range(3)]
    for row in rows:
        kept, order = await tell_all(db, row, says("Quantum"), says("Quantum"))
        assert (kept.problem, kept.status, order["panel_status"]) == (
            "status",
            "unrecognised",
            "unrecognised",
        )
    alarms = await db.read(told, "admin_quarantine")
    assert [a["args"]["word"] for a in alarms] == ["Quantum"]
    await tell_all(db, rows[0], says("Flux"))
    assert [a["args"]["word"] for a in await db.read(told, "admin_quarantine")] == ["Quantum", "Flux"]


async def test_a_problem_is_over_with_the_next_good_answer(db):
    row = await db.write(a_placed_order)
    kept, _ = await tell_all(db, row, says("Quantum"), NOT_FOUND, MISSING, says("In progress", 3))
    assert (kept.problem, kept.trouble_since, kept.missed) == (None, None, 0)


async def test_a_foreign_currency_changes_nothing_but_the_problem(db):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(
        db, row, says("In progress", 10, charge="1"), says("Canceled", 0, charge="70", currency="RUB")
    )
    assert (kept.problem, kept.status, kept.charge) == ("currency", "in_progress", "1")
    assert (order["state"], order["refunded"]) == ("placed", 0)
    assert len(await db.read(told, "admin_quarantine")) == 1
    assert await db.read(told, "admin_overcharge") == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (says("In progress", 1001), "remains"),
        (says("In progress", 10**30), "remains"),
        (says("In progress", 5, start_count=10**30), "start_count"),
        (says("In progress", 5, charge="1e40"), "charge"),
        (says("In progress", 5, charge="-3"), "charge"),
        (says("In progress", 5, charge="NaN"), "charge"),
        (replace(says("In progress"), doubtful=("remains",)), "remains"),
        (replace(says("In progress"), doubtful=("charge",)), "charge"),
    ],
)
async def test_an_impossible_number_is_quarantined_and_the_order_lives_on(db, answer, problem):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(db, row, answer, answer)
    assert (kept.problem, order["panel_status"], order["state"]) == (problem, "in_progress", "placed")
    assert [a["args"]["problem"] for a in await db.read(told, "admin_quarantine")] == [problem]
    _, order = await tell_all(db, row, says("Completed"), start=T0 + HOUR)
    assert order["state"] == "settled"


async def test_an_id_the_panel_does_not_know_waits_long_and_tells_admins_once(db):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(db, row, NOT_FOUND, NOT_FOUND, NOT_FOUND)
    assert kept.next_poll_at == T0 + 2 * MINUTE + HOUR
    assert (order["state"], order["refunded"], kept.problem) == ("placed", 0, "not_found")
    assert [a["args"]["problem"] for a in await db.read(told, "admin_quarantine")] == ["not_found"]


async def test_a_failing_service_is_told_once_an_hour_and_not_for_each_order(db):
    for n in range(3):
        row = await db.write(a_placed_order, number=f"n{n}")
        await tell_all(db, row, says("Pending"), says("Error"), says("Failed"))
    assert [a["args"]["problem"] for a in await db.read(told, "admin_quarantine")] == ["failed"]
    row = await db.write(a_placed_order, number="later")
    await tell_all(db, row, says("Fail"), start=T0 + HOUR)
    assert len(await db.read(told, "admin_quarantine")) == 2


async def test_a_settled_order_the_panel_has_forgotten_troubles_nobody(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("Completed"))
    kept, order = await tell_all(db, row, NOT_FOUND, start=T0 + HOUR)
    assert (order["state"], kept.status) == ("settled", "completed")
    assert await db.read(told, "admin_quarantine") == []
    assert kept.next_poll_at == T0 + 6 * HOUR


async def test_a_missing_id_is_asked_again_at_growing_intervals(db):
    row = await db.write(a_placed_order)
    kept, order = await tell_all(db, row, MISSING, MISSING, MISSING)
    assert (kept.missed, kept.next_poll_at) == (3, T0 + 2 * MINUTE + 8 * MINUTE)
    assert (order["state"], order["refunded"], order["unsettled"]) == ("placed", 0, None)
    assert await db.read(told) == []


async def test_an_error_text_nobody_knows_is_kept_and_shown_once(db):
    row = await db.write(a_placed_order)
    strange = EntryError(ErrorKind.UNKNOWN, "the moon is full")
    await tell_all(db, row, strange, strange)
    texts = await db.read(told, "admin_text_unknown")
    assert [t["args"]["text"] for t in texts] == ["the moon is full"]


async def test_the_cost_is_corrected_once_by_the_final_charge(db):
    row = await db.write(a_placed_order)
    await tell_all(
        db, row, says("In progress", 5, charge="0.5"), says("Partial", 100, charge="0.9"), says("Canceled")
    )
    fixes = await db.read(transfers, row.order_id, "cost-fix")
    assert [(t["from_account"], t["to_account"], t["amount"]) for t in fixes] == [
        ("cost", "panel:1", 100_000)
    ]


async def test_a_canceled_order_costs_nothing_even_if_its_charge_still_shows(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("Canceled", 3, charge="0.7"))
    fixes = await db.read(transfers, row.order_id, "cost-fix")
    assert [(t["from_account"], t["amount"]) for t in fixes] == [("cost", 1_000_000)]


async def test_an_unknown_charge_corrects_nothing(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("Completed"))
    assert await db.read(transfers, row.order_id, "cost-fix") == []


@pytest.mark.parametrize(("charge", "is_too_much"), [("1.02", False), ("1.020000001", True), ("3", True)])
async def test_a_charge_two_percent_above_the_cost_suspends_the_service(db, signals, charge, is_too_much):
    row = await db.write(a_placed_order)
    answer = says("In progress", 5, charge=charge)
    await tell_all(db, row, answer, answer)
    suspended = await db.read(lambda tx: tx.all("SELECT service_id FROM suspensions"))
    alarms = [a["args"] for a in await db.read(told, "admin_overcharge")]
    assert bool(suspended) is is_too_much
    assert [(a["charge"], a["cost"]) for a in alarms] == ([(charge, 1_000_000)] if is_too_much else [])
    assert ("sync" in signals) is is_too_much


async def test_a_service_accepted_again_is_not_suspended_by_the_same_order(db):
    row = await db.write(a_placed_order)
    await tell_all(db, row, says("In progress", 5, charge="2"))
    await db.write(lambda tx: tx.run("DELETE FROM suspensions"))
    await tell_all(db, row, says("In progress", 5, charge="2.5"), start=T0 + MINUTE)
    assert await db.read(lambda tx: tx.all("SELECT service_id FROM suspensions")) == []
    other = await db.write(a_placed_order, number="other")
    await tell_all(db, other, says("In progress", 5, charge="2"), start=T0 + MINUTE)
    assert len(await db.read(lambda tx: tx.all("SELECT service_id FROM suspensions"))) == 1


async def test_children_are_kept_and_asked_for_at_once(db):
    row = await db.write(a_placed_order, fields={"runs": "2", "interval": "30"}, units=2000)
    parent = replace(says("In progress"), children=("c1", "c2"))
    await tell_all(db, row, parent, parent)
    rows = await db.read(panel_orders.of_order, row.order_id)
    assert [(r.number, r.is_child) for r in rows] == [("p1", False), ("c1", True), ("c2", True)]
    assert rows[1].next_poll_at == T0


async def test_a_parent_is_settled_when_all_its_children_are_final(db):
    row = await db.write(a_placed_order, fields={"runs": "2", "interval": "30"}, units=2000)
    await tell_all(db, row, replace(says("Completed"), children=("c1", "c2")))
    _, first, second = await db.read(panel_orders.of_order, row.order_id)
    _, order = await tell_all(db, first, says("Completed"), start=T0 + 1)
    assert order["state"] == "placed"
    _, order = await tell_all(db, second, says("Partial", 500), start=T0 + 2)
    assert (order["state"], order["refunded"]) == ("settled", 250_000)
    assert len(await db.read(told, "order_final")) == 1
    assert {m["kind"] for m in await db.read(told)} == {"order_progress", "order_final"}


async def test_a_child_that_belongs_to_another_order_is_a_problem_and_no_crash(db):
    other = await db.write(a_placed_order, number="taken")
    row = await db.write(a_placed_order, number="p1")
    kept, order = await tell_all(db, row, replace(says("Completed"), children=("taken", "c1", "p1")))
    assert (kept.problem, order["state"]) == ("child", "placed")
    rows = await db.read(panel_orders.of_order, row.order_id)
    assert [r.number for r in rows] == ["p1", "c1"]
    assert (await db.read(panel_orders.find, other.id)).order_id == other.order_id
    assert [a["args"]["problem"] for a in await db.read(told, "admin_quarantine")] == ["child"]


async def test_a_list_of_a_million_children_is_cut(db):
    row = await db.write(a_placed_order)
    many = tuple(f"c{n}" for n in range(1500))
    kept, _ = await tell_all(db, row, replace(says("In progress"), children=many))
    rows = await db.read(panel_orders.of_order, row.order_id)
    assert (kept.problem, len(rows)) == ("child", 1000)


async def test_an_unsettled_order_is_settled_when_the_panel_makes_itself_clear(db):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("Partial"), says("Partial"))
    assert order["unsettled"] == "remains_unknown"
    _, order = await tell_all(db, row, says("Partial", 40), start=T0 + HOUR)
    assert (order["state"], order["unsettled"], order["refunded"]) == ("settled", None, 40_000)
    assert len(await db.read(told, "admin_unsettled")) == 1


async def test_an_unsettled_order_that_goes_on_needs_no_decision(db):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("Partial"), says("In progress", 5))
    assert (order["state"], order["unsettled"]) == ("placed", None)


async def test_an_order_released_meanwhile_is_watched_but_moves_no_money(db):
    row = await db.write(a_placed_order, state="released")
    kept, order = await tell_all(db, row, says("Canceled", charge="9"))
    assert (kept.status, order["state"], order["refunded"]) == ("canceled", "released", 0)
    assert await db.read(told) == []


async def test_every_canonical_status_can_be_applied(db):
    for status in PanelStatus:
        row = await db.write(a_placed_order, number=status.value)
        kept, order = await tell_all(db, row, OrderStatus(status, status.value, remains=1))
        assert kept.status == order["panel_status"] == status
