"""Batches in the database: changed until they are confirmed, confirmed and summed up once, counted as they stand."""

from dataclasses import astuple

import pytest
from placed_orders import ADMIN, CUSTOMER, T0, a_world, order_row

from storage import batches, order_views, orders, quotes
from storage.orders import NewOrder
from storage.quotes import NewQuote

LATER = T0 + 60_000


@pytest.fixture
async def panel_id(database):
    return await database.write(a_world)


def a_quote(at, price=1_000, expires_at=LATER):
    return NewQuote(
        person_id=CUSTOMER, panel_id=1, service_id=1, service_name="Likes", type="Default",
        link=f"https://x.example/p/{at}", link_key=f"x/p/{at}", fields="{}", quantity=10, units=10, rate="1.00",
        cost=price, price=price, currency="USD", rules="r", created_at=T0, expires_at=expires_at,
    )  # fmt: skip


def a_batch(tx, lines=3):
    """A batch with an offer for every second line: 1, 3, 5 and so on, each dearer than the one before."""
    batch = batches.start(tx, CUSTOMER, "said", T0)
    batches.offer(tx, batch.id, {2 * at + 1: a_quote(2 * at + 1, 1_000 * (at + 1)) for at in range(lines)})
    return batch.id


def a_confirmed_batch(tx, lines=3):
    batch = a_batch(tx, lines)
    batches.confirm(tx, batch, T0)
    lines = [(one, NewOrder(one.price, one.price, T0, LATER)) for one in batches.offered(tx, batch)]
    assert orders.insert_all(tx, lines, T0) == len(lines)
    return batch


def ids(tx, batch):
    return [one.id for one in batches.held(tx, batch)]


def become(tx, order, *states, **facts):
    """Lead an order through these states, and give it these facts."""
    for name, value in [
        ("sent_at", T0),
        ("placed_at", T0),
        *(("state", one) for one in states),
        *facts.items(),
    ]:
        tx.run(f"UPDATE orders SET {name} = :value WHERE id = :id", value=value, id=order)  # noqa: S608 - of this test


async def test_only_its_own_person_finds_locks_and_changes_a_batch(database, panel_id):
    batch = await database.write(batches.start, CUSTOMER, "one\ntwo", T0)
    assert (batch.said, batch.first, batch.confirmed_at, batch.told_at) == ("one\ntwo", None, None, None)
    assert await database.read(batches.find, batch.id, CUSTOMER) == batch
    assert await database.write(batches.lock, batch.id, CUSTOMER) == batch
    changed = await database.write(batches.change, batch.id, CUSTOMER, "three", 1)
    assert (changed.said, changed.first) == ("three", 1)
    assert await database.read(batches.find, batch.id, ADMIN) is None
    assert await database.write(batches.lock, batch.id, ADMIN) is None
    assert await database.write(batches.change, batch.id, ADMIN, "mine", None) is None
    assert await database.read(batches.find, batch.id, CUSTOMER) == changed


async def test_a_batch_is_confirmed_once_and_changes_no_more(database, panel_id):
    batch = await database.write(a_batch)
    await database.write(batches.confirm, batch, LATER)
    assert (await database.read(batches.find, batch, CUSTOMER)).confirmed_at == LATER
    assert await database.write(batches.change, batch, CUSTOMER, "other", None) is None
    with pytest.raises(RuntimeError, match="confirmed before"):
        await database.write(batches.confirm, batch, LATER + 1)
    assert (await database.read(batches.find, batch, CUSTOMER)).confirmed_at == LATER


async def test_a_batch_is_summed_up_once_and_after_its_confirm(database, panel_id):
    early, batch = await database.write(a_batch), await database.write(a_confirmed_batch)
    assert not await database.write(batches.sum_up, early, LATER)
    assert await database.write(batches.sum_up, batch, LATER)
    assert not await database.write(batches.sum_up, batch, LATER + 1)
    assert (await database.read(batches.find, batch, CUSTOMER)).told_at == LATER


async def test_an_offer_replaces_the_one_before_and_keeps_the_order_of_the_lines(database, panel_id):
    batch, other = await database.write(a_batch), await database.write(a_batch)
    before = await database.read(batches.offered, batch)
    assert [(one.batch_line, one.price) for one in before] == [(1, 1_000), (3, 2_000), (5, 3_000)]
    assert {(one.person_id, one.panel_id, one.rules, one.expires_at) for one in before} == {
        (CUSTOMER, panel_id, "r", LATER)
    }
    await database.write(batches.offer, batch, {9: a_quote(9, 7), 4: a_quote(4, 5)})
    assert [(one.batch_line, one.price) for one in await database.read(batches.offered, batch)] == [
        (4, 5),
        (9, 7),
    ]
    assert len(await database.read(batches.offered, other)) == 3
    await database.write(batches.offer, batch, {})
    assert await database.read(batches.offered, batch) == []


