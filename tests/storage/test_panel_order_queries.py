import pytest
from placed_orders import T0, a_placed_order, a_world, an_order

from storage import marks, panel_orders, readings, settlements, unknown_texts


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


async def test_a_panels_number_belongs_to_one_order_or_child(db):
    first, second = await db.write(an_order), await db.write(an_order)
    assert await db.write(panel_orders.keep, 1, "n", first, T0) is not None
    assert await db.write(panel_orders.keep, 1, "n", second, T0) is None
    assert await db.write(panel_orders.keep, 1, "n", second, T0, is_child=True) is None
    assert (await db.read(panel_orders.by_number, 1, "n")).order_id == first
    assert await db.read(panel_orders.by_number, 2, "n") is None


async def test_an_order_has_one_number_of_its_own(db):
    order = await db.write(an_order)
    assert await db.write(panel_orders.keep, 1, "n", order, T0) is not None
    assert await db.write(panel_orders.keep, 1, "m", order, T0) is None
    assert await db.write(panel_orders.keep, 1, "c", order, T0, is_child=True) is not None


async def test_numbers_are_compared_as_text(db):
    first, second = await db.write(an_order), await db.write(an_order)
    await db.write(panel_orders.keep, 1, "7", first, T0)
    assert await db.write(panel_orders.keep, 1, "07", second, T0) is not None


async def test_flags_are_bool_on_reading(db):
    """SQLite keeps 0 and 1."""
    order = await db.write(an_order)
    await db.write(panel_orders.keep, 1, "n", order, T0)
    await db.write(panel_orders.keep, 1, "c", order, T0, is_child=True)
    rows = await db.read(panel_orders.of_order, order)
    assert [repr(row.is_child) for row in rows] == ["False", "True"]


async def test_a_row_asked_for_no_more_is_never_postponed_into_life(db):
    row = await db.write(a_placed_order)

    def stop(tx):
        tx.run("UPDATE panel_orders SET next_poll_at = NULL")
        panel_orders.postpone(tx, (row.id,), T0 + 9)
        panel_orders.postpone(tx, (), T0 + 9)

    await db.write(stop)
    assert await db.read(panel_orders.due, 1, T0 + 99, 10) == []
    assert await db.read(panel_orders.next_due_at, 1) is None


async def test_the_latest_numbers_leave_children_out(db):
    rows = [await db.write(a_placed_order, number=f"n{n}") for n in range(3)]
    await db.write(panel_orders.keep, 1, "c", rows[2].order_id, T0, is_child=True)
    assert await db.read(panel_orders.latest_numbers, 1, 2) == ["n2", "n1"]


async def test_settling_is_guarded_by_what_was_refunded_before(db):
    order = await db.write(an_order)
    assert await db.write(settlements.settle, order, 0, 400_000, T0)
    assert not await db.write(settlements.settle, order, 0, 500_000, T0)
    assert await db.write(settlements.settle, order, 400_000, 500_000, T0 + 1)
    found = await db.read(settlements.tracked, order)
    assert (found.state, found.refunded, found.ended_at) == ("settled", 500_000, T0)


@pytest.mark.parametrize("state", ["released", "rejected", "unknown", "sending"])
async def test_only_what_was_placed_is_settled(db, state):
    order = await db.write(an_order, state=state)
    assert not await db.write(settlements.settle, order, 0, 1, T0)
    assert not await db.write(settlements.leave_open, order, "package", T0)
    assert not await db.write(settlements.decide, order, 0, 1, T0)


async def test_a_decision_needs_an_open_question(db):
    order = await db.write(an_order)
    assert not await db.write(settlements.decide, order, 0, 1, T0)
    assert [await db.write(settlements.leave_open, order, "package", T0) for _ in range(2)] == [True, False]
    assert await db.write(settlements.leave_open, order, "expired", T0)
    assert await db.write(settlements.decide, order, 0, 1, T0)
    assert not await db.write(settlements.decide, order, 1, 2, T0)


async def test_texts_are_counted_a_panel_a_call_and_a_text(db):
    for text, times in (("odd", 1), ("odd", 2), ("other", 1)):
        assert await db.write(unknown_texts.note, 1, "add", text, T0) == times
    assert await db.write(unknown_texts.note, 1, "status", "odd", T0 + 1) == 1
    assert await db.read(unknown_texts.count, 1, "add") == 2
    assert [(t.action, t.times) for t in await db.read(unknown_texts.latest, 1, 2)] == [
        ("status", 1),
        ("add", 2),
    ]


async def test_old_readings_are_forgotten_but_the_newest_stays(db):
    for n in range(4):
        await db.write(readings.record, 1, str(n), "USD", "regular", T0 + n)
    await db.write(readings.forget, 1, T0 + 2)
    assert [r.amount for r in await db.read(readings.since, 1, 0)] == ["2", "3"]
    await db.write(readings.forget, 1, T0 + 99)
    assert (await db.read(readings.latest, 1)).amount == "3"


async def test_a_mark_put_once_never_changes(db):
    assert await db.write(marks.put_once, "currency", "USD", T0) == "USD"
    assert await db.write(marks.put_once, "currency", "RUB", T0) == "USD"
    await db.write(marks.put, "other", "a", T0)
    await db.write(marks.put, "other", "b", T0)
    assert await db.read(marks.read, "other") == "b"
    assert [await db.write(marks.remove, "other") for _ in range(2)] == [True, False]
