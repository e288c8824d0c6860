"""The kept copy of a catalogue through syncs."""

import asyncio
from decimal import Decimal

import pytest
from listing_panel import TEN, Deny, Panel, a_service, row, rows, some, unreadable
from placed_orders import ADDRESS, ADMIN, MINUTE, T0, house_of

from panel import (
    Flag,
    QuarantineReason,
    ServiceType,
)
from shop.catalogue.listed import Known
from shop.catalogue.suspended import accept_suspended
from shop.catalogue.sync import ROWS_AT_ONCE, SyncReport, last_report, sync
from storage import panels


class Counting(Deny):
    """Counts how often it is asked."""

    asked = 0

    def verdict(self, name, category, type_name):
        self.asked += 1
        return super().verdict(name, category, type_name)


async def test_the_first_sync_copies_everything_as_it_is_listed(db, panel, step, signals):
    full = a_service(
        "ab_1", "TikTok Video Views", "0.00100000", category="TikTok", type=ServiceType.CUSTOM_COMMENTS, maximum=None,
        refill=Flag.YES, cancel=Flag.NO, description="Fast", average_time="1 h",
    )  # fmt: skip
    panel.lists(full, a_service(2))
    assert await step(0) == SyncReport(listed=2, added=2)
    first, second = await rows(db)
    assert (first.number, first.type, first.rate) == ("ab_1", "custom comments", "0.001")
    assert (first.min, first.max) == (10, 10**12)
    assert (first.refill, first.cancel, first.dripfeed) == ("yes", "no", "unknown")
    assert (first.description, first.average_time) == ("Fast", "1 h")
    assert (first.platform, first.kind, first.denied_by, first.suspended) == ("tiktok", "views", None, None)
    assert (second.description, second.average_time, second.platform) == (None, None, "instagram")
    assert (await db.read(panels.find, 1)).synced_at == T0
    assert "catalogue" not in signals, "whoever syncs shows what the report tells of"
    assert await db.read(last_report, 1) == SyncReport(listed=2, added=2)


async def test_only_what_changed_is_written(db, panel, step, signals):
    await step(0)
    signals.clear()
    assert await step(10) == SyncReport(listed=10)
    assert "catalogue" not in signals
    panel.lists(a_service(1, maximum=500), *some(10)[1:])
    assert await step(20) == SyncReport(listed=10, changed=1)
    assert (await row(db)).max == 500
    written = await db.read(lambda tx: tx.all("SELECT number FROM services WHERE changed_at > :t", t=T0))
    assert [one["number"] for one in written] == ["1"]


async def test_what_stays_suspended_changes_nothing_that_is_shown(db, panel, step, signals):
    await step(0)
    panel.lists(a_service(1, rate="9.00"), *some(10)[1:])
    assert (await step(10)).suspended == 1
    signals.clear()
    assert not (await step(11)).has_changed
    assert "catalogue" not in signals


async def test_another_reason_not_to_be_sold_is_signalled(db, panel, step, signals):
    await step(0)
    panel.lists(a_service(1, rate="9.00"), *some(10)[1:])
    await step(10)
    panel.lists(a_service(1, type=ServiceType.PACKAGE), *some(10)[1:])
    assert not (await step(20)).has_changed
    assert (await row(db)).suspended == "type"
    assert "catalogue" in signals


async def test_what_names_said_is_known_at_the_next_sync_and_judged_anew_by_another_policy(db, panel):
    known, judge = Known(), Counting("2")
    house = house_of(policy=judge)
    await sync(db, panel, house, T0, known)
    assert (await row(db, 2)).denied_by == "2"
    asked = judge.asked
    await sync(db, panel, house, T0 + TEN, known)
    assert judge.asked == asked, "the same names say the same"
    panel.lists(*some(9), a_service(10, "Instagram Likes 2 now"))
    await sync(db, panel, house, T0 + 2 * TEN, known)
    assert (judge.asked, (await row(db, 10)).denied_by) == (asked + 1, "2")
    await sync(db, panel, house_of(policy=Deny("3")), T0 + 3 * TEN, known)
    assert [(await row(db, number)).denied_by for number in (2, 3)] == [None, "3"]


async def test_a_category_that_says_another_thing_is_read_anew(db, panel):
    known = Known()
    panel.lists(a_service(1, "Max 10K", category="Instagram Likes"))
    await sync(db, panel, house_of(), T0, known)
    panel.lists(a_service(1, "Max 10K", category="Instagram Views"))
    await sync(db, panel, house_of(), T0 + TEN, known)
    assert (await row(db)).kind == "views"


async def test_the_panels_order_is_kept_and_a_new_first_one_rewrites_no_other(db, panel, step):
    await step(0)
    panel.lists(a_service(99), *some(10))
    assert await step(10) == SyncReport(listed=11, added=1)
    assert [one.number for one in await rows(db)] == ["99", *(str(n) for n in range(1, 11))]
    panel.lists(*some(10)[::-1], a_service(99))
    await step(20)
    assert [one.number for one in await rows(db)] == [*(str(n) for n in range(10, 0, -1)), "99"]


