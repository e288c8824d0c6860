"""One process works on a database at a time."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
import time

import psycopg
import pytest
from cutting import Wire

from storage import lock, lock_session
from storage.errors import DatabaseHeld, DatabaseReadOnly, DatabaseUnreachable
from storage.lock import take_lock

HOLDER = """
import asyncio, sys
from storage.lock import take_lock
async def main():
    await take_lock(sys.argv[1])
    print("held", flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    monkeypatch.setattr(lock, "BETWEEN_LOOKS_S", 0.02)
    monkeypatch.setattr(lock, "ANSWER_S", 0.3)
    monkeypatch.setattr(lock_session, "BETWEEN_TRIES_S", 0.02)


@pytest.fixture
def holder(database_url):
    """Another process that holds the lock."""
    child = subprocess.Popen([sys.executable, "-c", HOLDER, database_url], stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"held\n"
    yield child
    child.kill()
    child.wait(10)
    child.stdout.close()


async def test_a_second_process_is_refused_until_the_first_is_killed(database_url, holder):
    with pytest.raises(DatabaseHeld):
        await take_lock(database_url)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait(10)
    held = await within(10, database_url)
    await held.release()


async def within(seconds, url):
    """Take the lock as soon as the server has noticed that its holder is gone."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return await take_lock(url)
        except DatabaseHeld:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.01)


async def test_a_released_lock_can_be_taken_again(database_url):
    for _ in range(2):
        held = await take_lock(database_url)
        with pytest.raises(DatabaseHeld):
            await take_lock(database_url)
        await held.release()


async def test_a_held_lock_stays_held(database_url):
    held = await take_lock(database_url)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(held.lost(), 0.3)
    await held.release()


async def test_a_standby_waits_and_takes_over(postgres_url):
    first = await take_lock(postgres_url)
    said = asyncio.Event()
    standby = asyncio.ensure_future(take_lock(postgres_url, wait=True, standing_by=said.set))
    await asyncio.wait_for(said.wait(), 5)
    await asyncio.sleep(0.1)
    assert not standby.done()
    await first.release()
    await (await asyncio.wait_for(standby, 5)).release()


async def test_a_standby_survives_a_server_that_is_away_for_a_while(postgres_url, monkeypatch):
    first = await take_lock(postgres_url)
    real, away, stands_by = psycopg.AsyncConnection.connect, [], asyncio.Event()

    async def connect(*args, **kwargs):
        if len(away) < 3:
            away.append(1)
            raise psycopg.OperationalError("away")
        return await real(*args, **kwargs)

    def go_away():
        monkeypatch.setattr(psycopg.AsyncConnection, "connect", connect)
        stands_by.set()

    standby = asyncio.ensure_future(take_lock(postgres_url, wait=True, standing_by=go_away))
    await asyncio.wait_for(stands_by.wait(), 5)
    await first.release()
    await (await asyncio.wait_for(standby, 5)).release()
    assert len(away) == 3


async def test_a_standby_that_is_cancelled_holds_nothing(postgres_url):
    first = await take_lock(postgres_url)
    standby = asyncio.ensure_future(take_lock(postgres_url, wait=True))
    await asyncio.sleep(0.1)
    standby.cancel()
    await asyncio.gather(standby, return_exceptions=True)
    await first.release()
    await (await within(5, postgres_url)).release()


async def test_the_loss_is_noticed_when_the_server_ends_the_session(postgres_url):
    held = await take_lock(postgres_url)
    sql = """SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as connection:
        await connection.execute(sql)
    await asyncio.wait_for(held.lost(), 5)
    await held.release()


async def test_the_loss_is_noticed_when_the_lock_is_gone_but_the_session_is_not(postgres_url):
    held = await take_lock(postgres_url)
    await held._hold._session.execute("SELECT pg_advisory_unlock_all()")
    await asyncio.wait_for(held.lost(), 5)
    await held.release()


async def test_the_loss_is_noticed_when_the_network_falls_silent(postgres_url):
    wire = Wire(postgres_url)
    held = await take_lock(wire.url)
    wire.silent.set()
    await asyncio.wait_for(held.lost(), 5)
    wire.close()
    await asyncio.wait_for(held.release(), 10)


async def test_the_server_lets_a_vanished_machine_go_within_ten_seconds(postgres_url):
    """Its keepalives and our own look together stay below the ten seconds that a standby may take."""
    held = await take_lock(postgres_url)
    session = held._hold._session
    shown = [
        int((await (await session.execute(f"SHOW tcp_keepalives_{name}")).fetchone())[0])
        for name in ("idle", "interval", "count")
    ]
    await held.release()
    assert shown[0] + shown[1] * shown[2] + 1 < 10


async def test_the_loss_is_noticed_when_somebody_deletes_the_lock_file(sqlite_url, tmp_path):
    held = await take_lock(sqlite_url)
    (tmp_path / "test.db.lock").unlink()
    await asyncio.wait_for(held.lost(), 5)
    await held.release()


async def test_two_ways_to_one_file_lead_to_one_lock(sqlite_url, tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "test.db")
    held = await take_lock(sqlite_url)
    with pytest.raises(DatabaseHeld, match=r"link\.db"):
        await take_lock(f"sqlite:///{tmp_path}/link.db")
    await held.release()
    assert stat.S_IMODE((tmp_path / "test.db.lock").stat().st_mode) == 0o600


async def test_a_lock_that_cannot_be_is_named_by_a_type(tmp_path):
    with pytest.raises(DatabaseReadOnly):
        await take_lock(f"sqlite:///{tmp_path}/missing/a.db")
    with pytest.raises(DatabaseUnreachable):
        await take_lock("postgresql://127.0.0.1:1/none", wait=True)


async def test_two_databases_of_one_server_have_two_locks(postgres_url, fresh_postgres_url):
    held = [await take_lock(url) for url in (postgres_url, fresh_postgres_url)]
    for one in held:
        await one.release()
