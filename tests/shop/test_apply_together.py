"""Answers about many orders, applied in one transaction, come to what each alone comes to."""

import json

import pytest
from panel_says import NOT_FOUND, says
from placed_orders import CUSTOMER, MINUTE, T0, a_placed_order, a_world, house_of, told

from panel.answers import MISSING, EntryError
from panel.errors import ErrorKind
from shop import notices
from shop.notices import Notice, Progress
from shop.orders.apply_status import apply_status, apply_together
from storage import outbox

HOUSE = house_of()
TROUBLE = EntryError(ErrorKind.SERVER_TROUBLE, "Server error")
COURSES = [
    # what is said of one order, one answer after the other
    (says("Pending", 1000), says("In progress", 900), says("In progress", 800), says("Completed", 0)),
    (says("In progress", 500), says("In progress", 500), says("Partial", 157), says("Partial", 157)),
    (says("In progress", 500), says("Partial"), says("In progress", 400), says("Partial", 100)),
    (says("Canceled"), says("In progress", 900), says("Completed", 0), says("Canceled")),
    (says("Partial", 100), says("Partial", 300), says("Partial", 300), says("Partial", 50)),
    (MISSING, NOT_FOUND, TROUBLE, says("Refunded")),
    (says("Quantum"), says("Quantum"), says("Paused"), says("Completed")),
    (says("Error"), says("In progress", 10**40), says("In progress", 7, charge="9.99"), MISSING),
]  # fmt: skip


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


def the_books_of(tx, order_id):
    """Return all that is written about an order, without the numbers by which orders differ."""

    def rows(sql):
        return [dict(row) for row in tx.all(sql, id=order_id)]

    said = json.dumps(
        [
            rows("SELECT status, raw_status, charge, start_count, remains, problem, trouble_since, missed, rechecks, final_at, polled_at, next_poll_at FROM panel_orders WHERE order_id = :id"),
            rows("SELECT state, panel_status, refunded, unsettled, ended_at, changed_at FROM orders WHERE id = :id"),
            rows("SELECT event, actor, detail, at FROM order_events WHERE order_id = :id ORDER BY id"),
            rows("SELECT kind, args, chat_id, dropped FROM outbox WHERE order_id = :id ORDER BY id"),
            rows("SELECT amount, kind, reason FROM transfers WHERE order_id = :id ORDER BY id"),
        ]
    )  # fmt: skip
    return json.loads(said)


async def test_together_they_come_to_what_each_alone_comes_to(db):
    def place(tx, name):
        return [a_placed_order(tx, number=f"{name}{n}") for n, _ in enumerate(COURSES)]

    together, alone = await db.write(place, "t"), await db.write(place, "a")
    for step, answers in enumerate(zip(*COURSES, strict=True)):
        now = T0 + step * MINUTE
        await db.write(apply_together, HOUSE, [*zip(together, answers, strict=True)], now)
        for row, answer in zip(alone, answers, strict=True):
            await db.write(apply_status, HOUSE, row, answer, now)
        for one, other in zip(together, alone, strict=True):
            assert await db.read(the_books_of, one.order_id) == await db.read(the_books_of, other.order_id)


async def test_told_twice_they_change_nothing_twice(db):
    rows = await db.write(lambda tx: [a_placed_order(tx, number=f"n{n}") for n, _ in enumerate(COURSES)])
    for step, answers in enumerate(zip(*COURSES, strict=True)):
        told_now = [*zip(rows, answers, strict=True)]
        await db.write(apply_together, HOUSE, told_now, T0 + step * MINUTE)
        before = await db.read(told)
        paid = await db.read(lambda tx: tx.all("SELECT * FROM transfers ORDER BY id"))
        await db.write(apply_together, HOUSE, told_now, T0 + step * MINUTE)
        assert await db.read(told) == before
        assert await db.read(lambda tx: tx.all("SELECT * FROM transfers ORDER BY id")) == paid


async def test_a_row_that_is_gone_harms_no_other(db):
    gone, stays = await db.write(lambda tx: [a_placed_order(tx, number=number) for number in ("g", "s")])
    await db.write(lambda tx: tx.run("DELETE FROM panel_orders WHERE id = :id", id=gone.id))
    answers = [(gone, says("Completed", 0)), (stays, says("Completed", 0))]
    await db.write(apply_together, HOUSE, answers, T0)
    assert (await db.read(the_books_of, stays.order_id))[1][0]["state"] == "settled"


async def test_each_card_is_owed_one_refresh_whatever_waits_for_it(db, signals):
    rows = await db.write(lambda tx: [a_placed_order(tx, number=f"n{n}") for n in range(4)])
    nothing, placed, progress, both = [row.order_id for row in rows]

    def waits(tx):
        for order in (placed, both):
            notices.tell(tx, Notice.ORDER_PLACED, CUSTOMER, T0, key=f"p{order}", order_id=order)
        for order in (progress, both):
            notices.progress(tx, [Progress(CUSTOMER, order, f"old{order}")], T0)

    def moves(tx):
        notices.progress(tx, [Progress(CUSTOMER, row.order_id, f"new{row.order_id}") for row in rows], T0)

    def owed(tx):
        sql = "SELECT key FROM outbox WHERE dropped IS NULL ORDER BY order_id"
        return [row["key"] for row in tx.all(sql)]

    await db.write(waits)
    signals.clear()
    await db.write(moves)
    assert await db.read(owed) == [f"new{order}" for order in (nothing, placed, progress, both)]
    assert "outbox" in signals
    await db.write(moves)
    assert await db.read(owed) == [f"new{order}" for order in (nothing, placed, progress, both)]


async def test_a_refresh_that_was_sent_meanwhile_is_owed_anew(db, monkeypatch):
    one, two = await db.write(
        lambda tx: [a_placed_order(tx, number=number).order_id for number in ("1", "2")]
    )
    before = [Progress(CUSTOMER, order, f"old{order}") for order in (one, two)]
    await db.write(notices.progress, before, T0)
    waiting = await db.read(outbox.unsent, (one, two), tuple(notices.ON_THE_CARD))
    await db.write(outbox.mark_sent, waiting[one, CUSTOMER]["order_progress"], 77, T0)
    # On a server the notifier may send a row between the reading and the renewing.
    monkeypatch.setattr(outbox, "unsent", lambda *_args: waiting)
    await db.write(notices.progress, [Progress(CUSTOMER, order, f"new{order}") for order in (one, two)], T0)
    rows = await db.read(
        lambda tx: tx.all("SELECT key, sent_at FROM outbox WHERE dropped IS NULL ORDER BY id")
    )
    assert {(row["key"], row["sent_at"] is None) for row in rows} == {
        (f"old{one}", False),
        (f"new{two}", True),
        (f"new{one}", True),
    }
