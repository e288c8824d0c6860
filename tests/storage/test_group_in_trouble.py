"""A disk that is full, a COMMIT that fails, an engine that gives up: innocent callers lose nothing (SQLite)."""

import asyncio
import resource
import sqlite3
import threading

import pytest
from groups import names, on_connection, put, puts, together

from storage import sqlite_writer
from storage.errors import (
    ConstraintViolated,
    DatabaseBroken,
    DatabaseError,
    DatabaseFull,
)

pytestmark = pytest.mark.usefixtures("unhurried")

SOON_S = 2


@pytest.fixture
def db(sqlite_database):
    return sqlite_database


async def test_a_full_disk_hits_only_those_who_need_more_of_it(db):
    await db.write(put, "before")
    await on_connection(db, lambda connection: fill(connection, spare_pages=2))
    results = await together(db, puts("a"), puts("big", "x" * 100_000), puts("b"))
    assert [results[0], type(results[1]), results[2]] == ["a", DatabaseFull, "b"]
    assert await db.read(names) == ["a", "b", "before"]
    await on_connection(
        db, lambda connection: connection.execute("PRAGMA max_page_count = 1000000").fetchall()
    )
    assert await db.write(put, "big") == "big"


def fill(connection, spare_pages):
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + spare_pages}").fetchall()


async def test_a_commit_that_cannot_be_written_is_tried_alone_by_each(db, tmp_path, said):
    """The file may not grow further while the group is written; alone, the small ones still fit."""
    await db.write(put, "before")
    wal = (tmp_path / "test.db-wal").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal + 60_000, hard))
    try:
        results = await together(db, puts("a"), puts("big", "x" * 200_000), puts("b"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [results[0], type(results[1]), results[2]] == ["a", DatabaseBroken, "b"]
    assert said.count("BEGIN IMMEDIATE") == 1 + 1 + 3
    assert await db.read(names) == ["a", "b", "before"]
    assert await db.write(put, "big", "x" * 200_000) == "big"


async def test_a_commit_refused_by_the_engine_is_tried_alone_by_each(db, said):
    """Nothing in our schema is deferred; this is the shortest way to a COMMIT that fails by what one did."""

    def guilty(tx):
        tx.run("PRAGMA defer_foreign_keys = ON")
        tx.run("INSERT INTO owners (person_id, at) VALUES (404, 1)")

    results = await together(db, puts("a"), guilty, puts("b"))
    assert [results[0], type(results[1]), results[2]] == ["a", ConstraintViolated, "b"]
    assert said.count("BEGIN IMMEDIATE") == 4
    assert await db.read(names) == ["a", "b"]
    assert await db.read(lambda tx: tx.all("SELECT * FROM owners")) == []


async def test_a_commit_that_fails_once_harms_nobody(db):
    refused = []

    def deny_first_commit(action, what, *_where):
        if (action, what) == (sqlite3.SQLITE_TRANSACTION, "COMMIT") and not refused:
            refused.append(what)
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    await on_connection(db, lambda connection: connection.set_authorizer(deny_first_commit))
    assert await together(db, puts("a"), puts("b")) == ["a", "b"]
    assert refused == ["COMMIT"]
    assert await db.read(names) == ["a", "b"]


async def test_a_transaction_ended_by_the_engine_is_tried_alone_by_each(db):
    def guilty(tx):
        tx.run("INSERT OR ROLLBACK INTO marks (name, value, at) VALUES (:name, :name, 1)", name="a")

    results = await together(db, puts("a"), guilty, puts("b"))
    assert [results[0], type(results[1]), results[2]] == ["a", ConstraintViolated, "b"]
    assert await db.read(names) == ["a", "b"]


async def test_one_that_swallows_the_end_of_the_transaction_writes_nothing(db):
    def guilty(tx):
        put(tx, "half")
        try:
            tx.run("INSERT OR ROLLBACK INTO marks (name, value, at) VALUES (:name, :name, 1)", name="half")
        except DatabaseError:
            put(tx, "outside of any transaction")

    results = await together(db, puts("a"), guilty, puts("b"))
    assert [results[0], type(results[1]), results[2]] == ["a", ConstraintViolated, "b"]
    assert await db.read(names) == ["a", "b"]


async def test_without_a_connection_everybody_is_answered_and_it_can_be_closed(db):
    await db._writer._connection.close()
    async with asyncio.timeout(SOON_S):
        results = await together(db, puts("a"), puts("b"))
        assert [type(result) for result in results] == [ValueError, ValueError]
        await db.close()


async def test_who_closes_while_the_wal_is_emptied_waits_for_what_was_put_in_line_meanwhile(db, monkeypatch):
    emptying, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow(_connection):
        loop.call_soon_threadsafe(emptying.set)
        return may_end.wait(SOON_S)

    monkeypatch.setattr(sqlite_writer, "IDLE_S", 0.01)
    monkeypatch.setattr(sqlite_writer, "truncate_wal", slow)
    await db.write(put, "a")
    await emptying.wait()
    answer = asyncio.create_task(db.write(put, "b"))
    await asyncio.sleep(0)
    closing = asyncio.create_task(db._writer.close())
    await asyncio.sleep(0)
    may_end.set()
    assert await answer == "b"
    await closing


async def test_an_idle_writer_without_a_connection_can_be_closed(db, monkeypatch):
    monkeypatch.setattr(sqlite_writer, "IDLE_S", 0.01)
    await db.write(put, "a")
    await db._writer._connection.close()
    await asyncio.sleep(0.05)
    async with asyncio.timeout(SOON_S):
        await db.close()
