"""What a transaction promises, on both engines."""

import asyncio
import contextlib

import pytest

from storage.errors import ConstraintViolated, DatabaseReadOnly

PUT = "INSERT INTO marks (name, value, at) VALUES (:name, :value, 1)"


def put(tx, name, value="x"):
    tx.run(PUT, name=name, value=value)
    return name


def names(tx):
    return [row["name"] for row in tx.all("SELECT name FROM marks ORDER BY name")]


async def test_what_was_written_is_read(database):
    assert await database.write(put, "a", value="é🙂%s :name") == "a"
    row = await database.read(lambda tx: tx.one("SELECT value, at FROM marks WHERE name = :name", name="a"))
    assert row == {"value": "é🙂%s :name", "at": 1}


async def test_a_function_that_raises_is_rolled_back_alone(database):
    def fails(tx):
        put(tx, "fails")
        raise ValueError("mine")

    results = await asyncio.gather(
        database.write(put, "a"), database.write(fails), database.write(put, "b"), return_exceptions=True
    )
    assert [results[0], type(results[1]), results[2]] == ["a", ValueError, "b"]
    assert await database.read(names) == ["a", "b"]


async def test_an_unread_returning_harms_nobody(database):
    def unread(tx):
        sql = "INSERT INTO marks (name, value, at) VALUES (:a, :a, 1), (:b, :b, 1) RETURNING name"
        assert tx.one(sql, a="u1", b="u2") == {"name": "u1"}
        assert tx.run(sql, a="u3", b="u4") == 2

    await asyncio.gather(database.write(unread), database.write(put, "a"))
    assert await database.read(names) == ["a", "u1", "u2", "u3", "u4"]


async def test_an_insert_tells_the_number_its_table_gave(database):
    sql = """INSERT INTO panels (address, unanswered, first_seen_at) VALUES (:address, 0, 1)
             ON CONFLICT (address) DO NOTHING"""

    def inserts(tx):
        return [tx.insert(sql, address=address) for address in ("a", "b", "a", "c")]

    first, second, again, third = await database.write(inserts)
    assert again is None
    rows = await database.read(lambda tx: tx.all("SELECT id, address FROM panels ORDER BY address"))
    assert [(row["id"], row["address"]) for row in rows] == [(first, "a"), (second, "b"), (third, "c")]


async def test_one_statement_is_run_for_many_values_at_once(database):
    def rename(tx):
        sql = "UPDATE marks SET name = :new, at = coalesce(cast(:at AS bigint), at) WHERE name = :old"
        values = [
            {"old": "a", "new": "A", "at": None},
            {"old": "no", "new": "x", "at": 5},
            {"old": "b", "new": "%s :b", "at": 7},
        ]
        return tx.many(sql, values), tx.many(sql, [])

    for name in ("a", "b", "c"):
        await database.write(put, name)
    assert await database.write(rename) == (2, 0)
    rows = await database.read(lambda tx: tx.all("SELECT name, at FROM marks WHERE name <> :c", c="c"))
    assert {(row["name"], row["at"]) for row in rows} == {("A", 1), ("%s :b", 7)}


async def test_of_many_values_all_are_written_or_none(database):
    def writes(tx):
        with contextlib.suppress(ConstraintViolated):
            tx.many(PUT, [{"name": name, "value": "x"} for name in ("b", "a", "c")])
        with contextlib.suppress(ConstraintViolated):
            tx.many(PUT, [])

    await database.write(put, "a")
    with pytest.raises(ConstraintViolated):
        await database.write(writes)
    assert await database.read(names) == ["a"]


async def test_a_reader_cannot_write_many_either(database):
    with pytest.raises(DatabaseReadOnly):
        await database.read(lambda tx: tx.many(PUT, [{"name": "a", "value": "x"}]))


async def test_a_cancelled_caller_does_not_cancel_its_transaction(database):
    caller = asyncio.ensure_future(database.write(put, "a"))
    await asyncio.sleep(0)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await database.write(put, "b")
    async with asyncio.timeout(10):
        # On a server the two run side by side.
        while await database.read(names) != ["a", "b"]:
            await asyncio.sleep(0.01)


