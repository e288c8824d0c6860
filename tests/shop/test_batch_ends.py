"""How a batch comes to its end, and what is told of it: once, however its last line ends, and however long it takes."""

from dataclasses import replace

import pytest
from batching import confirm_batch, offer_lines
from placed_orders import told
from selling import CUSTOMER, LOST, PLACED, SERVICE, T0, house_of, open_shop, set_rate

from shop.audit import audit
from shop.batches import telling
from shop.batches.confirming import Held
from shop.catalogue import service as services
from shop.catalogue.snapshot import Catalogue
from shop.orders import confirm as single
from shop.orders import left_behind, settle
from shop.orders.confirm import No, Refused
from shop.orders.letting_go import Release
from shop.orders.outcome import record_outcome
from shop.orders.remind import remind
from shop.orders.send import LATER_MS, start_sending
from shop.orders.take_back import take_back
from storage import batches, orders, settlements
from storage import panels as panel_rows

MINUTE, DAY = 60_000, 86_400_000


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


def a_batch(tx, house, lines):
    goods = Catalogue([services.find(tx, house.panel_id, SERVICE)])
    said = "\n".join(f"11 | https://example.com/p/{at} | 1000" for at in range(lines))
    return offer_lines(tx, house, goods, CUSTOMER, said, T0)


def confirmed(tx, house, lines):
    """Confirm so many lines; return the numbers of their orders."""
    batch = a_batch(tx, house, lines).collected.batch.id
    assert confirm_batch(tx, house, CUSTOMER, batch, T0) == Held(batch)
    return [order.id for order in batches.held(tx, batch)]


def answered(tx, house, order, answer, now=T0):
    panel_rows.synced(tx, house.panel_id, now)
    assert start_sending(tx, house, order, now) is not None
    record_outcome(tx, house, order, answer, now)


def asks(tx, house, order, reason, now):
    return settle.ask_person(tx, house, settlements.tracked(tx, order), reason, now)


def progress(tx):
    return tx.all("SELECT due_at, dropped FROM outbox WHERE kind = :kind ORDER BY id", kind="batch_progress")


async def test_unclear_lines_are_told_of_once_after_a_day(database, house):
    lines = await database.write(confirmed, house, 3)
    for order in lines:
        await database.write(answered, house, order, LOST)
    before = len(await database.read(progress))
    for minute in range(30):
        await database.write(remind, house, T0 + DAY + minute * MINUTE)
    assert [(m["chat_id"], m["args"]) for m in await database.read(told, "batch_unknown_day")] == [
        (CUSTOMER, {"batch_id": 1})
    ]
    assert await database.read(told, "order_unknown_day") == []
    assert len(await database.read(progress)) == before


async def test_the_last_line_that_is_taken_back_ends_the_batch(database, house):
    first, last = await database.write(confirmed, house, 2)
    assert await database.write(take_back, house, first, CUSTOMER, T0)
    assert await database.read(told, "batch_summary") == []
    assert await database.write(take_back, house, last, CUSTOMER, T0)
    assert len(await database.read(told, "batch_summary")) == 1


async def test_a_line_that_people_must_decide_ends_the_batch(database, house):
    [order] = await database.write(confirmed, house, 1)
    await database.write(answered, house, order, PLACED)
    assert await database.write(asks, house, order, "trouble", T0)
    assert len(await database.read(told, "batch_summary")) == 1


async def test_a_panel_that_is_left_ends_its_batches(database, house):
    [order] = await database.write(confirmed, house, 1)
    await database.write(answered, house, order, PLACED)
    assert await database.write(left_behind.resolve_by_hand, house.panel_id, T0) == 1
    assert len(await database.read(told, "batch_summary")) == 1


async def test_of_many_looks_at_a_batch_one_waits_and_no_longer_than_the_first(database, house):
    await database.write(confirmed, house, 1)
    first, *more = await database.read(progress)
    assert more == []
    for stretch in range(1, 300):
        now = T0 + stretch * telling.EVERY_MS
        await database.write(telling.moved, CUSTOMER, 1, now, may_be_over=False)
    rows = await database.read(progress)
    assert len(rows) == 300
    assert [row["due_at"] for row in rows if row["dropped"] is None] == [first["due_at"]]
    assert {row["dropped"] for row in rows} == {None, "replaced"}


async def test_a_line_is_not_confirmed_by_itself(database, house):
    """What a button carries is not to be trusted: its number may be anybody's, or that of a line."""
    offer = await database.write(a_batch, house, 2)
    done = await database.write(single.confirm, house, CUSTOMER, offer.number, T0)
    assert done == Refused(No.GONE)
    assert await database.read(lambda tx: tx.all("SELECT id FROM orders")) == []


async def test_a_line_that_waited_long_is_not_sent_for_somebody_who_is_let_in_no_more(database, house):
    soon, late = await database.write(confirmed, house, 2)
    closed = replace(house, members=())
    assert await database.write(start_sending, closed, soon, T0 + LATER_MS - 1) is not None
    await database.write(record_outcome, closed, soon, PLACED, T0 + LATER_MS)
    assert await database.write(start_sending, closed, late, T0 + LATER_MS) is None
    assert (await database.read(orders.find, late)).reason == Release.REVOKED


async def test_a_line_that_became_dearer_leaves_no_offer_that_nobody_sees(database, house):
    lines = await database.write(confirmed, house, 2)
    await database.write(set_rate, "2.00")
    for order in lines:
        assert await database.write(start_sending, house, order, T0) is None
    assert {(await database.read(orders.find, order)).reason for order in lines} == {Release.PRICE}
    assert len(await database.read(lambda tx: tx.all("SELECT id FROM quotes"))) == 2