async def test_what_vanished_is_gone_and_what_comes_back_is_itself_again(db, panel, step):
    await step(0)
    number_one = (await row(db)).id
    panel.lists(*some(10)[1:])
    assert await step(10) == SyncReport(listed=9, missing=1, gone=1)
    assert "1" not in {one.number for one in await rows(db)}
    panel.lists(*some(10))
    assert await step(20) == SyncReport(listed=10, added=1)
    assert (await row(db)).id == number_one


@pytest.mark.parametrize(
    ("text", "kept"), [("Likes V2", "likes v2"), ("", "unknown"), ("___", "unknown"), ("7", "7")]
)
async def test_a_service_of_an_unknown_type_is_kept_and_shown(db, panel, step, text, kept):
    odd = unreadable(5, QuarantineReason.TYPE_UNKNOWN, type_text=text, rate=Decimal("2.50"), limits=(1, None))
    panel.lists(a_service(1), quarantined=(odd,))
    assert (await step(0)).quarantined == {"type_unknown": 1}
    one = await row(db, 5)
    assert (one.type, one.rate, one.min, one.max, one.suspended) == (kept, "2.5", 1, 10**12, None)


async def test_what_was_written_for_a_web_page_is_kept_as_plain_text_and_changes_nothing_twice(
    db, panel, step
):
    html = {
        "category": "<b>Instagram</b> &raquo; Likes",
        "description": "Fast<br>&amp; real",
        "average_time": "1&nbsp;h",
    }
    panel.lists(a_service(1, "<h1>Instagram</h1> Likes  &raquo; HQ", **html))
    await step(0)
    one = await row(db)
    assert (one.name, one.category) == ("Instagram Likes » HQ", "Instagram » Likes")
    assert (one.description, one.average_time) == ("Fast\n& real", "1 h")
    assert (await step(10)).changed == 0


@pytest.mark.parametrize(
    "name", ["Vo<br>tes", "V<i>ot</i>es", "&#86;otes", "<img alt='Votes'>", "&lt;b&gt;Votes"]
)
async def test_nothing_hides_from_the_policy_behind_a_tag(db, panel, step, name):
    panel.lists(a_service(1, name), a_service(2))
    assert (await step(0, house_of(policy=Deny("Votes")))).hidden == 1
    assert [one.denied_by for one in await rows(db)] == ["Votes", None]


async def test_the_policy_runs_again_at_every_sync(db, panel, step):
    panel.lists(a_service(1, "Instagram Poll"), a_service(2))
    assert (await step(0)).hidden == 0
    assert (await step(10, house_of(policy=Deny("Poll")))).hidden == 1
    assert [one.denied_by for one in await rows(db)] == ["Poll", None]
    assert (await step(20)).hidden == 0
    assert [one.denied_by for one in await rows(db)] == [None, None]


async def test_a_sync_that_is_interrupted_anywhere_is_finished_by_the_next(db, panel, step):
    panel.lists(*some(250))
    await step(0)
    number_one = (await row(db)).id
    after = [a_service(1, "TikTok Likes 1"), *some(250, rate="1.30")[50:], a_service(999)]

    class Dies:
        def __init__(self, writes):
            self.left = writes
            self.read = db.read

        async def write(self, *args, **kwargs):
            self.left -= 1
            if self.left < 0:
                raise ConnectionError
            return await db.write(*args, **kwargs)

    panel.lists(*after)
    for writes in range(3):
        with pytest.raises(ConnectionError):
            await sync(Dies(writes), panel, house_of(), T0 + TEN + writes)
        assert (await db.read(panels.find, 1)).synced_at == T0
    assert (await step(20)).problem is None
    assert [one.number for one in await rows(db)] == ["1", *(str(n) for n in range(51, 251)), "999"]
    assert {one.rate for one in await rows(db)} == {"1", "1.3"}
    assert (await row(db)).id != number_one


async def test_an_admins_word_that_crosses_a_sync_is_not_undone(db, panel, step):
    await step(0)
    panel.lists(a_service(1, rate="4"), *some(10)[1:])
    await step(10)
    service_id = (await row(db)).id

    class Crossed:
        def __init__(self):
            self.read = db.read
            self.said = []

        async def write(self, *args, **kwargs):
            if not self.said:
                accepted = await db.write(accept_suspended, house_of(), service_id, ADMIN, T0 + 15 * MINUTE)
                self.said.append(accepted)
            return await db.write(*args, **kwargs)

    await sync(Crossed(), panel, house_of(), T0 + 20 * MINUTE)
    assert ((await row(db)).rate, (await row(db)).suspended) == ("4", None)


async def test_two_syncs_at_once_make_no_service_twice(db, panel, step):
    panel.lists(*some(250))
    house = house_of()
    await asyncio.gather(*(sync(db, panel, house, T0 + n) for n in range(4)))
    assert len(await rows(db)) == 250


async def test_a_large_first_catalogue_leaves_room_for_others(sqlite_database):
    await sqlite_database.write(panels.add, ADDRESS, T0)
    syncing = asyncio.create_task(sync(sqlite_database, Panel(*some(3000)), house_of(), T0))
    between = 0
    while not syncing.done():
        await sqlite_database.write(lambda tx: tx.one("SELECT 1 AS one"))
        between += 1
    assert (await syncing).added == 3000
    assert between >= 3000 / ROWS_AT_ONCE, "a tap's transaction goes between any two parts of a sync"
