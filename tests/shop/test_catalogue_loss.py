"""Answers that never replace the kept copy."""

import pytest
from listing_panel import TEN, a_service, alarms, row, rows, some
from placed_orders import ADMIN, MINUTE, T0, house_of

from panel import (
    ErrorKind,
    Moved,
    PanelRefused,
    Unreachable,
    UnreachableReason,
    Unreadable,
    UnreadableReason,
)
from shop.catalogue import loss
from shop.catalogue.sync import SyncReport, sync
from shop.pauses import stops_confirm, stops_requests
from storage import panels

LOST = [
    # services before, services left, is believed
    (10, 7, True),
    (10, 6, False),
    (3, 2, False),
    (4, 3, True),
    (100, 70, True),
    (100, 69, False),
]


@pytest.mark.parametrize(("before", "left", "believed"), LOST)
async def test_a_catalogue_that_shrinks_too_much_never_replaces_the_copy(
    db, panel, step, before, left, believed
):
    panel.lists(*some(before))
    await step(0)
    panel.lists(*some(left, rate="1.10"))
    report = await step(10)
    assert (report.problem is None, report.missing) == (believed, before - left)
    assert len(await rows(db)) == (left if believed else before)
    assert (await row(db)).rate == ("1.1" if believed else "1"), "not even in part"
    found = await db.read(panels.find, 1)
    assert (found.synced_at, found.sync_problem) == ((T0 + TEN, None) if believed else (T0, "vanished"))


async def test_numbers_given_to_other_services_are_lost_too(db, panel, step):
    await step(0)
    panel.lists(*(a_service(n, f"TikTok Likes {n}") for n in range(1, 11)))
    assert (await step(10)).problem == "vanished"
    assert {one.platform for one in await rows(db)} == {"instagram"}


async def test_admins_are_told_of_a_loss_once_and_may_accept_it(db, panel, step, signals):
    await step(0)
    assert await db.write(loss.accept, house_of(), ADMIN, T0) is False
    panel.lists(*some(5))
    for minutes in (10, 20, 30):
        await step(minutes)
    assert await alarms(db) == [("admin_catalogue", {"problem": "vanished", "missing": 5, "of": 10})]
    signals.clear()
    assert await db.write(loss.accept, house_of(), ADMIN, T0 + 30 * MINUTE) is True
    assert signals == ["sync"]
    assert await step(31) == SyncReport(listed=5, missing=5, gone=5)
    assert len(await rows(db)) == 5
    assert await db.read(loss.find, 1) is None
    panel.lists(*some(2))
    assert (await step(40)).problem == "vanished", "one word, one loss"


async def test_a_loss_far_greater_than_the_accepted_one_is_asked_about_again(db, panel, step):
    panel.lists(*some(100))
    await step(0)
    panel.lists(*some(60))
    await step(10)
    await db.write(loss.accept, house_of(), ADMIN, T0 + 11 * MINUTE)
    panel.lists(*some(10))
    assert (await step(12)).problem == "vanished"
    assert [args["missing"] for _, args in await alarms(db)] == [40, 90]
    assert len(await rows(db)) == 100


async def test_an_old_word_about_a_loss_counts_no_more(db, panel, step):
    await step(0)
    panel.lists(*some(5))
    await step(10)
    await db.write(loss.accept, house_of(), ADMIN, T0 + 10 * MINUTE)
    assert (await step(10 + 24 * 60 + 1)).problem == "vanished"


async def test_a_good_answer_ends_the_question_about_a_loss(db, panel, step):
    await step(0)
    panel.lists(*some(5))
    await step(10)
    panel.lists(*some(10))
    assert (await step(20)).problem is None
    assert await db.write(loss.accept, house_of(), ADMIN, T0) is False


NO_COPY = [
    (Unreadable(UnreadableReason.NO_CATALOGUE, 200), "no_catalogue", True),
    (Unreadable(UnreadableReason.HTML, 200), "html", True),
    (PanelRefused(ErrorKind.UNKNOWN, "Empty"), "unknown", True),
    (PanelRefused(ErrorKind.RATE_LIMITED, "Slow down"), "rate_limited", False),
    (PanelRefused(ErrorKind.MAINTENANCE, "Closed"), "maintenance", False),
    (Unreachable(UnreachableReason.TIMEOUT), "unreachable_timeout", False),
    (Moved("https://other.example"), "moved", True),
]


@pytest.mark.parametrize(("error", "code", "told"), NO_COPY)
async def test_no_catalogue_never_replaces_the_copy(db, panel, step, error, code, told):
    await step(0)
    panel.answer = error
    for minutes in (10, 20):
        assert await step(minutes) == SyncReport(code)
    assert len(await rows(db)) == 10
    found = await db.read(panels.find, 1)
    assert (found.synced_at, found.sync_tried_at, found.sync_problem) == (T0, T0 + 2 * TEN, code)
    assert await alarms(db) == [("admin_catalogue", {"problem": code})] * told


async def test_whoever_starts_the_bot_hears_that_the_panel_is_silent_once_an_hour(db, panel):
    panel.answer = Unreachable(UnreachableReason.REFUSED)
    for minutes in (0, 1, 70):
        await sync(db, panel, house_of(), T0 + minutes * MINUTE, is_first=True)
    await sync(db, panel, house_of(), T0 + 71 * MINUTE)
    told = [args for kind, args in await alarms(db) if kind == "admin_catalogue"]
    assert told == [{"problem": "unreachable_refused"}] * 2


async def test_a_refused_key_stops_every_request(db, panel, step):
    panel.answer = PanelRefused(ErrorKind.AUTH, "Invalid API key")
    assert (await step(0)).problem == "auth"
    assert (await db.read(stops_requests, 1, T0)).kind == "key"


async def test_an_old_copy_stops_confirm_and_a_sync_starts_it_again(db, panel, step):
    await step(0)
    panel.answer = Unreachable(UnreachableReason.DNS)
    await step(61)
    assert (await db.read(stops_confirm, 1, T0 + 61 * MINUTE)).kind == "stale"
    panel.lists(*some(10))
    await step(62)
    assert await db.read(stops_confirm, 1, T0 + 62 * MINUTE) is None
    assert [kind for kind, _ in await alarms(db)] == ["admin_pause", "admin_pause_over"]