async def test_each_line_becomes_one_order(database, panel_id):
    batch = await database.write(a_confirmed_batch)
    found = await database.read(batches.held, batch)
    assert [(one.person_id, one.panel_id, one.price, one.cost) for one in found] == [
        (CUSTOMER, panel_id, price, price) for price in (1_000, 2_000, 3_000)
    ]
    order = await database.read(order_row, found[0].id)
    assert (order["state"], order["send_at"], order["send_until"], order["link_key"]) == (
        "held",
        T0,
        LATER,
        "x/p/1",
    )
    again = [(one, NewOrder(1, 1, T0, T0)) for one in await database.read(batches.offered, batch)]
    assert await database.write(orders.insert_all, again, LATER) == 0
    assert await database.read(batches.held, batch) == found


async def test_held_are_those_that_still_are(database, panel_id):
    batch = await database.write(a_confirmed_batch)
    first, second, third = await database.read(ids, batch)
    await database.write(become, second, "sending")
    assert await database.read(ids, batch) == [first, third]
    assert await database.read(batches.first_order, batch) == first
    assert await database.read(batches.first_order, 999) is None


async def test_orders_are_counted_by_how_they_stand_with_their_money(database, panel_id):
    batch = await database.write(a_confirmed_batch, 5)
    held, running, stuck, back, done = await database.read(ids, batch)
    await database.write(a_confirmed_batch)
    await database.write(become, running, "sending", "placed")
    await database.write(
        become, stuck, "sending", "placed", panel_status="partial", unsettled="remains_unknown"
    )
    await database.write(become, back, "released")
    await database.write(become, done, "sending", "placed", "settled", panel_status="partial", refunded=400)
    found = await database.read(batches.counts, batch)
    assert sorted(map(astuple, found), key=lambda count: count[4]) == [
        ("held", None, False, 1, 1_000, 0),
        ("placed", None, False, 1, 2_000, 0),
        ("placed", "partial", True, 1, 3_000, 0),
        ("released", None, False, 1, 4_000, 0),
        ("settled", "partial", False, 1, 5_000, 400),
    ]
    assert await database.read(ids, batch) == [held]


@pytest.mark.parametrize(
    ("states", "facts", "expected"),
    [
        ((), {}, True),
        (("sending",), {}, True),
        (("sending", "placed"), {}, True),
        (("sending", "placed"), {"unsettled": "remains_unknown"}, False),
        (("sending", "placed", "settled"), {}, False),
        (("sending", "unknown"), {}, False),
        (("sending", "rejected"), {}, False),
        (("released",), {}, False),
    ],
)
async def test_a_batch_is_on_its_way_while_a_line_of_it_ends_by_itself(
    database, panel_id, states, facts, expected
):
    other, batch = await database.write(a_confirmed_batch), await database.write(a_confirmed_batch, 2)
    over, last = await database.read(ids, batch)
    await database.write(become, over, "released")
    await database.write(become, last, *states, **facts)
    assert await database.read(batches.is_on_its_way, batch) == expected
    assert await database.read(batches.is_on_its_way, other)


async def test_lines_are_paged_in_their_order_and_found_by_what_changed(database, panel_id):
    batch = await database.write(a_confirmed_batch)
    first, second, third = await database.read(ids, batch)
    page = await database.read(order_views.of_batch, batch, 1, 2)
    assert [one.id for one in page] == [second, third]
    await database.write(become, third, changed_at=LATER)
    await database.write(become, first, changed_at=LATER + 1)
    for since, limit, expected in (
        (T0, 9, [first, second, third]),
        (LATER, 9, [first, third]),
        (LATER, 1, [first]),
    ):
        found = await database.read(order_views.of_batch_since, batch, since, limit)
        assert [one.id for one in found] == expected


async def test_what_nobody_confirmed_is_forgotten_with_its_offer(database, panel_id):
    old, kept = await database.write(a_batch), await database.write(a_confirmed_batch)
    offered = (await database.read(batches.offered, old))[0].id
    assert await database.write(batches.prune, T0) == 0
    assert await database.write(batches.prune, T0 + 1) == 1
    assert await database.read(batches.find, old, CUSTOMER) is None
    assert await database.read(quotes.find, offered) is None
    assert (await database.read(batches.find, kept, CUSTOMER)).confirmed_at == T0
    assert len(await database.read(batches.held, kept)) == 3
