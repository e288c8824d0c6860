from decimal import Decimal

import pytest
from placed_orders import (
    ADMIN,
    CUSTOMER,
    DAY,
    T0,
    a_placed_order,
    a_world,
    house_of,
    order_row,
    told,
    transfers,
)

from panel.answers import MISSING, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop.orders import left_behind, show, trouble, unsettled
from shop.orders.apply_status import apply_status
from shop.orders.unsettled import Already, Decided, Refusal, Share
from storage import events, panel_orders

HOUSE = house_of()
VAGUE = OrderStatus(PanelStatus.PARTIAL, "Partial", charge=Decimal("0.7"))


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


@pytest.fixture
async def row(db):
    row = await db.write(a_placed_order)
    await db.write(apply_status, HOUSE, row, VAGUE, T0)
    return row


async def decide(db, row, answer, now=T0 + 1):
    return await db.write(unsettled.decide, HOUSE, row.order_id, answer, ADMIN, now)


ANSWERS = [
    (Share.ALL, 1_000_000),
    (Share.NONE, 0),
    (Share.BY_CHARGE, 300_000),
    (250_000, 250_000),
    (0, 0),
    (1_000_000, 1_000_000),
]


@pytest.mark.parametrize(("answer", "refunded"), ANSWERS)
async def test_each_answer_settles_the_order_once(db, row, answer, refunded):
    assert await decide(db, row, answer) == Decided(refunded, refunded)
    assert await decide(db, row, Share.ALL) == Already(refunded)
    order = await db.read(order_row, row.order_id)
    assert (order["state"], order["refunded"], order["unsettled"]) == ("settled", refunded, None)
    paid = await db.read(transfers, row.order_id, "refund")
    assert [(t["amount"], t["actor"]) for t in paid] == ([(refunded, str(ADMIN))] if refunded else [])
    final = await db.read(told, "order_final")
    assert [(m["chat_id"], m["args"]["refunded"]) for m in final] == [(CUSTOMER, refunded)]


async def test_the_story_says_who_decided_what(db, row):
    await decide(db, row, Share.ALL)
    lines = [(line.event, line.actor, line.detail) for line in await db.read(events.of_order, row.order_id)]
    assert lines == [
        ("status", "panel", "partial"),
        ("unsettled", "bot", "remains_unknown"),
        ("decided", str(ADMIN), "all"),
        ("refund", str(ADMIN), "1000000"),
        ("settled", str(ADMIN), "all"),
    ]


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [(1_000_001, Refusal.ABOVE_PRICE), (-1, Refusal.NEGATIVE), (10**30, Refusal.ABOVE_PRICE)],
)
async def test_an_impossible_amount_leaves_the_card_open(db, row, answer, refusal):
    assert await decide(db, row, answer) is refusal
    assert (await db.read(order_row, row.order_id))["unsettled"] == "remains_unknown"
    assert await db.read(transfers, row.order_id, "refund") == []


async def test_by_charge_needs_a_charge(db):
    row = await db.write(a_placed_order)
    await db.write(apply_status, HOUSE, row, OrderStatus(PanelStatus.PARTIAL, "Partial"), T0)
    assert await decide(db, row, Share.BY_CHARGE) is Refusal.CHARGE_UNKNOWN
    assert (await db.read(unsettled.card, row.order_id)).by_charge is None


async def test_there_is_nothing_to_decide_about_another_order(db):
    placed = await db.write(a_placed_order)
    assert await decide(db, placed, Share.ALL) == Already(0)
    assert await db.write(unsettled.decide, HOUSE, 999, Share.ALL, ADMIN, T0) is Refusal.NO_SUCH_ORDER
    assert await db.read(unsettled.card, placed.order_id) is None


async def test_the_card_says_what_each_answer_comes_to(db, row):
    card = await db.read(unsettled.card, row.order_id)
    assert (card.number, card.reason, card.price, card.by_charge) == (
        "p1",
        "remains_unknown",
        1_000_000,
        300_000,
    )
    assert (card.charge, card.panel_status, card.units) == (Decimal("0.7"), "partial", 1000)
    waiting, count = await db.read(show.unsettled)
    assert ([view.id for view in waiting], count) == ([row.order_id], 1)


async def test_a_decision_stands_while_the_panel_repeats_itself(db, row):
    await decide(db, row, Share.NONE)
    await db.write(apply_status, HOUSE, row, VAGUE, T0 + DAY)
    order = await db.read(order_row, row.order_id)
    assert (order["state"], order["unsettled"], order["refunded"]) == ("settled", None, 0)
    assert len(await db.read(told, "admin_unsettled")) == 1


async def test_what_an_admin_gave_counts_when_the_panel_cancels_later(db, row):
    await decide(db, row, 400_000)
    await db.write(apply_status, HOUSE, row, OrderStatus(PanelStatus.CANCELED, "Canceled"), T0 + DAY)
    paid = await db.read(transfers, row.order_id, "refund")
    assert [t["amount"] for t in paid] == [400_000, 600_000]


