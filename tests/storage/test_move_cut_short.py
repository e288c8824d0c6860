"""A move that was killed half-way leaves one of the two places to run on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from moving import NOW, comparable, look, refused, write
from placed_orders import an_order

from shop.audit import audit
from storage import marks
from storage.errors import CannotMove
from storage.move import _place, call_off, move


async def begun_to(source, place):
    await write(source, marks.put, marks.MOVING, f"t0ken {place}", NOW)


async def test_another_target_than_that_of_a_move_cut_short_is_refused(source, target):
    await begun_to(source, "postgresql://db.example/shop")
    await refused(source, target, "a move to postgresql://db.example/shop was begun")
    with pytest.raises(CannotMove, match=r"db\.example/shop was begun"):
        await call_off(source, target)


async def test_a_move_cut_short_before_the_copy_is_begun_anew_or_called_off(source, target):
    before = comparable(source)
    await begun_to(source, _place(target))
    await call_off(source, target)
    assert comparable(source) == before
    await begun_to(source, _place(target))
    await move(source, target, NOW, audit)
    assert comparable(target) == before


async def test_a_move_cut_short_is_called_off_where_the_target_was_made_anew(source, fresh_postgres_url):
    await begun_to(source, _place(fresh_postgres_url))
    await call_off(source, fresh_postgres_url)
    assert await look(source, marks.read, marks.MOVING) is None


async def test_what_was_not_begun_is_not_called_off(source, target):
    with pytest.raises(CannotMove, match="no move of this file was begun"):
        await call_off(source, target)


async def test_books_that_arrived_and_went_on_are_left_alone(source, target):
    place = _place(target)
    await begun_to(source, place)
    await move(source, target, NOW, audit)
    for url in (source, target):
        await begun_to(url, place)
    await write(source, marks.remove, marks.MOVED)
    await write(target, an_order)
    await refused(source, target, "has gone on since: set DATABASE_URL to it")
    with pytest.raises(CannotMove, match="already: run `panelgram move`"):
        await call_off(source, target)


@pytest.mark.timeout(150)
def test_a_move_killed_anywhere_leaves_one_of_the_two_to_run_on(source, target):
    """Killed before every step that the other side could see, then called off; killed after it, then moved again."""
    child = subprocess.run(
        [sys.executable, Path(__file__).with_name("killing_move.py"), source.removeprefix("sqlite:///"), target],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    tries = [json.loads(line) for line in child.stdout.splitlines()]
    assert {one["wrong"] for one in tries} == {""}, [one for one in tries if one["wrong"]]
    assert {one["ended"] for one in tries if one["killed"] == "after"} == {"moved", "was moved"}
    assert {one["ended"] for one in tries if one["killed"] == "before"} == {
        "not begun",
        "called off",
        "kept",
        "was moved",
    }
    steps = {one["step"] for one in tries}
    assert {"INSERT INTO marks", "COPY", "commit", "BEGIN IMMEDIATE", "DELETE FROM marks", "COMMIT"} <= steps
