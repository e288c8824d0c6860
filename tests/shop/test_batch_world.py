"""Lives of batches among other orders, at random, on both engines, with a limit and without."""

import pytest
from batch_world import BatchWorld
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from order_world import open_for_two

LIVES = {"SqliteDatabase": (20, 30), "PostgresDatabase": (6, 20)}


def lives(tx, limit, examples, steps):
    machine = type("World", (BatchWorld,), {"tx": tx, "panel_id": open_for_two(tx), "limit": limit})
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


@pytest.mark.parametrize("limit", [6_000_000, None])
async def test_whatever_happens_to_batches_the_books_are_right(database, limit):
    await database.write(lives, limit, *LIVES[type(database).__name__])
