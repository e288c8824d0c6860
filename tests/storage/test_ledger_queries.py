"""The ledger in the database: a key is written once, cached balances follow, and outbox rows are told once."""

from dataclasses import replace

import pytest
from overlapping import overlapping
from placed_orders import CUSTOMER, T0, a_world, an_order

from storage import events, ledger, outbox
from storage.errors import ConstraintViolated
from storage.events import Event
from storage.ledger import Transfer
from storage.outbox import New

HELD, AVAILABLE = f"held:{CUSTOMER}", f"available:{CUSTOMER}"


def transfer(key, source, target, amount, order=None, at=T0):
    return Transfer(key, source, target, amount, "test", order, "bot", "test", at)


async def test_a_key_is_written_once(database):
    row = transfer("k", "house", HELD, 5)
    assert await database.write(ledger.post, row)
    assert not await database.write(ledger.post, replace(row, amount=7))
    assert await database.read(ledger.balance, HELD) == 5
    assert await database.read(ledger.source_of, "k") == "house"
    assert await database.read(ledger.source_of, "other") is None


async def test_only_a_persons_accounts_are_cached(database):
    for number, (source, target) in enumerate([("house", AVAILABLE), (AVAILABLE, HELD), (HELD, "sales")]):
        await database.write(ledger.post, transfer(f"k{number}", source, target, 5 - number))
    rows = await database.read(lambda tx: tx.all("SELECT account, amount FROM balances ORDER BY account"))
    assert rows == [{"account": AVAILABLE, "amount": 1}, {"account": HELD, "amount": 1}]


@pytest.mark.parametrize(
    "row", [transfer("k", HELD, "house", 1), transfer("k", "house", HELD, 0), transfer("k", HELD, HELD, 1)]
)
async def test_what_is_not_there_cannot_be_given(database, row):
    with pytest.raises(ConstraintViolated):
        await database.write(ledger.post, row)
    assert await database.read(ledger.balance, HELD) == 0


async def test_locking_an_account_makes_it_and_tells_its_balance(database):
    assert await database.write(ledger.lock, HELD) == 0
    await database.write(ledger.post, transfer("k", "house", HELD, 5))
    assert await database.write(ledger.lock, HELD) == 5


async def test_taken_since_counts_back_only_what_was_taken_since(database):
    await database.write(a_world)
    old, new = [await database.write(an_order) for _ in range(2)]
    moves = [
        ("a", "house", HELD, 10, old, T0 - 1),
        ("b", "house", HELD, 7, new, T0),
        ("c", HELD, "house", 10, old, T0 + 1),
        ("d", HELD, "spent:7", 7, new, T0 + 1),
        ("e", "spent:7", "house", 3, new, T0 + 2),
        ("f", "panel:1", "cost", 100, new, T0 + 2),
        ("g", "house", "held:8", 50, None, T0 + 2),
    ]
    for move in moves:
        await database.write(ledger.post, transfer(*move))
    assert await database.read(ledger.taken_since, "house", HELD, T0) == 4
    assert await database.read(ledger.taken_since, "house", HELD, T0 - 1) == 4
    assert await database.read(ledger.taken_since, "house", HELD, T0 + 1) == 0


async def test_a_story_is_read_in_the_order_it_happened(database):
    await database.write(a_world)
    order = await database.write(an_order)
    lines = [Event("held", "customer", "", T0 + 9), Event("sending", "bot", "x", T0)]
    for line in lines:
        await database.write(events.add, order, line)
    assert await database.read(events.of_order, order) == lines


def new(key, chat=CUSTOMER, kind="a", order=None, due=T0):
    return New(key, chat, kind, "{}", order, 0, due)


async def test_an_outbox_key_is_written_once(database):
    assert await database.write(outbox.put, new("k"), T0)
    assert not await database.write(outbox.put, new("k", kind="b"), T0)
    (row,) = await database.read(outbox.waiting, T0, 10)
    assert (row.kind, row.tries, row.created_at) == ("a", 0, T0)


async def test_each_chat_waits_with_its_oldest_due_row(database):
    for row in (new("a"), new("b"), new("c", chat=8), new("d", chat=9, due=T0 + 5)):
        await database.write(outbox.put, row, T0)
    assert [row.key for row in await database.read(outbox.waiting, T0, 10)] == ["a", "c"]
    assert [row.key for row in await database.read(outbox.waiting_in, (CUSTOMER, 9), T0)] == ["a"]
    assert await database.read(outbox.waiting_in, (), T0) == []
    assert await database.read(outbox.next_due, T0) == T0 + 5
    first = (await database.read(outbox.waiting, T0, 1))[0]
    await database.write(outbox.count_try, first.id)
    assert await database.write(outbox.mark_sent, first.id, 77, T0)
    assert not await database.write(outbox.mark_sent, first.id, 78, T0)
    assert not await database.write(outbox.drop, first.id, "late")
    assert [row.key for row in await database.read(outbox.waiting, T0 + 5, 10)] == ["b", "c", "d"]
    assert await database.write(outbox.drop_chat, CUSTOMER, "blocked") == 1
    assert [row.key for row in await database.read(outbox.waiting, T0, 10)] == ["c"]


