"""Backups made while the bot writes."""

import asyncio
import sqlite3
import stat
import threading
from contextlib import closing

import pytest
from placed_orders import a_placed_order, a_world

from shop.audit import audit
from storage import marks
from storage.backup import back_up
from storage.errors import DatabaseBroken, DatabaseError, DatabaseFull, DatabaseReadOnly
from storage.opening import open_database

NOW = 1_800_000_000_000


def nothing(_tx):
    return None


@pytest.fixture
def source(tmp_path):
    return tmp_path / "test.db"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copy.db"


async def look(path, fn, *args):
    db = await open_database(f"sqlite:///{path}")
    try:
        return await db.read(fn, *args)
    finally:
        await db.close()


async def test_a_copy_made_under_writing_holds_one_state(sqlite_database, source, target):
    """Both rows of a transaction are in it, or none; everything before it is."""
    stop = asyncio.Event()

    def pair(tx, number):
        marks.put(tx, f"a{number}", "x" * 3000, NOW)
        marks.put(tx, f"b{number}", "x" * 3000, NOW)
        return number

    async def keep_writing():
        number = 0
        while not stop.is_set():
            number = await sqlite_database.write(pair, number + 1)
        return number

    writing = asyncio.ensure_future(keep_writing())
    await asyncio.sleep(0.05)
    for _ in range(5):
        await back_up(source, target, NOW, nothing)
        names = {row["name"] for row in await look(target, lambda tx: tx.all("SELECT name FROM marks"))}
        assert len(names) % 2 == 1
        assert {f"b{name[1:]}" for name in names if name[0] == "a"} < names
    stop.set()
    assert await writing > 5


async def test_a_copy_is_marked_and_its_source_is_not(sqlite_database, source, target):
    await back_up(source, target, NOW, nothing)
    assert await look(target, marks.read, marks.BACKUP) == str(NOW)
    assert await sqlite_database.read(marks.read, marks.BACKUP) is None


async def test_a_copy_is_one_file_for_its_owner_alone(sqlite_database, source, target, tmp_path):
    target.write_text("an older copy")
    target.chmod(0o644)
    await back_up(source, target, NOW, nothing)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("copy.db*")) == ["copy.db"]


async def test_the_caller_may_ask_the_copy(sqlite_database, source, target):
    await sqlite_database.write(a_world)
    await sqlite_database.write(a_placed_order)
    found = await back_up(source, target, NOW, audit)
    assert found == await sqlite_database.read(audit)
    assert found


async def test_a_damaged_database_makes_no_backup(sqlite_url, source, target):
    with closing(sqlite3.connect(source)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'orders_of_link'"
        ).fetchone()
    with source.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(DatabaseBroken):
        await back_up(source, target, NOW, nothing)
    assert list(source.parent.glob("copy*")) == []


async def test_a_check_that_raises_leaves_the_older_copy(sqlite_database, source, target):
    target.write_text("an older copy")

    def fails(_tx):
        raise LookupError

    with pytest.raises(LookupError):
        await back_up(source, target, NOW, fails)
    assert target.read_text() == "an older copy"
    assert list(source.parent.glob("*.partial")) == []


async def test_the_database_is_never_copied_over_itself(sqlite_database, source, tmp_path):
    (tmp_path / "link.db").symlink_to(source)
    for target in (source, tmp_path / "link.db"):
        with pytest.raises(DatabaseReadOnly, match="itself"):
            await back_up(source, target, NOW, nothing)
    assert await sqlite_database.read(marks.read, marks.BACKUP) is None


async def test_a_folder_that_is_missing_is_named_by_a_type(sqlite_database, source, tmp_path):
    with pytest.raises(DatabaseReadOnly):
        await back_up(source, tmp_path / "missing" / "copy.db", NOW, nothing)


async def test_a_source_that_is_missing_is_not_made(tmp_path):
    with pytest.raises(DatabaseError):
        await back_up(tmp_path / "none.db", tmp_path / "copy.db", NOW, nothing)
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_leaves_no_half_copy(sqlite_database, source, target):
    def fill(tx):
        (pages,) = tx.one("PRAGMA page_count").values()
        tx.run(f"PRAGMA max_page_count = {pages}")
        marks.put(tx, "big", "x" * 100_000, NOW)

    with pytest.raises(DatabaseFull):
        await back_up(source, target, NOW, fill)
    assert list(source.parent.glob("copy*")) == []


async def test_writers_are_not_kept_waiting(sqlite_database, source, target):
    copied = threading.Event()

    def wait(_tx):
        assert copied.wait(5)

    copying = asyncio.ensure_future(back_up(source, target, NOW, wait))
    await asyncio.sleep(0.02)
    await asyncio.wait_for(sqlite_database.write(marks.put, "meanwhile", "x", NOW), 2)
    copied.set()
    await copying
    assert await sqlite_database.read(marks.read, "meanwhile") == "x"
