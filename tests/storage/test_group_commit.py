"""Innocent callers who share a COMMIT with guilty ones (SQLite)."""

import asyncio
import sqlite3
import time

import pytest
from groups import names, on_connection, put, puts, together

from storage import group_commit, sqlite_readers, sqlite_writer
from storage.errors import (
    DatabaseBusy,
    DatabaseTooSlow,
)
from storage.group_commit import MOST_FUNCTIONS, MOST_WORK_S
from storage.opening import open_database

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def db(sqlite_database):
    return sqlite_database


async def test_a_group_commits_once(db, said):
    assert await together(db, *(puts(f"{n}") for n in range(100))) == [f"{n}" for n in range(100)]
    assert said.count("COMMIT") == said.count("BEGIN IMMEDIATE") == 1
    assert said.count("SAVEPOINT one") == 0


async def test_a_group_has_an_upper_end(db, said):
    await together(db, *(puts(f"{n}") for n in range(MOST_FUNCTIONS + 1)))
    assert said.count("COMMIT") >= 2
    first = [statement for statement in said[: said.index("COMMIT")] if statement.startswith("INSERT")]
    assert len(first) <= MOST_FUNCTIONS
    assert len(await db.read(names)) == MOST_FUNCTIONS + 1


async def test_a_group_takes_no_more_after_20_ms_of_work(db, said, monkeypatch):
    assert MOST_WORK_S == 0.020
    monkeypatch.setattr(group_commit, "MOST_WORK_S", MOST_WORK_S)

    def slow(tx, name):
        time.sleep(0.021)
        return put(tx, name)

    results = await together(db, *(lambda tx, n=n: slow(tx, f"{n}") for n in range(3)))
    assert results == ["0", "1", "2"]
    assert said.count("COMMIT") == 3


async def test_callers_are_answered_only_after_the_commit(db, said):
    await db.write(put, "a")
    assert said[-1] == "COMMIT"


async def test_one_that_raises_is_rolled_back_alone(db, said):
    def fails(tx):
        put(tx, "half")
        raise LookupError("mine")

    results = await together(db, puts("a"), fails, puts("b"))
    assert [results[0], type(results[1]), results[2]] == ["a", LookupError, "b"]
    assert [said.count(one) for one in ("COMMIT", "SAVEPOINT one", "ROLLBACK TO one")] == [1, 3, 1]
    assert await db.read(names) == ["a", "b"]


async def test_what_was_signalled_in_vain_is_not_heard(sqlite_url):
    """The first function runs twice, for the second raises; its bell rings once."""
    heard, runs = [], []
    db = await open_database(sqlite_url, lambda names: heard.append(sorted(names)))

    def rings(tx):
        runs.append(put(tx, "a"))
        tx.signal(f"run {len(runs)}")

    await together(db, rings, lambda tx: put(tx, "half") / 2)
    await db.close()
    assert [runs, heard] == [["a", "a"], [["run 2"]]]


async def test_an_unread_returning_does_not_make_the_commit_fail(db, said):
    def unread(tx):
        sql = "INSERT INTO marks (name, value, at) VALUES (:a, :a, 1), (:b, :b, 1) RETURNING name"
        tx.one(sql, a="u1", b="u2")
        return tx.run(sql, a="u3", b="u4")

    assert await together(db, unread, puts("a")) == [2, "a"]
    assert said.count("COMMIT") == 1
    assert await db.read(names) == ["a", "u1", "u2", "u3", "u4"]


async def test_a_cancelled_caller_stays_in_its_group(db, said):
    callers = [asyncio.ensure_future(db.write(put, name)) for name in "abc"]
    await asyncio.sleep(0)
    callers[1].cancel()
    results = await asyncio.gather(*callers, return_exceptions=True)
    assert [results[0], type(results[1]), results[2]] == ["a", asyncio.CancelledError, "c"]
    assert said.count("COMMIT") == 1
    assert await db.read(names) == ["a", "b", "c"]


async def test_a_listener_that_raises_harms_nobody(sqlite_url):
    def broken(_names):
        raise LookupError("the listener is at fault")

    problems = []
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: problems.append(context["exception"])
    )
    db = await open_database(sqlite_url, broken)
    await db.write(lambda tx: (put(tx, "a"), tx.signal("x")))
    await asyncio.wait_for(db.write(put, "b"), 5)
    await db.close()
    assert [type(problem) for problem in problems] == [LookupError]


async def test_closing_finishes_what_waits_and_takes_no_more(sqlite_url):
    db = await open_database(sqlite_url)
    waiting = [asyncio.ensure_future(db.write(put, name)) for name in "ab"]
    await asyncio.sleep(0)
    await db.close()
    assert await asyncio.gather(*waiting) == ["a", "b"]
    with pytest.raises(RuntimeError, match="closed"):
        await db.write(put, "c")


async def test_another_process_that_writes_is_waited_for(db, tmp_path):
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.ensure_future(db.write(put, "a"))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    assert await asyncio.wait_for(waiting, 5) == "a"


async def test_a_file_that_stays_locked_is_told_to_all_and_tried_again_later(db, tmp_path):
    await on_connection(db, lambda connection: connection.execute("PRAGMA busy_timeout = 10").fetchall())
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    results = await together(db, puts("a"), puts("b"))
    assert [type(result) for result in results] == [DatabaseBusy, DatabaseBusy]
    other.close()
    assert await together(db, puts("a"), puts("b")) == ["a", "b"]


async def test_a_connection_that_is_gone_leaves_nobody_waiting(db):
    await on_connection(db, lambda connection: connection.close())
    results = await asyncio.wait_for(together(db, puts("a"), puts("b")), 5)
    assert [type(result) for result in results] == [sqlite3.ProgrammingError] * 2


async def test_an_idle_file_has_an_empty_wal(db, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_writer, "IDLE_S", 0.01)
    await db.write(put, "a", "x" * 10_000)
    wal = tmp_path / "test.db-wal"
    async with asyncio.timeout(5):
        while wal.stat().st_size:
            await asyncio.sleep(0.01)
    assert await db.write(put, "b") == "b"


async def test_a_reading_that_takes_long_ends(db, monkeypatch):
    monkeypatch.setattr(sqlite_readers, "LONGEST_READ_S", 0.05)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DatabaseTooSlow):
        await db.read(lambda tx: tx.all(endless))
    with pytest.raises(DatabaseTooSlow):
        await db.read(lambda tx: [tx.all("SELECT 1") and time.sleep(0.02) for _ in range(9)])
    assert await db.read(names) == []


async def test_a_reader_that_is_cancelled_frees_its_thread(db):
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    readers = [asyncio.ensure_future(db.read(lambda tx: tx.all(endless))) for _ in range(3)]
    await asyncio.sleep(0.02)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    assert await asyncio.wait_for(db.read(names), 1) == []


async def test_a_reading_sees_one_state(db):
    seen = []

    loop = asyncio.get_running_loop()

    def first_look(tx):
        seen.append(len(names(tx)))
        asyncio.run_coroutine_threadsafe(db.write(put, "a"), loop).result(5)
        seen.append(len(names(tx)))

    await db.read(first_look)
    assert seen == [0, 0]
    assert await db.read(names) == ["a"]
