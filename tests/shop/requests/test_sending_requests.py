"""Requests go out in batches, marked before they are sent; each is answered by itself."""

import asyncio

import pytest
from placed_orders import HOUR, MINUTE, house_of, insert, told
from requesting import (
    CANCEL,
    CUSTOMER,
    HOUSE,
    LATER,
    PUZZLING,
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
    sent,
    state_of,
)
from selling import PLACED, REFUSED, a_sending_order, open_shop

from panel.answers import MISSING, EntryError, RefillRequested
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from shop import pauses
from shop.orders import at_start, outcome
from shop.orders.requests import asking, ending
from shop.orders.requests.kinds import AGAIN_MS, RETRIED_FOR_MS, RETRY_MS, UNTRACKED_FOR_MS
from shop.pauses import PauseKind
from storage import marks, request_lists

TIMEOUT = Unreachable(UnreachableReason.TIMEOUT)


@pytest.fixture
async def db(database):
    await database.write(a_shop)
    return database


async def crash(db, order_id):
    """Let the process end while the panel is being asked."""
    panel = Panel()
    panel.problem = asyncio.CancelledError()
    await db.write(ask, REFILL, order_id)
    with pytest.raises(asyncio.CancelledError):
        await sent(db, panel, REFILL)
    return panel


async def kinds_told(db):
    every = await db.read(told)
    return [row["kind"] for row in every if row["kind"].startswith(("request", "refill"))]


async def test_what_is_asked_within_a_second_goes_in_one_call(db):
    orders = [await db.write(a_running_order, f"p{n}") for n in range(3)]
    panel = Panel()
    for n, order_id in enumerate(orders):
        await db.write(ask, CANCEL, order_id, now=T0 + n * 400)
    assert await sent(db, panel, CANCEL, T0 + SECOND - 1) == 0
    assert await sent(db, panel, CANCEL, T0 + SECOND) == 3
    assert panel.calls == [("cancel", ["p0", "p1", "p2"])]
    assert await sent(db, panel, CANCEL, T0 + HOUR) == 0


async def test_a_call_takes_a_hundred(db):
    orders = [await db.write(a_running_order, f"p{n}") for n in range(130)]
    await db.write(ask, CANCEL, *orders)
    panel = Panel()
    assert [await sent(db, panel, CANCEL) for _ in range(3)] == [100, 30, 0]
    assert len({number for _action, numbers in panel.calls for number in numbers}) == 130


async def test_a_request_moves_no_money_and_no_order(db):
    order_id = await db.write(a_running_order)
    request = await asked_and_sent(db, Panel(), CANCEL, order_id)
    assert (request.state, request.next_at) == ("requested", None)
    assert await db.read(state_of, order_id) == "placed"
    assert await db.read(lambda tx: tx.all("SELECT * FROM transfers")) == []


STATUSES = [("canceled", "settled", 1_000_000), ("partial", "settled", 400_000), ("completed", "settled", 0)]


@pytest.mark.parametrize(("status", "state", "refunded"), STATUSES)
async def test_a_cancel_is_believed_by_the_status_that_follows(db, status, state, refunded):
    order_id = await db.write(a_running_order)
    await asked_and_sent(db, Panel(), CANCEL, order_id)
    await db.write(becomes, order_id, status, 400, T0 + MINUTE)
    request = await db.read(request_of, order_id)
    assert (request.state, request.word, request.ended_at) == ("done", status, T0 + MINUTE)
    row = await db.read(lambda tx: tx.one("SELECT state, refunded FROM orders WHERE id = :id", id=order_id))
    assert (row["state"], row["refunded"]) == (state, refunded)


async def test_a_row_is_marked_before_it_is_sent_so_a_crash_leaves_no_answer(db):
    order_id = await db.write(a_done_order)
    panel = await crash(db, order_id)
    assert (await db.read(request_of, order_id)).state == "no_answer"
    assert await sent(db, panel, REFILL, T0 + HOUR) == 0
    assert len(panel.calls) == 1


async def test_after_a_crash_its_person_hears_and_may_ask_again(db):
    order_id = await db.write(a_done_order)
    await crash(db, order_id)
    sent_at = T0 + SECOND
    assert await db.write(ending.give_up_late, 1, sent_at + AGAIN_MS - 1) == 0
    assert await db.write(ask, REFILL, order_id, now=sent_at + AGAIN_MS - 1) == ()
    assert await db.write(ending.give_up_late, 1, sent_at + AGAIN_MS) == 1
    assert await db.write(ending.give_up_late, 1, sent_at + HOUR) == 0
    assert await kinds_told(db) == ["request_no_answer"]
    assert await db.write(ask, REFILL, order_id, now=sent_at + AGAIN_MS) == (order_id,)
    panel = Panel()
    assert await sent(db, panel, REFILL, sent_at + AGAIN_MS + SECOND) == 1
    request = await db.read(request_of, order_id)
    assert (request.state, request.sends, request.number) == ("requested", 2, "rf-p1")


