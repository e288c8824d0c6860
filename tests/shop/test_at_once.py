"""What happens at the same moment: one order, one move, one id, whichever engine runs the transactions."""

import asyncio
import time
from dataclasses import replace
from functools import partial

import pytest
from overlapping import overlapping
from selling import (
    ADMIN,
    CUSTOMER,
    LOST,
    PLACED,
    T0,
    CountingSlot,
    a_held_order,
    a_quote,
    a_sending_order,
    an_order_after,
    house_of,
    open_shop,
)

from panel.answers import OrderStatus, Placed
from panel.vocabulary import PanelStatus
from shop import ledger, pauses
from shop.audit import audit
from shop.orders.apply_status import apply_status
from shop.orders.confirm import Again, Confirmed, confirm
from shop.orders.outcome import record_outcome
from shop.orders.resolve import Refusal, Resolved, not_placed
from shop.orders.send import send, start_sending
from shop.orders.take_back import take_back
from shop.orders.unsettled import Already, Decided, Share, decide
from storage import events, orders, panel_orders
from storage import ledger as book

LATER = T0 + 11 * 60_000


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


def link(number):
    return f"https://example.com/p/{number}"


async def states(database, numbers):
    return [(await database.read(orders.find, number)).state for number in numbers]


async def test_fifty_confirms_of_one_quote_that_fills_the_limit_are_one_order(database, house):
    house = replace(house, member_limit=1_000_000)
    quote = await database.write(a_quote, house)
    tap = partial(confirm, house=house, person_id=CUSTOMER, quote_id=quote.id, now=T0)
    answers = await overlapping(database, *[tap] * 50)
    (first,) = [answer for answer in answers if isinstance(answer, Confirmed)]
    assert [a for a in answers if a is not first] == [Again(first.order_id)] * 49
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 1_000_000


async def test_one_order_is_posted_once_however_many_senders_try(database, house):
    order = await database.write(a_held_order, house)
    slot = CountingSlot()
    sent = await asyncio.gather(*(send(database, slot, house, order, lambda: T0) for _ in range(20)))
    assert (sum(sent), len(slot.requests)) == (1, 1)


async def test_taking_back_and_sending_have_one_winner(database, house):
    numbers = [await database.write(a_held_order, house, link=link(n)) for n in range(10)]
    slot = CountingSlot(LOST)
    for order in numbers:
        taken, sent = await asyncio.gather(
            database.write(take_back, house, order, CUSTOMER, T0),
            send(database, slot, house, order, lambda: T0),
        )
        assert taken != sent
    assert len(slot.requests) == (await states(database, numbers)).count("unknown")


async def test_one_id_for_two_orders_at_once_places_one(database, house):
    for n in range(5):
        pair = [await database.write(a_sending_order, house, link=link(2 * n + side)) for side in (0, 1)]
        answers = (database.write(record_outcome, house, order, Placed(f"same{n}"), T0) for order in pair)
        await asyncio.gather(*answers)
        assert sorted(await states(database, pair)) == ["placed", "unknown"]


async def test_after_an_outage_one_order_goes_alone(database, house):
    numbers = [await database.write(a_held_order, house, link=link(n)) for n in range(2)]
    await database.write(pauses.start, house, house.panel_id, pauses.PauseKind.OUTAGE, T0, phase="trial")
    starts = [partial(start_sending, house=house, order_id=order, now=T0) for order in numbers]
    posted = await overlapping(database, *starts)
    assert sum(posting is not None for posting in posted) == 1


async def test_an_outcome_committed_by_two_at_once_counts_once(database, house):
    order = await database.write(a_sending_order, house)
    await asyncio.gather(*(database.write(record_outcome, house, order, PLACED, T0) for _ in range(10)))
    assert [t.kind for t in await database.read(book.of_order, order)] == ["hold", "cost", "charge"]


async def test_a_decision_and_a_late_answer_at_once_move_the_money_once(database, house):
    for n in range(5):
        order = await database.write(an_order_after, house, LOST, link=link(n))
        await database.write(pauses.end, house, house.panel_id, pauses.PauseKind.OUTAGE, T0)
        word, _ = await asyncio.gather(
            database.write(not_placed, house, order, ADMIN, LATER),
            database.write(record_outcome, house, order, Placed(f"late{n}"), LATER),
        )
        (state,) = await states(database, [order])
        assert (state, word) in {("released", Resolved(order)), ("placed", Refusal.NOT_UNKNOWN)}


def partial_of(remains):
    return OrderStatus(PanelStatus.PARTIAL, "Partial", remains=remains)


async def an_unsettled_order(database, house):
    order = await database.write(an_order_after, house, PLACED)
    row = await database.read(panel_orders.by_number, house.panel_id, "p1")
    await database.write(apply_status, house, row, partial_of(None), T0 + 1)
    return order, row


@pytest.mark.parametrize(("answer", "remains", "refunded"), [(Share.NONE, 0, 0), (250_000, 500, 500_000)])
async def test_an_admin_decides_while_the_panel_settles_and_nothing_due_is_lost(
    database, house, monkeypatch, answer, remains, refunded
):
    # The panel's word has read the order; now the admin's comes.
    monkeypatch.setattr("shop.orders.quarantine.report", lambda *_: time.sleep(0.3))
    order, row = await an_unsettled_order(database, house)
    await overlapping(
        database,
        partial(apply_status, house=house, panel_order=row, answer=partial_of(remains), now=T0 + 2),
        partial(decide, house=house, order_id=order, answer=answer, admin_id=ADMIN, now=T0 + 2),
    )
    found = await database.read(orders.find, order)
    assert (found.state, found.refunded, found.unsettled) == ("settled", refunded, None)
    story = [line.event for line in await database.read(events.of_order, order)]
    assert story.count("settled") == 1


async def test_two_admins_decide_at_once_and_the_second_is_told_what_the_first_did(database, house):
    order, _ = await an_unsettled_order(database, house)
    answers = await overlapping(
        database,
        *(
            partial(decide, house=house, order_id=order, answer=Share.ALL, admin_id=admin, now=T0 + 2)
            for admin in (ADMIN, ADMIN + 1)
        ),
    )
    assert sorted(answers, key=lambda one: type(one).__name__) == [
        Already(1_000_000),
        Decided(1_000_000, 1_000_000),
    ]
