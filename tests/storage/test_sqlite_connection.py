"""How the SQLite file is opened, and what we use of aiosqlite that is not public."""

import inspect
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import aiosqlite
import pytest

from storage.database import glance
from storage.errors import DatabaseBroken, DatabaseError, DatabaseReadOnly
from storage.opening import open_database
from storage.sqlite_connection import READER, WRITER, connect


def url(path):
    return f"sqlite:///{path}"


async def test_aiosqlite_still_has_what_we_use_of_it(tmp_path):
    """`Connection._tx` takes a future and a function for the connection's own thread, in one hop."""
    assert isinstance(inspect.getattr_static(aiosqlite.Connection, "_conn"), property)
    connection = await connect(tmp_path / "a.db", WRITER)
    try:
        threads = {await connection.run(lambda _raw: threading.get_ident()) for _ in range(3)}
        assert threads == {connection._thread.ident}
        assert isinstance(await connection.run(lambda raw: raw), sqlite3.Connection)
        assert await connection.run(lambda _raw, *args, **kwargs: (args, kwargs), 1, b=2) == ((1,), {"b": 2})
        with pytest.raises(LookupError):
            await connection.run(lambda _raw: (_ for _ in ()).throw(LookupError))
    finally:
        await connection.close()


async def test_writer_and_reader_are_set_up_as_designed(tmp_path):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only", "temp_store")

    def settings(raw):
        return {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    for pragmas, expected in ((WRITER, ("wal", 2, 1, 5000, 0, 2)), (READER, ("wal", 2, 0, 5000, 1, 2))):
        connection = await connect(tmp_path / "a.db", pragmas)
        found = await connection.run(settings)
        await connection.close()
        assert found == dict(zip(names, expected, strict=True))


async def test_only_the_owner_can_read_the_files(tmp_path):
    db = await open_database(url(tmp_path / "a.db"))
    await db.write(lambda tx: tx.run("CREATE TABLE t (x BIGINT)"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    await db.close()
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: path.write_bytes(b"this is no database at all" * 100), DatabaseBroken),
        (Path.mkdir, DatabaseReadOnly),
        (lambda path: path.symlink_to(path.parent / "missing folder" / "a.db"), DatabaseReadOnly),
    ],
)
async def test_a_file_that_cannot_be_used_is_named_by_a_type(tmp_path, make, kind):
    make(tmp_path / "a.db")
    with pytest.raises(kind):
        await open_database(url(tmp_path / "a.db"))
    assert not [thread for thread in threading.enumerate() if "_connection_worker_thread" in thread.name]


LOOK = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); print(*db.execute('SELECT x FROM t')); db.close()"


async def test_another_process_that_looks_at_the_file_takes_nothing_away(tmp_path):
    """Whoever closes a database last deletes its WAL, so a connection must be seen by other processes."""

    def looked():
        command = [sys.executable, "-c", LOOK, str(tmp_path / "a.db")]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()

    db = await open_database(url(tmp_path / "a.db"))
    try:
        await db.write(lambda tx: tx.run("CREATE TABLE t (x BIGINT)"))
        assert looked() == []
        await db.write(lambda tx: tx.run("INSERT INTO t VALUES (7)"))
        assert looked() == ["(7,)"]
    finally:
        await db.close()
    assert looked() == ["(7,)"]


async def test_a_dangling_link_is_a_file_to_be_made_for_the_owner_alone(tmp_path):
    (tmp_path / "a.db").symlink_to(tmp_path / "b.db")
    await (await open_database(url(tmp_path / "a.db"))).close()
    assert stat.S_IMODE((tmp_path / "b.db").stat().st_mode) == 0o600


async def test_a_read_only_file_is_named_by_a_type(tmp_path, monkeypatch):
    """As root no mode keeps anybody out, so the system's answer is played here."""
    (tmp_path / "a.db").touch()
    monkeypatch.setattr("storage.sqlite_connection.os.access", lambda _path, _mode: False)
    with pytest.raises(DatabaseReadOnly, match=r"a\.db"):
        await open_database(url(tmp_path / "a.db"))


async def test_a_file_that_turns_read_only_is_named_by_a_type(sqlite_database):
    await sqlite_database._writer._connection.run(
        lambda raw: raw.execute("PRAGMA query_only = ON").fetchall()
    )
    with pytest.raises(DatabaseReadOnly):
        await sqlite_database.write(lambda tx: tx.run("DELETE FROM marks"))


async def test_an_old_sqlite_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("storage.sqlite_connection.OLDEST_SQLITE", (99, 0))
    with pytest.raises(DatabaseError, match="too old"):
        await open_database(url(tmp_path / "a.db"))


async def test_a_glance_runs_where_it_is_asked_for_and_can_only_read(sqlite_database):
    @glance
    def look(tx):
        return threading.get_ident(), tx.one("SELECT 1 AS one")

    @glance
    def write(tx):
        tx.run("DELETE FROM marks")

    assert await sqlite_database.read(look) == (threading.get_ident(), {"one": 1})
    with pytest.raises(DatabaseError):
        await sqlite_database.read(write)
    assert await sqlite_database.read(look) == (threading.get_ident(), {"one": 1})
