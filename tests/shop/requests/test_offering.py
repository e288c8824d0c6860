"""What can be asked about an order, and when: the flags of its service, its state, and what was asked before."""

import pytest
from placed_orders import DAY, HOUR, MINUTE, an_order, insert
from requesting import (
    CANCEL,
    CUSTOMER,
    HOUSE,
    LATER,
    NEVER,
    REFILL,
    SECOND,
    T0,
    Panel,
    a_done_order,
    a_running_order,
    a_shop,
    ask,
    asked_and_sent,
    becomes,
    flags,
    request_of,
)

from panel.answers import MISSING, EntryError
from panel.errors import ErrorKind
from shop.orders import show
from shop.orders.requests.kinds import AGAIN_MS
from shop.orders.requests.offering import Offer, choices_of, offered_to
from storage import panel_orders


@pytest.fixture
async def db(database):
    await database.write(a_shop)
    return database


async def offered(db, order_id, now=T0, house=HOUSE):
    order = await db.read(show.any_order, order_id)
    return (await db.read(choices_of, house, order, now)).offers


SURE = {"yes": True, "unknown": False}


@pytest.mark.parametrize("flag", ["yes", "no", "unknown"])
async def test_the_flag_decides_whether_it_is_offered_and_how_surely(db, flag):
    done, running = await db.write(a_done_order, "p1"), await db.write(a_running_order, "p2")
    await db.write(flags, flag, flag)
    expected = [(Offer(kind, SURE[flag]),) if flag in SURE else () for kind in (REFILL, CANCEL)]
    assert [await offered(db, done), await offered(db, running)] == expected


STATES = [
    ("completed", None, REFILL),
    ("partial", 400, REFILL),
    # What was delivered is nothing, or went back: there is nothing to fill up.
    ("partial", 1000, None),
    ("canceled", None, None),
    ("refunded", None, None),
    ("pending", None, CANCEL),
    ("in_progress", 10, CANCEL),
    ("failed", None, CANCEL),
    # Ended, and a person works out what is due.
    ("expired", None, None),
]


@pytest.mark.parametrize(("status", "remains", "kind"), STATES)
async def test_a_refill_is_for_what_was_delivered_and_a_cancel_for_what_runs(db, status, remains, kind):
    order_id = await db.write(a_done_order, "p1", status, remains)
    assert await offered(db, order_id) == (() if kind is None else (Offer(kind, sure=True),))
    for wanted in (REFILL, CANCEL):
        assert bool(await db.write(ask, wanted, order_id)) == (wanted is kind)


async def test_a_settled_order_that_runs_again_is_neither_refilled_nor_canceled(db):
    order_id = await db.write(a_done_order)
    await db.write(becomes, order_id, "in_progress", now=T0 + HOUR)
    assert await offered(db, order_id) == ()


@pytest.mark.parametrize("state", ["held", "sending", "unknown", "released", "rejected"])
async def test_before_it_is_placed_a_cancel_can_be_left_waiting(db, state):
    order_id = await db.write(an_order, state=state)
    expected = (Offer(CANCEL, sure=True, waits=True),) if state in {"sending", "unknown"} else ()
    assert await offered(db, order_id) == expected


async def test_what_has_parts_of_its_own_is_not_refilled(db):
    drip = await db.write(a_done_order, "p1", fields={"runs": 1})
    await db.write(lambda tx: panel_orders.keep(tx, 1, "c1", drip, None, is_child=True))
    posts = await db.write(a_done_order, "p2", type="Subscriptions")
    assert [await offered(db, one) for one in (drip, posts)] == [(), ()]


async def test_nothing_is_asked_of_a_panel_that_is_sold_from_no_more(db):
    order_id = await db.write(a_running_order)
    other = await db.write(lambda tx: insert(tx, "panels", address="https://new.example", first_seen_at=T0))
    house = type(HOUSE)(**{name: getattr(HOUSE, name) for name in HOUSE.__slots__} | {"panel_id": other})
    assert await offered(db, order_id, house=house) == ()
    assert await db.write(ask, CANCEL, order_id, house=house) == ()


