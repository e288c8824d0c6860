"""Refills are asked for until they are over, many in one question."""

import pytest
from placed_orders import DAY, HOUR, MINUTE, told
from requesting import HOUSE, REFILL, SECOND, T0, Panel, a_done_order, a_shop, ask, request_of, sent

from panel.answers import MISSING, EntryError, RefillProgress
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from panel.vocabulary import RefillState
from shop.orders.requests import following
from shop.orders.requests.kinds import FAILED_FOR_MS, FOLLOWED_FOR_MS

DUE = T0 + SECOND + MINUTE


@pytest.fixture
async def db(database):
    await database.write(a_shop)
    return database


async def refilling(db, *numbers):
    orders = [await db.write(a_done_order, number) for number in numbers]
    await db.write(ask, REFILL, *orders)
    await sent(db, Panel(), REFILL)
    return orders


async def run(db, panel, now=DUE):
    return await following.follow(db, panel, HOUSE, 1, lambda: now)


def says(state):
    return RefillProgress(RefillState(state), state)


async def ended(db):
    return await db.read(told, "refill_ended")


async def test_due_refills_are_asked_for_in_one_question(db):
    await refilling(db, "p1", "p2")
    panel = Panel()
    assert (await run(db, panel, DUE - 1)).asked == 0
    assert (await run(db, panel)).asked == 2
    assert panel.calls == [("refill_status", ["rf-p1", "rf-p2"])]
    assert (await run(db, panel)).asked == 0


@pytest.mark.parametrize("state", ["completed", "rejected", "canceled"])
async def test_a_final_word_ends_it_and_is_told_once(db, state):
    [order_id] = await refilling(db, "p1")
    await run(db, Panel(**{"rf-p1": says(state)}))
    request = await db.read(request_of, order_id)
    assert (request.state, request.word, request.next_at) == ("done", state, None)
    [notice] = await ended(db)
    assert (notice["chat_id"], notice["args"]) == (7, {"requests": [request.id]})
    await db.write(following.apply, HOUSE, request, says(state), DUE + HOUR)
    assert len(await ended(db)) == 1
    assert await db.write(ask, REFILL, order_id, now=DUE) == (order_id,), "it may drop again"


async def test_progress_refreshes_the_card_only(db):
    [order_id] = await refilling(db, "p1")
    await run(db, Panel(**{"rf-p1": says("in_progress")}))
    request = await db.read(request_of, order_id)
    assert (request.state, request.word) == ("requested", "in_progress")
    assert await ended(db) == []
    assert await db.read(told, "order_progress")


async def test_an_error_is_asked_for_a_week_and_then_final(db):
    [order_id] = await refilling(db, "p1")
    panel = Panel(**{"rf-p1": says("failed")})
    for at in (DUE, DUE + DAY, DUE + FAILED_FOR_MS - 1):
        await run(db, panel, at)
        assert (await db.read(request_of, order_id)).state == "requested"
    await run(db, panel, DUE + FAILED_FOR_MS + DAY)
    request = await db.read(request_of, order_id)
    assert (request.state, request.word) == ("done", "failed")


async def test_an_error_that_passes_begins_no_week(db):
    [order_id] = await refilling(db, "p1")
    for state, at in (
        ("failed", DUE),
        ("in_progress", DUE + DAY),
        ("failed", DUE + 5 * DAY),
        ("failed", DUE + 9 * DAY),
    ):
        await run(db, Panel(**{"rf-p1": says(state)}), at)
    assert (await db.read(request_of, order_id)).state == "requested"


@pytest.mark.parametrize(
    "answer", [MISSING, EntryError(ErrorKind.NOT_FOUND, "Refill not found"), says("pending")]
)
async def test_after_a_month_asking_ends(db, answer):
    [order_id] = await refilling(db, "p1")
    panel = Panel(**{"rf-p1": answer})
    await run(db, panel, T0 + FOLLOWED_FOR_MS)
    assert (await db.read(request_of, order_id)).state == "requested"
    await run(db, panel, T0 + FOLLOWED_FOR_MS + DAY)
    request = await db.read(request_of, order_id)
    assert (request.state, request.word) == ("done", "forgotten")
    assert len(await ended(db)) == 1


async def test_one_bad_entry_never_spoils_the_others(db, monkeypatch):
    orders = await refilling(db, "p1", "p2")
    ordinary = following.apply

    def breaks(tx, house, row, answer, now):
        if row.number == "rf-p1":
            raise ValueError("odd")
        ordinary(tx, house, row, answer, now)

    monkeypatch.setattr(following, "apply", breaks)
    done = await run(db, Panel(**{"rf-p1": says("completed"), "rf-p2": says("completed")}))
    assert [str(failure) for failure in done.failures] == ["odd"]
    assert [(await db.read(request_of, one)).state for one in orders] == ["requested", "done"]
    assert (await run(db, Panel())).asked == 0, "it is not asked for without pause"


@pytest.mark.parametrize(
    "problem", [Unreachable(UnreachableReason.TIMEOUT), PanelRefused(ErrorKind.AUTH, "Invalid API key")]
)
async def test_a_panel_without_an_answer_says_nothing_of_any_refill(db, problem):
    [order_id] = await refilling(db, "p1")
    panel = Panel()
    panel.problem = problem
    assert (await run(db, panel)).problem is problem
    assert (await db.read(request_of, order_id)).state == "requested"
    again = await run(db, Panel(), DUE + MINUTE)
    assert again.asked == (0 if isinstance(problem, PanelRefused) else 1), "a wrong key rests"