async def test_a_silent_panel_is_not_asked_again_by_itself_and_the_person_hears_at_once(db):
    order_id = await db.write(a_done_order)
    panel = Panel()
    panel.problem = TIMEOUT
    request = await asked_and_sent(db, panel, REFILL, order_id)
    assert (request.state, request.next_at) == ("no_answer", None)
    assert await kinds_told(db) == ["request_no_answer"]
    assert await sent(db, panel, REFILL, T0 + HOUR) == 0
    assert await db.write(ending.give_up_late, 1, T0 + HOUR) == 0


NOTHING_DONE = [
    Unreachable(UnreachableReason.REFUSED),
    PanelRefused(ErrorKind.RATE_LIMITED, "Too many requests"),
    PanelRefused(ErrorKind.MAINTENANCE, "maintenance"),
]


@pytest.mark.parametrize("problem", NOTHING_DONE)
async def test_what_provably_did_nothing_goes_again_after_a_pause_but_not_for_ever(db, problem):
    order_id = await db.write(a_done_order)
    panel = Panel()
    panel.problem = problem
    request = await asked_and_sent(db, panel, REFILL, order_id)
    assert (request.state, request.next_at) == ("asked", T0 + SECOND + RETRY_MS)
    assert await kinds_told(db) == []
    assert await sent(db, panel, REFILL, T0 + RETRIED_FOR_MS + MINUTE) == 1
    assert (await db.read(request_of, order_id)).state == "no_answer"
    assert await kinds_told(db) == ["request_no_answer"]


async def test_a_refused_key_rests_all_requests_and_is_tried_no_more(db):
    order_id = await db.write(a_done_order)
    panel = Panel()
    panel.problem = PanelRefused(ErrorKind.AUTH, "Invalid API key")
    request = await asked_and_sent(db, panel, REFILL, order_id)
    assert request.state == "asked"
    assert await sent(db, panel, REFILL, T0 + HOUR) == 0
    await db.write(pauses.end, HOUSE, 1, PauseKind.KEY, T0 + HOUR)
    panel.problem = None
    assert await sent(db, panel, REFILL, T0 + HOUR) == 1
    assert (await db.read(request_of, order_id)).state == "requested"


async def test_each_id_has_its_own_answer(db):
    orders = [await db.write(a_done_order, f"p{n}") for n in range(5)]
    await db.write(ask, REFILL, *orders)
    entries = {
        "p0": RefillRequested("77"),
        "p1": RefillRequested(None),
        "p2": LATER,
        "p3": MISSING,
        "p4": EntryError(ErrorKind.SERVER_TROUBLE, "Server error"),
    }
    await sent(db, Panel(**entries), REFILL)
    found = [await db.read(request_of, order_id) for order_id in orders]
    assert [one.state for one in found] == ["requested", "requested", "refused", "no_answer", "no_answer"]
    assert [one.number for one in found] == ["77", None, None, None, None]
    assert await kinds_told(db) == ["request_refused", "request_no_answer"]
    [lost] = await db.read(told, "request_no_answer")
    assert lost["args"] == {"requests": [found[3].id, found[4].id]}


async def test_a_refill_without_an_id_counts_as_running_for_a_week(db):
    order_id = await db.write(a_done_order)
    await asked_and_sent(db, Panel(p1=RefillRequested(None)), REFILL, order_id)
    over = T0 + SECOND + UNTRACKED_FOR_MS
    assert await db.write(ending.give_up_late, 1, over - 1) == 0
    assert await db.write(ending.give_up_late, 1, over) == 1
    assert await kinds_told(db) == []
    assert await db.write(ask, REFILL, order_id, now=over) == (order_id,)


async def test_a_no_in_words_nobody_knows_is_kept_for_admins(db):
    order_id = await db.write(a_done_order)
    request = await asked_and_sent(db, Panel(p1=PUZZLING), REFILL, order_id)
    assert (request.state, request.reason) == ("refused", "other")
    [row] = await db.read(lambda tx: tx.all("SELECT action, text FROM unknown_texts"))
    assert (row["action"], row["text"]) == ("refill", "Computer says no")


async def test_two_senders_at_once_send_it_once(db):
    order_id = await db.write(a_done_order)
    await db.write(ask, REFILL, order_id)
    panel = Panel()
    assert sum(await asyncio.gather(*(sent(db, panel, REFILL) for _ in range(5)))) == 1
    assert panel.calls == [("refill", ["p1"])]