async def test_nobody_asks_about_anothers_order(db):
    order_id = await db.write(a_running_order)
    assert await db.write(ask, CANCEL, order_id, person=CUSTOMER + 1) == ()
    assert await db.read(request_of, order_id) is None


async def test_while_one_is_open_no_second_of_its_kind_is_taken(db):
    order_id = await db.write(a_running_order)
    assert [await db.write(ask, CANCEL, order_id) for _ in range(2)] == [(order_id,), ()]
    await asked_nothing_more(db, order_id)


async def asked_nothing_more(db, order_id):
    [row] = await db.read(lambda tx: tx.all("SELECT * FROM requests WHERE order_id = :id", id=order_id))
    assert row["state"] == "asked"


async def test_while_an_answer_may_come_nobody_asks_again(db):
    order_id = await db.write(a_done_order)
    request = await asked_and_sent(db, Panel(p1=MISSING), REFILL, order_id)
    assert request.state == "no_answer"
    assert await offered(db, order_id, T0 + SECOND + AGAIN_MS - 1) == ()
    assert await offered(db, order_id, T0 + SECOND + AGAIN_MS) == (Offer(REFILL, sure=True),)


async def test_a_no_for_later_opens_the_way_when_the_panel_said(db):
    order_id = await db.write(a_done_order)
    request = await asked_and_sent(db, Panel(p1=LATER), REFILL, order_id)
    assert (request.state, request.reason, request.possible_at) == (
        "refused",
        "not_yet",
        T0 + SECOND + 13 * HOUR,
    )
    assert await offered(db, order_id, request.possible_at - 1) == ()
    assert await offered(db, order_id, request.possible_at) == (Offer(REFILL, sure=True),)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Order not eligible for refill", True),
        ("Refill period expired", False),
        ("Refill not available", True),
    ],
)
async def test_other_noes_may_be_asked_again_or_never(db, text, again):
    order_id = await db.write(a_done_order)
    await asked_and_sent(db, Panel(p1=EntryError(ErrorKind.NOT_AVAILABLE, text)), REFILL, order_id)
    assert await offered(db, order_id, T0 + SECOND + AGAIN_MS - 1) == ()
    assert bool(await offered(db, order_id, T0 + SECOND + AGAIN_MS)) == again


async def test_does_not_support_is_remembered_for_the_service_until_its_flag_changes(db):
    first, second = await db.write(a_done_order, "p1"), await db.write(a_done_order, "p2")
    running = await db.write(a_running_order, "p3")
    await asked_and_sent(db, Panel(p1=NEVER), REFILL, first)
    assert await offered(db, second, T0 + DAY) == ()
    assert await offered(db, running, T0 + DAY) == (Offer(CANCEL, sure=True),), (
        "of cancelling nothing was said"
    )
    await db.write(flags, "yes", "no")
    assert await offered(db, second, T0 + DAY) == (), "a sync that brings the same flag forgets nothing"
    await db.write(flags, "unknown", "yes")
    assert await offered(db, second, T0 + DAY) == (Offer(REFILL, sure=False),)


async def test_all_that_can_be_asked_about_is_listed_newest_first(db):
    done = [await db.write(a_done_order, f"d{n}") for n in range(3)]
    running = [await db.write(a_running_order, f"r{n}") for n in range(2)]
    await db.write(a_done_order, "c", "canceled")
    await db.write(ask, REFILL, done[1])
    assert await db.read(offered_to, HOUSE, CUSTOMER, REFILL, T0 + MINUTE, 100) == [done[2], done[0]]
    assert await db.read(offered_to, HOUSE, CUSTOMER, CANCEL, T0, 100) == running[::-1]
    assert await db.read(offered_to, HOUSE, CUSTOMER + 1, CANCEL, T0, 100) == []
