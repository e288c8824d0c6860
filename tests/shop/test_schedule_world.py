"""Lives of repeated orders among other orders, at random, on both engines."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from order_world import open_for_two
from schedule_world import ScheduleWorld

LIVES = {"SqliteDatabase": (40, 25), "PostgresDatabase": (6, 20)}


def lives(tx, examples, steps):
    machine = type("World", (ScheduleWorld,), {"tx": tx, "panel_id": open_for_two(tx), "limit": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


async def test_whatever_happens_to_repeated_orders_no_more_is_spent_than_was_confirmed(database):
    await database.write(lives, *LIVES[type(database).__name__])