async def test_older_rows_of_the_same_order_are_replaced_in_that_chat(database):
    await database.write(a_world)
    order = await database.write(an_order)
    for row in (
        new("a", order=order),
        new("b", chat=8, order=order),
        new("c", kind="x", order=order),
        new("d"),
    ):
        await database.write(outbox.put, row, T0)
    await database.write(outbox.put, new("e", order=order), T0)
    assert await database.write(outbox.replace_older, order, CUSTOMER, ("a",), "e") == 1
    left = await database.read(lambda tx: tx.all("SELECT key FROM outbox WHERE dropped IS NULL ORDER BY id"))
    assert [row["key"] for row in left] == ["b", "c", "d", "e"]


async def test_a_waiting_row_stands_for_what_happens_later_even_while_it_is_being_sent(database):
    await database.write(a_world)
    order = await database.write(an_order)
    await database.write(outbox.put, new("a1", order=order), T0)
    (being_sent,) = await database.read(outbox.waiting, T0, 10)
    assert await database.write(outbox.renew, order, CUSTOMER, "a", "a2")
    assert not await database.write(outbox.mark_sent, being_sent.id, 77, T0, being_sent.key)
    (again,) = await database.read(outbox.waiting, T0, 10)
    assert (again.id, again.key) == (being_sent.id, "a2")
    assert await database.write(outbox.mark_sent, again.id, 77, T0, again.key)
    assert not await database.write(outbox.renew, order, CUSTOMER, "a", "a3")


async def test_a_row_is_sent_or_renewed_and_never_both(database):
    await database.write(a_world)
    order = await database.write(an_order)
    await database.write(outbox.put, new("a1", order=order), T0)
    (row,) = await database.read(outbox.waiting, T0, 10)

    def sends(tx):
        return outbox.mark_sent(tx, row.id, 77, T0, row.key)

    def renews(tx):
        return outbox.renew(tx, order, CUSTOMER, "a", "a2")

    assert sorted(await overlapping(database, sends, renews)) == [False, True]


async def test_a_row_is_not_renewed_under_a_key_that_was_told(database):
    await database.write(a_world)
    order = await database.write(an_order)
    for key in ("a1", "a2"):
        await database.write(outbox.put, new(key, order=order), T0)
    assert not await database.write(outbox.renew, order, CUSTOMER, "a", "a1")


async def test_what_waits_for_orders_is_found_by_order_chat_and_kind(database):
    await database.write(a_world)
    one, two, three = [await database.write(an_order) for _ in range(3)]
    rows = [
        new("a1", order=one),
        new("a2", order=one),
        new("b1", kind="b", order=one),
        new("c1", kind="c", order=one),
        new("a3", chat=8, order=two),
        new("a4", order=three),
    ]
    await database.write(outbox.put_all, [*rows, new("a1", chat=9, order=one)], T0)
    ids = await database.read(
        lambda tx: {row["key"]: row["id"] for row in tx.all("SELECT key, id FROM outbox")}
    )
    assert await database.write(outbox.mark_sent, ids["a4"], 77, T0)
    assert await database.read(outbox.unsent, (one, two, three), ("a", "b")) == {
        (one, CUSTOMER): {"a": ids["a2"], "b": ids["b1"]},
        (two, 8): {"a": ids["a3"]},
    }


async def test_many_rows_are_renewed_and_it_is_said_when_one_was_not(database):
    await database.write(outbox.put_all, [new("a1"), new("b1"), new("c1")], T0)
    a, b, c = [
        row["id"] for row in await database.read(lambda tx: tx.all("SELECT id FROM outbox ORDER BY id"))
    ]
    assert await database.write(outbox.renew_all, {a: "a2", b: "b2"})
    assert await database.write(outbox.mark_sent, a, 77, T0)
    assert not await database.write(outbox.renew_all, {a: "a3", b: "b3"})
    assert not await database.write(outbox.renew_all, {b: "c1"})
    rows = await database.read(lambda tx: tx.all("SELECT id, key FROM outbox ORDER BY id"))
    assert [(row["id"], row["key"]) for row in rows] == [(a, "a2"), (b, "b3"), (c, "c1")]
    assert await database.write(outbox.renew_all, {})


async def test_finished_rows_are_forgotten_after_a_while(database):
    for key in "abc":
        await database.write(outbox.put, new(key), T0)
    await database.write(lambda tx: tx.run("UPDATE outbox SET sent_at = 5 WHERE key = 'a'"))
    await database.write(lambda tx: tx.run("UPDATE outbox SET dropped = 'x' WHERE key = 'b'"))
    assert await database.write(outbox.prune, T0) == 1
    assert await database.write(outbox.prune, T0 + 1) == 1
    assert [row.key for row in await database.read(outbox.waiting, T0, 10)] == ["c"]
