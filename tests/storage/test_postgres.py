"""What only a server can do to a transaction (PostgreSQL)."""

import asyncio
import threading

import psycopg
import pytest
from cutting import AFTER, BEFORE, Wire
from psycopg.conninfo import make_conninfo

from storage import postgres_transaction
from storage.errors import (
    CommitUnknown,
    ConstraintViolated,
    DatabaseBusy,
    DatabaseError,
    DatabaseReadOnly,
    DatabaseTooSlow,
    DatabaseUnreachable,
)
from storage.opening import open_database

PUT = "INSERT INTO marks (name, value, at) VALUES (:name, :value, 1)"


def put(tx, name, value="x"):
    tx.run(PUT, name=name, value=value)
    return name


def add(tx, name):
    return tx.run("UPDATE marks SET at = at + 1 WHERE name = :name", name=name)


def at(tx, name):
    return tx.one("SELECT at FROM marks WHERE name = :name", name=name)["at"]


def names(tx):
    return [row["name"] for row in tx.all("SELECT name FROM marks ORDER BY name")]


@pytest.fixture
async def db(postgres_url):
    database = await open_database(postgres_url)
    yield database
    await asyncio.wait_for(database.close(), 10)


@pytest.fixture
def wire(postgres_url):
    wire = Wire(postgres_url)
    yield wire
    wire.close()


@pytest.fixture
async def wired(wire):
    database = await open_database(wire.url)
    yield database
    await asyncio.wait_for(database.close(), 10)


async def kill_sessions(url):
    sql = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(sql)


async def test_a_connection_lost_before_commit_is_no_matter(db, postgres_url):
    runs = []
    loop = asyncio.get_running_loop()

    def interrupted(tx):
        put(tx, "a")
        runs.append(1)
        if len(runs) == 1:
            asyncio.run_coroutine_threadsafe(kill_sessions(postgres_url), loop).result(5)
        return put(tx, "b")

    assert await db.write(interrupted) == "b"
    assert len(runs) == 2
    assert await db.read(names) == ["a", "b"]


async def test_a_pool_full_of_dead_connections_is_no_matter(db, postgres_url):
    gate = threading.Barrier(8)
    await asyncio.gather(*(db.read(lambda _tx: gate.wait(5)) for _ in range(8)))
    await kill_sessions(postgres_url)
    assert await asyncio.wait_for(db.write(put, "a"), 20) == "a"


async def test_a_deadlock_is_run_again(db):
    both = threading.Barrier(2)
    runs = []
    for name in "ab":
        await db.write(put, name)

    def crosswise(tx, first, second):
        runs.append(first)
        add(tx, first)
        if len(runs) <= 2:
            both.wait(5)
        add(tx, second)

    await asyncio.gather(db.write(crosswise, "a", "b"), db.write(crosswise, "b", "a"))
    # The one that was ended may meet the other once more.
    assert len(runs) >= 3
    assert [await db.read(at, name) for name in "ab"] == [3, 3]


async def test_a_transaction_that_always_fails_so_ends_with_a_type(db):
    runs = []

    def fails(tx):
        runs.append(1)
        tx.run("DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = 'serialization_failure'; END $$")

    with pytest.raises(DatabaseBusy, match="made up"):
        await db.write(fails)
    assert len(runs) == postgres_transaction.TRIES


@pytest.mark.parametrize("how", [BEFORE, AFTER])
async def test_a_connection_lost_during_commit_happens_once(wired, wire, signals, how):
    await wired.write(put, "a")
    wire.cut = [how]
    assert await wired.write(add, "a") == 1
    assert wire.cut == []
    assert await wired.read(at, "a") == 2


async def test_a_server_that_cannot_be_asked_leaves_the_commit_unknown(wired, wire, monkeypatch):
    await wired.write(put, "a")
    monkeypatch.setattr(postgres_transaction, "OUTCOME", "SELECT nothing_that_exists(%s)")
    wire.cut = [AFTER]
    with pytest.raises(CommitUnknown):
        await wired.write(add, "a")
    assert await wired.read(at, "a") == 2


async def test_a_cancelled_caller_loses_neither_transaction_nor_signals(postgres_url):
    signals = []
    db = await open_database(postgres_url, signals.extend)
    caller = asyncio.ensure_future(db.write(lambda tx: (put(tx, "a"), tx.signal("orders"))))
    await asyncio.sleep(0)
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    await db.close()
    assert signals == ["orders"]


async def test_a_server_that_is_not_there_is_named_by_a_type():
    with pytest.raises(DatabaseUnreachable, match="refused"):
        await open_database("postgresql://someone:secret@127.0.0.1:1/none")


async def test_a_wrong_name_is_told_in_the_servers_words_and_without_the_password(postgres_url):
    url = make_conninfo(postgres_url, dbname="not_there", password="hunter2")
    with pytest.raises(DatabaseUnreachable, match="not_there") as caught:
        await open_database(url)
    assert "hunter2" not in str(caught.value)


async def test_an_address_that_is_none_shows_no_password():
    with pytest.raises(DatabaseError) as caught:
        await open_database("postgresql://me:hun%ter2@host:port/x")
    assert "ter2" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


async def test_a_reading_sees_one_state(db):
    loop = asyncio.get_running_loop()

    def look_twice(tx):
        before = names(tx)
        asyncio.run_coroutine_threadsafe(db.write(put, "a"), loop).result(5)
        return before, names(tx)

    assert await db.read(look_twice) == ([], [])
    assert await db.read(names) == ["a"]


async def test_a_reading_that_takes_long_ends_and_is_not_run_again(db):
    runs = []

    def slow(tx):
        runs.append(1)
        tx.run("SET LOCAL statement_timeout = 20")
        tx.all("SELECT pg_sleep(5)")

    with pytest.raises(DatabaseTooSlow):
        await db.read(slow)
    assert runs == [1]


async def test_writing_runs_read_committed(db):
    sql = "SHOW transaction_isolation"
    assert await db.write(lambda tx: tx.one(sql)) == {"transaction_isolation": "read committed"}


async def test_a_server_that_takes_no_writes_is_named_by_a_type(postgres_url):
    db = await open_database(make_conninfo(postgres_url, options="-c default_transaction_read_only=on"))
    with pytest.raises(DatabaseReadOnly):
        await db.write(put, "a")
    await db.close()


async def test_a_refused_row_is_not_shown(db):
    await db.write(put, "secret-name")
    with pytest.raises(ConstraintViolated, match="marks_pk") as caught:
        await db.write(put, "secret-name")
    assert "secret-name" not in str(caught.value)


async def test_sums_are_whole_numbers(db):
    row = await db.read(
        lambda tx: tx.one("SELECT sum(x) AS s, avg(x) AS a FROM (VALUES (1::bigint), (2)) AS t (x)")
    )
    assert type(row["s"]) is int
    assert (row["s"], float(row["a"])) == (3, 1.5)
