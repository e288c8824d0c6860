"""Schemas are brought up to date, whole or not at all."""

import asyncio
import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from schemas import connect, fill, rows, schema

from shop.audit import audit
from storage import migrate as parent
from storage.address import sqlite_path
from storage.errors import DatabaseForeign, DatabaseFull, DatabaseNewer
from storage.migrate import URL, MigrationFailed
from storage.migrating import VERSIONS, upgrade
from storage.opening import bring_up_to_date, open_database
from storage.revision import known

HERE = Path(__file__).parent
NEXT = (VERSIONS, HERE / "next_versions")
CARELESS = (VERSIONS, HERE / "bad_versions")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path):
    """A database without any table, once for each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return request.getfixturevalue("fresh_postgres_url")


@pytest.fixture
def behind_url(empty_url):
    """A filled database of the newest revision that has a follower: only the tests know the follower."""
    upgrade(empty_url)
    fill(empty_url, known()[-1])
    return empty_url


def without(held, *tables):
    return {name: kept for name, kept in held.items() if name not in tables}


def as_wide_as(old, new):
    """Return new rows without the columns that a revision has added at the end of a table; they say nothing yet."""
    wide = len(old[0])
    assert {value for row in new for value in row[wide:]} <= {None}
    return [row[:wide] for row in new]


@pytest.mark.parametrize("revision", known())
async def test_a_filled_database_of_each_revision_becomes_as_a_fresh_one(empty_url, tmp_path, revision):
    """The follower that only the tests know rebuilds a table; it stands for whatever comes."""
    upgrade(empty_url, revision)
    fill(empty_url, revision)
    before = rows(empty_url)
    assert [name for name, kept in before.items() if not kept] == []
    upgrade(empty_url, "heads", NEXT)
    after = rows(empty_url)
    assert after["alembic_version"] == [("9001",)]
    assert {row[-1] for row in after["people"]} == {42}
    newer = after.keys() - before.keys()
    assert [name for name in newer if after[name]] == [], "a new table begins empty"
    old = without(before, "people", "alembic_version")
    assert {name: as_wide_as(old[name], after[name]) for name in old} == old
    db = await open_database(empty_url)
    assert await db.read(audit) == []
    await db.close()
    assert schema(empty_url) == fresh_schema(empty_url, tmp_path)


def fresh_schema(url, tmp_path):
    """The schema of a database that was never filled, made beside this one."""
    if url.startswith("sqlite"):
        other = f"sqlite:///{tmp_path / 'other.db'}"
        upgrade(other, "heads", NEXT)
        return schema(other)
    with connect(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    upgrade(url, "heads", NEXT)
    return schema(url)


def test_the_guards_survive_a_rebuilt_table(behind_url):
    before = schema(behind_url)
    upgrade(behind_url, "heads", NEXT)
    lost = {row[:2] for row in before} - {row[:2] for row in schema(behind_url)}
    assert {kind for kind, name in lost if "cards" not in name} == set()


def test_a_migration_that_leaves_orphans_changes_nothing(behind_url):
    before = rows(behind_url)
    with pytest.raises(Exception, match=r"references are missing|violates foreign key"):
        upgrade(behind_url, "heads", CARELESS)
    assert rows(behind_url) == before


def test_a_migration_killed_anywhere_has_not_happened(empty_url):
    child = subprocess.run(
        [sys.executable, HERE / "killing_migrations.py", empty_url],
        capture_output=True, text=True, timeout=55, check=True,
    )  # fmt: skip
    tries = [json.loads(line) for line in child.stdout.splitlines()]
    assert tries.pop() == ["at last", [["9001"]]]
    assert len([one for one in tries if one[0] == "from nothing"]) > 5
    assert len([one for one in tries if one[0] == "from a filled one"]) > 7
    assert [one for one in tries if one[2] is not True] == []


async def test_a_schema_is_made_in_a_child_and_then_left_alone(empty_url, monkeypatch):
    await bring_up_to_date(empty_url)
    before = schema(empty_url)
    assert rows(empty_url)["alembic_version"] == [(known()[-1],)]
    monkeypatch.setattr(asyncio, "create_subprocess_exec", None)
    await bring_up_to_date(empty_url)
    assert schema(empty_url) == before


def test_opening_a_database_loads_no_migrations_library(sqlite_url):
    script = """if True:
        import asyncio, sys
        from storage.opening import bring_up_to_date, open_database
        from storage.lock import take_lock
        async def main(url):
            lock = await take_lock(url)
            await bring_up_to_date(url)
            db = await open_database(url)
            await db.close()
            await lock.release()
        asyncio.run(main(sys.argv[1]))
        print(sorted({name.partition(".")[0] for name in sys.modules} & {"alembic", "sqlalchemy", "psycopg", "mako"}))
    """
    said = subprocess.run(
        [sys.executable, "-c", script, sqlite_url], capture_output=True, text=True, check=True
    )
    assert said.stdout == "[]\n"


async def test_a_newer_schema_is_refused(behind_url):
    upgrade(behind_url, "heads", NEXT)
    with pytest.raises(DatabaseNewer, match="9001"):
        await bring_up_to_date(behind_url)


async def test_a_file_of_another_program_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(DatabaseForeign):
        await bring_up_to_date(f"sqlite:///{tmp_path / 'other.db'}")
    assert list(rows(f"sqlite:///{tmp_path / 'other.db'}")) == ["theirs"]


async def test_a_file_is_copied_before_it_is_migrated(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    fill(url, known()[-1])
    before = rows(url)
    monkeypatch.setattr("storage.revision.known", lambda: (*known(), "9001"))
    told = []

    async def migrate(url):
        told.append(url)
        upgrade(url, "heads", NEXT)

    monkeypatch.setattr("storage.opening.migrate", migrate)
    await bring_up_to_date(url)
    copy = tmp_path / f"a.db.before-{known()[-1]}"
    assert told == [url]
    assert rows(f"sqlite:///{copy}") == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", copy.name]


async def test_a_new_file_is_not_copied(tmp_path):
    await bring_up_to_date(f"sqlite:///{tmp_path / 'a.db'}")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


async def test_a_migration_that_fails_says_why_in_one_line(tmp_path):
    (tmp_path / "a.db").write_bytes(b"no database" * 1000)
    with pytest.raises(MigrationFailed, match=r"^DatabaseError: .*file is not a database$"):
        await parent.migrate(f"sqlite:///{tmp_path / 'a.db'}")


async def test_a_cancelled_start_takes_its_child_along(tmp_path, monkeypatch):
    started = []
    real = asyncio.create_subprocess_exec

    async def spy(*_args, env, **kwargs):
        assert env[URL] == "sqlite:///x"
        started.append(await real(sys.executable, "-c", "import time; time.sleep(50)", **kwargs))
        return started[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", spy)
    starting = asyncio.ensure_future(parent.migrate("sqlite:///x"))
    while not started:
        await asyncio.sleep(0.01)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    assert started[0].returncode < 0


def test_two_children_at_once_migrate_once(empty_url):
    """The parent of the first was killed, so a second one started: the lock was free."""
    environment = os.environ | {URL: empty_url}
    command = [sys.executable, "-m", "storage.migrating"]
    children = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) for _ in range(2)]
    said = [child.communicate(timeout=50)[1] for child in children]
    assert [child.returncode for child in children] == [0, 0], said
    assert rows(empty_url)["alembic_version"] == [(known()[-1],)]


async def test_a_full_disk_is_told_before_anything_is_migrated(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    monkeypatch.setattr("storage.revision.known", lambda: (*known(), "9001"))

    def full(*_args):
        raise DatabaseFull("database or disk is full")

    monkeypatch.setattr("storage.opening.copy_database", full)
    monkeypatch.setattr("storage.opening.migrate", None)
    with pytest.raises(DatabaseFull):
        await bring_up_to_date(url)
    assert sqlite_path(url).exists()