async def test_signals_ring_after_commit_only(database, signals):
    def rings(tx, name, *, fails):
        put(tx, name)
        tx.signal("orders")
        if fails:
            raise ValueError(name)

    with pytest.raises(ValueError, match="a"):
        await database.write(rings, "a", fails=True)
    assert signals == []
    await database.write(rings, "b", fails=False)
    assert signals == ["orders"]


async def test_a_reader_cannot_write(database):
    with pytest.raises(DatabaseReadOnly):
        await database.read(put, "a")
    assert await database.read(names) == []


async def test_a_tuple_is_spread_and_an_empty_one_matches_nothing(database):
    for name in "abc":
        await database.write(put, name)
    sql = "SELECT name FROM marks WHERE name IN :names ORDER BY name"
    found = await database.read(lambda tx: tx.all(sql, names=("a", "c")))
    assert [row["name"] for row in found] == ["a", "c"]
    assert await database.read(lambda tx: tx.all(sql, names=())) == []


async def test_many_callers_at_once_each_get_their_own_answer(database):
    def maybe(tx, number):
        put(tx, f"n{number:04}")
        if number % 50 == 7:
            raise ValueError(number)
        return number

    results = await asyncio.gather(*(database.write(maybe, n) for n in range(300)), return_exceptions=True)
    assert all((r == n) if n % 50 != 7 else (r.args == (n,)) for n, r in enumerate(results))
    assert len(await database.read(names)) == 294


async def test_a_swallowed_database_error_commits_nothing(database):
    """PostgreSQL answers the COMMIT of such a transaction with ROLLBACK and no error."""

    def swallows(tx):
        put(tx, "a")
        with contextlib.suppress(ConstraintViolated):
            put(tx, "a")
        return "well"

    with pytest.raises(ConstraintViolated):
        await database.write(swallows)
    assert await database.read(names) == []


async def test_after_a_failed_statement_no_other_runs(database):
    def goes_on(tx):
        with contextlib.suppress(ConstraintViolated):
            tx.run("INSERT INTO marks (name, value, at) VALUES (:n, NULL, 1)", n="a")
        put(tx, "b")

    with pytest.raises(ConstraintViolated):
        await database.write(goes_on)
    assert await database.read(names) == []


async def test_a_function_that_ends_an_iterator_too_far_answers_its_caller(database):
    with pytest.raises(RuntimeError, match="StopIteration"):
        await asyncio.wait_for(database.write(lambda _tx: next(iter(()))), 5)
    with pytest.raises(RuntimeError, match="StopIteration"):
        await asyncio.wait_for(database.read(lambda _tx: next(iter(()))), 5)


@pytest.mark.parametrize("statement", ["SELEKT 1", "SELECT nothing FROM marks", "SELECT :missing"])
async def test_a_wrong_statement_fails_for_its_caller_alone(database, statement):
    results = await asyncio.gather(
        database.write(put, "a"), database.write(lambda tx: tx.all(statement)), return_exceptions=True
    )
    assert results[0] == "a"
    assert isinstance(results[1], Exception)
    assert await database.read(names) == ["a"]


async def test_money_that_is_not_there_is_refused_by_the_database(database):
    def move(tx, key, source, target, amount):
        sql = """INSERT INTO transfers (key, from_account, to_account, amount, kind, actor, reason, at)
                 VALUES (:key, :source, :target, :amount, 'test', 'test', '', 1)"""
        tx.run(sql, key=key, source=source, target=target, amount=amount)

    def held(tx):
        return tx.one("SELECT amount FROM balances WHERE account = :a", a="held:1")["amount"]

    await database.write(move, "1", "house", "held:1", 5)
    with pytest.raises(ConstraintViolated, match="balances_amount"):
        await database.write(move, "2", "held:1", "house", 6)
    await database.write(move, "3", "held:1", "spent:1", 2)
    assert await database.read(held) == 3
    for statement in ("UPDATE transfers SET amount = 9", "DELETE FROM transfers"):
        with pytest.raises(ConstraintViolated, match="append-only"):
            await database.write(lambda tx, s=statement: tx.run(s))
