"""From SQLite to PostgreSQL, whole or not at all."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from placed_orders import an_order
from psycopg.conninfo import conninfo_to_dict
from schemas import fill, rows, schema

from shop.audit import audit
from storage import marks, tables
from storage.errors import CannotMove, ConstraintViolated, DatabaseHeld, DatabaseUnreachable
from storage.lock import take_lock
from storage.migrating import upgrade
from storage.move import _place, call_off, move
from storage.opening import open_database
from storage.revision import known

NOW = 1_800_000_000_000


@pytest.fixture
def source(sqlite_url):
    fill(sqlite_url, known()[-1])
    return sqlite_url


@pytest.fixture
def target(postgres_url):
    return postgres_url


async def look(url, fn, *args):
    db = await open_database(url)
    try:
        return await db.read(fn, *args)
    finally:
        await db.close()


async def write(url, fn, *args, **kwargs):
    db = await open_database(url)
    try:
        return await db.write(fn, *args, **kwargs)
    finally:
        await db.close()


def comparable(url):
    """Rows by table; SQLite keeps flags as 0 and 1."""
    return {
        name: sorted((tuple(map(as_number, row)) for row in kept), key=repr)
        for name, kept in rows(url).items()
    }


def as_number(value):
    return int(value) if isinstance(value, bool) else value


async def test_every_row_of_every_table_arrives(source, target):
    before, guards = comparable(source), schema(target)
    assert [name for name, kept in before.items() if not kept] == []
    counts = await move(source, target, NOW, audit)
    assert comparable(target) == before
    assert counts == {name: len(kept) for name, kept in before.items() if name != "alembic_version"}
    assert schema(target) == guards
    assert await look(target, audit) == []


async def test_the_books_go_on_where_they_were(source, target):
    """No number is given twice, not even one whose row is gone; triggers work again."""
    with closing(sqlite3.connect(source.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 500 WHERE name = 'orders'")
    await move(source, target, NOW, audit)
    assert await write(target, an_order) == 501
    with pytest.raises(ConstraintViolated, match="append-only"):
        await write(target, lambda tx: tx.run("DELETE FROM transfers"))
    hold = """INSERT INTO transfers (key, from_account, to_account, amount, kind, actor, reason, at)
              VALUES (:key, :house, :held, 5, :key, :key, :key, 1)"""
    await write(target, lambda tx: tx.run(hold, key="k", house="house", held="held:7"))
    held = await look(target, lambda tx: tx.one("SELECT amount FROM balances WHERE account = :a", a="held:7"))
    assert held == {"amount": 5}


async def test_more_rows_than_a_page_arrive_in_every_kind_of_key(source, target, monkeypatch):
    monkeypatch.setattr(tables, "PAGE", 7)

    def many(tx):
        for number in range(50):
            marks.put(tx, f"mark {number}", "x", NOW)
            for chat in (1, 2):
                sql = "INSERT INTO cards (chat_id, message_id, order_id, at) VALUES (:c, :m, 1, 1)"
                tx.run(sql, c=chat, m=number)

    await write(source, many)
    before = comparable(source)
    await move(source, target, NOW, audit)
    assert comparable(target) == before


async def test_a_target_without_schema_gets_it(source, fresh_postgres_url):
    before = comparable(source)
    await move(source, fresh_postgres_url, NOW, audit)
    assert comparable(fresh_postgres_url) == before


async def test_the_file_is_marked_and_not_moved_again(source, target):
    await move(source, target, NOW, audit)
    place = await look(source, marks.read, marks.MOVED)
    assert place.startswith("postgresql://")
    assert await look(target, marks.read, marks.MOVED) is None
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for name in rows(target):
            if name != "alembic_version":
                connection.execute(f"DELETE FROM {name}")  # noqa: S608
    with pytest.raises(CannotMove, match="moved to"):
        await move(source, target, NOW, audit)


async def refused(source, target, reason, audit=audit):
    """The move is refused, and both are as they were."""
    before = rows(source), rows(target), schema(target)
    with pytest.raises(CannotMove, match=reason):
        await move(source, target, NOW, audit)
    assert (rows(source), rows(target), schema(target)) == before


async def test_a_target_with_rows_is_refused(source, target):
    await write(target, marks.put, "theirs", "x", NOW)
    await refused(source, target, "not empty: table marks")


async def test_an_audit_that_differs_is_refused(source, target):
    findings = iter("ab")
    await refused(source, target, "audit", lambda _tx: next(findings))


async def test_a_count_that_differs_is_refused(source, target, monkeypatch):
    monkeypatch.setattr("storage.whole_copy.pages", lambda *_: iter(()))
    await refused(source, target, "another number")


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


async def test_an_older_file_is_refused(tmp_path, target, monkeypatch):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    upgrade(url)
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr("storage.revision.known", lambda: ("0000", *known()))
    await refused(url, target, "start the bot on it once")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("postgresql://x/y", "sqlite:///a.db"),
        ("sqlite:///a.db", "sqlite:///b.db"),
        ("sqlite:///missing.db", "postgresql://x/y"),
    ],
)
async def test_other_ways_are_refused(source, target, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotMove):
        await move(source, target, NOW, audit)
    assert list(tmp_path.iterdir()) == []


async def test_nothing_is_moved_while_a_process_works_on_one_of_them(source, target):
    for url in (source, target):
        held = await take_lock(url)
        with pytest.raises(DatabaseHeld):
            await move(source, target, NOW, audit)
        await held.release()
    await move(source, target, NOW, audit)


async def test_a_server_that_is_away_leaves_the_file_free(source):
    with pytest.raises(DatabaseUnreachable):
        await move(source, "postgresql://me:hunter2@127.0.0.1:1/none", NOW, audit)
    await (await take_lock(source)).release()


async def test_no_password_stands_in_the_mark(source, target):
    await move(source, f"{target}{'&' if '?' in target else '?'}password=hunter2", NOW, audit)
    place = await look(source, marks.read, marks.MOVED)
    assert "hunter2" not in place
    assert place.endswith("/" + conninfo_to_dict(target)["dbname"])
