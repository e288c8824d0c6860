"""What a panel says that cannot be right, or that nobody knows, moves no money."""

from dataclasses import replace

import pytest
from panel_says import NOT_FOUND, says, tell_all
from placed_orders import (
    HOUR,
    MINUTE,
    T0,
    a_placed_order,
    a_world,
    told,
)

from panel.answers import MISSING, EntryError
from panel.errors import ErrorKind


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


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
        (says("In progress", 5, charge="1000000000000.01"), "charge"),
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


@pytest.mark.parametrize("charge", ["1000000000000", "10000000000000", "1e15"])
async def test_a_charge_beyond_all_money_settles_the_order_all_the_same(db, charge):
    row = await db.write(a_placed_order)
    _, order = await tell_all(db, row, says("Partial", 100, charge=charge))
    assert (order["state"], order["refunded"]) == ("settled", 100_000)