@pytest.fixture
async def on_its_way(database):
    """An order that is being sent, with its money held."""

    def begin(tx):
        open_shop(tx)
        flags(tx)
        return a_sending_order(tx, HOUSE)

    return await database.write(begin)


async def test_a_cancel_that_waits_goes_out_when_the_order_is_placed(database, on_its_way, signals):
    db, order_id = database, on_its_way
    assert await db.write(ask, CANCEL, order_id) == (order_id,)
    panel = Panel()
    assert await sent(db, panel, CANCEL, T0 + HOUR) == 0
    assert await db.read(request_lists.next_due_at, 1) is None
    signals.clear()
    await db.write(outcome.record_outcome, HOUSE, order_id, PLACED, T0 + HOUR)
    assert "requests" in signals
    assert await sent(db, panel, CANCEL, T0 + HOUR) == 1
    assert panel.calls == [("cancel", ["p1"])]


async def test_a_cancel_that_waits_takes_back_what_was_not_executed(database, on_its_way):
    db, order_id = database, on_its_way
    await db.write(ask, CANCEL, order_id)
    await db.write(outcome.record_outcome, HOUSE, order_id, REFUSED, T0 + MINUTE)
    assert await db.read(state_of, order_id) == "released"
    panel = Panel()
    assert await sent(db, panel, CANCEL, T0 + MINUTE) == 0
    assert panel.calls == []
    request = await db.read(request_of, order_id)
    assert (request.state, request.word) == ("done", "not_placed")


async def test_a_cancel_that_waited_long_for_its_order_is_tried_as_long_as_any(database, on_its_way):
    db, order_id, late = database, on_its_way, T0 + 2 * RETRIED_FOR_MS
    await db.write(ask, CANCEL, order_id)
    await db.write(outcome.record_outcome, HOUSE, order_id, PLACED, late)
    busy = Panel(p1=EntryError(ErrorKind.RATE_LIMITED, "Too many requests"))
    assert await sent(db, busy, CANCEL, late + SECOND) == 1
    request = await db.read(request_of, order_id)
    assert (request.state, request.next_at) == ("asked", late + SECOND + RETRY_MS)
    assert await kinds_told(db) == []


async def test_what_may_have_been_taken_is_not_withdrawn(database, on_its_way):
    """It went out once without an answer, and is asked again: nobody can say that the panel will do nothing."""
    db, order_id = database, on_its_way
    await db.write(ask, CANCEL, order_id)
    await db.write(outcome.record_outcome, HOUSE, order_id, PLACED, T0)
    lost = Panel()
    lost.problem = TIMEOUT
    await sent(db, lost, CANCEL)
    later = T0 + SECOND + AGAIN_MS
    assert await db.write(ask, CANCEL, order_id, now=later) == (order_id,)
    request = await db.read(request_of, order_id)
    assert (request.state, request.sends) == ("asked", 1)
    assert await db.write(asking.withdraw, request.id, CUSTOMER, later) is None
    assert (await db.read(request_of, order_id)).state == "asked"


async def test_a_cancel_that_is_still_waiting_when_the_order_ends_does_not_go_out(db):
    order_id = await db.write(a_running_order)
    await db.write(ask, CANCEL, order_id)
    await db.write(becomes, order_id, "completed")
    panel = Panel()
    assert await sent(db, panel, CANCEL) == 0
    assert (await db.read(request_of, order_id)).word == "completed"


async def test_a_restored_copy_sends_nothing_that_may_have_gone_out_since(db):
    order_id = await db.write(a_done_order)
    await db.write(ask, REFILL, order_id)
    await db.write(marks.put, marks.BACKUP, str(T0), T0)
    await db.write(at_start.recover, HOUSE, T0 + MINUTE)
    panel = Panel()
    assert await sent(db, panel, REFILL, T0 + HOUR) == 0
    assert await db.write(ending.give_up_late, 1, T0 + HOUR) == 1
    assert await kinds_told(db) == ["request_no_answer"]


async def test_what_waits_for_another_panel_is_closed_at_the_start(db):
    order_id = await db.write(a_done_order)
    await db.write(ask, REFILL, order_id)
    await db.write(at_start.recover, HOUSE, T0)
    assert (await db.read(request_of, order_id)).state == "asked"
    other = await db.write(lambda tx: insert(tx, "panels", address="https://new.example", first_seen_at=T0))
    await db.write(at_start.recover, house_of(other), T0)
    request = await db.read(request_of, order_id)
    assert (request.state, request.word) == ("done", "left_behind")
