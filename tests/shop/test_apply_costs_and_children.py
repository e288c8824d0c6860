"""Costs are corrected by the final charge; a parent waits for its children."""

from dataclasses import replace

import pytest
from panel_says import says, tell_all
from placed_orders import (
    HOUR,
    MINUTE,
    T0,
    a_placed_order,
    a_world,
    told,
    transfers,
)

from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from storage import panel_orders


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


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
    assert await db.read(told, "admin_suspended") == [], "one thing is told once"
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


async def test_the_card_moves_when_a_child_is_there_and_when_it_has_ended(db):
    row = await db.write(a_placed_order, fields={"runs": "2", "interval": "30"}, units=2000)
    await tell_all(db, row, says("In progress"))

    async def moves():
        return [m["key"] for m in await db.read(told, "order_progress")]

    before = await moves()
    await tell_all(db, row, replace(says("In progress"), children=("c1",)), start=T0 + 1)
    begun = await moves()
    _, child = await db.read(panel_orders.of_order, row.order_id)
    await tell_all(db, child, says("In progress", 500), start=T0 + 2)
    assert begun != before
    assert await moves() == begun, "how far a child is stands on no card"
    await tell_all(db, child, says("Completed"), start=T0 + 3)
    assert await moves() != begun


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


async def test_an_order_with_a_child_of_somebody_elses_waits_for_a_person(db):
    """What that run delivered is not known: it may not count as a run that never was."""
    await db.write(a_placed_order, number="taken")
    row = await db.write(a_placed_order, fields={"runs": "2", "interval": "30"}, units=2000)
    await tell_all(db, row, replace(says("Canceled"), children=("c1", "taken")))
    _, child = await db.read(panel_orders.of_order, row.order_id)
    _, order = await tell_all(db, child, says("Completed"), start=T0 + 1)
    assert (order["state"], order["refunded"], order["unsettled"]) == ("placed", 0, "children")


async def test_charges_of_children_that_no_book_can_hold_correct_no_cost(db):
    row = await db.write(a_placed_order, fields={"runs": "20", "interval": "30"}, units=2000)
    numbers = tuple(f"c{n}" for n in range(20))
    await tell_all(db, row, replace(says("Completed"), children=numbers))
    for child in (await db.read(panel_orders.of_order, row.order_id))[1:]:
        _, order = await tell_all(db, child, says("Completed", charge="999999999999"), start=T0 + 1)
    assert order["state"] == "settled"
    assert await db.read(transfers, row.order_id, "cost-fix") == []


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