async def test_an_answer_below_what_was_paid_back_takes_nothing_back(db, row):
    await decide(db, row, 400_000)
    await db.write(apply_status, HOUSE, row, OrderStatus(PanelStatus.EXPIRED, "Expired"), T0 + DAY)
    assert await decide(db, row, Share.NONE) == Decided(0, 400_000)
    assert (await db.read(order_row, row.order_id))["refunded"] == 400_000


TROUBLES = [
    (OrderStatus(PanelStatus.FAILED, "Error"), "failed"),
    (OrderStatus(PanelStatus.PAUSED, "Paused"), "paused"),
    (OrderStatus(PanelStatus.UNRECOGNISED, "Quantum"), "unrecognised"),
    (EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID"), "not_found"),
    (MISSING, "missing"),
]


@pytest.mark.parametrize(("answer", "reason"), TROUBLES)
async def test_after_a_week_of_trouble_people_are_asked_once(db, answer, reason):
    row = await db.write(a_placed_order)
    for now in (T0, T0 + DAY, T0 + 7 * DAY - 1):
        await db.write(apply_status, HOUSE, row, answer, now)
        assert await db.write(trouble.report_overdue, HOUSE, now) == 0
    assert await db.write(trouble.report_overdue, HOUSE, T0 + 7 * DAY) == 1
    assert await db.write(trouble.report_overdue, HOUSE, T0 + 8 * DAY) == 0
    order = await db.read(order_row, row.order_id)
    assert (order["state"], order["unsettled"], order["refunded"]) == ("placed", reason, 0)
    assert [m["args"]["reason"] for m in await db.read(told, "admin_unsettled")] == [reason]
    assert isinstance(await decide(db, row, Share.ALL), Decided)


async def test_trouble_that_ends_within_the_week_begins_to_count_anew(db):
    row = await db.write(a_placed_order)
    failed, moving = TROUBLES[0][0], OrderStatus(PanelStatus.IN_PROGRESS, "In progress")
    for now, answer in ((T0, failed), (T0 + 6 * DAY, moving), (T0 + 6 * DAY + 1, failed)):
        await db.write(apply_status, HOUSE, row, answer, now)
    assert await db.write(trouble.report_overdue, HOUSE, T0 + 12 * DAY) == 0
    assert await db.write(trouble.report_overdue, HOUSE, T0 + 14 * DAY) == 1


async def test_trouble_that_ends_closes_the_question(db):
    row = await db.write(a_placed_order)
    await db.write(apply_status, HOUSE, row, TROUBLES[0][0], T0)
    await db.write(trouble.report_overdue, HOUSE, T0 + 8 * DAY)
    await db.write(
        apply_status, HOUSE, row, OrderStatus(PanelStatus.IN_PROGRESS, "In progress"), T0 + 9 * DAY
    )
    assert (await db.read(order_row, row.order_id))["unsettled"] is None


async def test_an_order_settled_by_hand_in_trouble_is_not_asked_for_for_ever(db):
    row = await db.write(a_placed_order)
    await db.write(apply_status, HOUSE, row, TROUBLES[0][0], T0)
    await db.write(trouble.report_overdue, HOUSE, T0 + 8 * DAY)
    await decide(db, row, Share.ALL, T0 + 8 * DAY)
    await db.write(apply_status, HOUSE, row, TROUBLES[0][0], T0 + 90 * DAY)
    assert (await db.read(panel_orders.find, row.id)).next_poll_at is not None
    await db.write(apply_status, HOUSE, row, TROUBLES[0][0], T0 + 98 * DAY)
    assert (await db.read(panel_orders.find, row.id)).next_poll_at is None


async def test_orders_left_at_an_old_panel_are_resolved_by_hand(db, row):
    first = await db.write(a_placed_order, number="left")
    assert await db.write(left_behind.resolve_by_hand, 2, T0) == 0
    assert await db.write(left_behind.resolve_by_hand, 1, T0) == 1
    assert await db.write(left_behind.resolve_by_hand, 1, T0) == 0
    waiting = {view.id: view.unsettled for view in (await db.read(show.unsettled))[0]}
    assert waiting == {row.order_id: "remains_unknown", first.order_id: "panel_gone"}
    assert isinstance(await decide(db, first, Share.ALL), Decided)


async def test_a_panel_whose_key_came_back_settles_its_orders_as_ever(db):
    row = await db.write(a_placed_order)
    await db.write(left_behind.resolve_by_hand, 1, T0)
    await db.write(apply_status, HOUSE, row, OrderStatus(PanelStatus.COMPLETED, "Completed"), T0 + 1)
    order = await db.read(order_row, row.order_id)
    assert (order["state"], order["unsettled"], order["refunded"]) == ("settled", None, 0)
