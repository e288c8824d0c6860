"""From SQLite to PostgreSQL, whole or not at all."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from moving import NOW, comparable, look, refused, write
from placed_orders import an_order
from psycopg.conninfo import conninfo_to_dict
from schemas import rows, schema

from shop.audit import audit
from storage import marks, tables
from storage.errors import CannotMove, ConstraintViolated, DatabaseHeld, DatabaseUnreachable
from storage.lock import take_lock
from storage.migrating import upgrade
from storage.move import move
from storage.revision import known


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


async def test_a_target_with_rows_is_refused(source, target):
    await write(target, marks.put, "theirs", "x", NOW)
    await refused(source, target, "not empty: table marks")


async def test_an_audit_that_differs_is_refused(source, target):
    findings = iter("ab")
    await refused(source, target, "audit", lambda _tx: next(findings))


async def test_a_count_that_differs_is_refused(source, target, monkeypatch):
    monkeypatch.setattr("storage.whole_copy.pages", lambda *_: iter(()))
    await refused(source, target, "another number")


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
