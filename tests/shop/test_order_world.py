"""Lives of many orders, at random, on both engines: the audit and the rules hold after every step."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from order_world import OrderWorld, open_for_two

LIVES = {"SqliteDatabase": (40, 40), "PostgresDatabase": (10, 30)}


def lives(tx, examples, steps):
    machine = type("World", (OrderWorld,), {"tx": tx, "panel_id": open_for_two(tx)})
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


async def test_any_order_of_events_keeps_the_books_right(database):
    await database.write(lives, *LIVES[type(database).__name__])
