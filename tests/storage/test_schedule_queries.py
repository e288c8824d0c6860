"""Repeated orders as rows, on both engines: what the database itself refuses, and that what is due is found by its index."""

import pytest
from repeating import FIRST, a_plan, a_schedule, found, time_comes
from selling import T0, house_of, open_shop

from storage import schedules
from storage.errors import ConstraintViolated


@pytest.fixture
async def db(database):
    house = house_of(await database.write(open_shop))
    await database.write(a_schedule, house, a_plan(budget=9_000_000))
    await database.write(time_comes, house, FIRST)
    return database


REFUSED = [
    "UPDATE schedules SET state = 'paused'",
    "UPDATE schedules SET state = 'paused', reason = 'x'",
    "UPDATE schedules SET state = 'ended', reason = 'x', next_at = NULL, next_on = NULL",
    "UPDATE schedules SET next_at = NULL",
    "UPDATE schedules SET next_on = NULL",
    "UPDATE schedules SET times = NULL, until_on = NULL",
    "UPDATE schedules SET times = 0",
    "UPDATE schedules SET budget = 0",
    "UPDATE schedules SET minute = 1440",
    "UPDATE schedules SET repeat = 'hourly'",
    "UPDATE occurrences SET order_id = NULL, reason = 'x'",
    "DELETE FROM occurrences",
    "INSERT INTO occurrences (schedule_id, day, order_id, at) SELECT schedule_id, day, order_id, at FROM occurrences",
    "INSERT INTO occurrences (schedule_id, day, order_id, at) SELECT schedule_id, 'x', order_id, at FROM occurrences",
    "INSERT INTO occurrences (schedule_id, day, at) VALUES (1, 'x', 1)",
    "INSERT INTO occurrences (schedule_id, day, order_id, reason, at) SELECT 1, 'x', order_id + 1, 'y', 1 FROM occurrences",
]


@pytest.mark.parametrize("statement", REFUSED)
async def test_the_database_refuses_what_makes_no_sense(db, statement):
    with pytest.raises(ConstraintViolated):
        await db.write(lambda tx: tx.run(statement))


async def test_what_has_ended_goes_on_no_more(db):
    assert await db.write(schedules.end, 1, "asked", T0)
    assert not await db.write(schedules.end, 1, "asked", T0)
    assert not await db.write(schedules.pause, 1, "asked", T0)
    assert not await db.write(schedules.resume, 1, "2026-01-01", 1, T0)
    with pytest.raises(ConstraintViolated):
        await db.write(lambda tx: tx.run("UPDATE schedules SET state = 'paused', ended_at = NULL"))


async def test_each_move_is_made_from_one_state(db):
    assert not await db.write(schedules.resume, 1, "2026-01-01", 1, T0)
    assert await db.write(schedules.pause, 1, "price", T0)
    assert not await db.write(schedules.pause, 1, "limit", T0)
    assert not await db.write(schedules.wait_for, 1, "2026-01-01", 1, T0)
    assert (await db.read(found)).reason == "price"
    assert await db.write(schedules.resume, 1, "2026-01-01", 1, T0)
    assert await db.read(schedules.due, 1, 9) == [1]


async def test_what_is_due_is_found_by_its_index(sqlite_database):
    for sql in (
        "SELECT id FROM schedules WHERE next_at <= :now ORDER BY next_at, id LIMIT 9",
        "SELECT min(next_at) AS at FROM schedules WHERE next_at IS NOT NULL",
    ):
        plan = await sqlite_database.read(
            lambda tx, sql=sql: tx.all(f"EXPLAIN QUERY PLAN {sql}", **({"now": 1} if ":now" in sql else {}))
        )
        assert "schedules_due" in plan[0]["detail"], plan
