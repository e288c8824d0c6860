"""What becomes of orders makes the record of their service: seen by polling, judged from the books, on both engines."""

import pytest
from panel_says import says, tell_all
from past_orders import past
from placed_orders import DAY, HOUR, MINUTE, T0, a_placed_order, a_world, an_order, insert

from shop.records import keeping
from shop.records.judging import judged
from shop.records.record import of_json, to_json
from shop.records.shares import Share
from storage import panel_orders, records, sightings

SERVICE = 1
PENDING, WORKING, DONE = says("Pending", 1000), says("In progress", 600), says("Completed", 0)
NOW = T0 + DAY


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


async def lived(db, *answers, number="p1", start=T0 + MINUTE, **order):
    """An order of 1,000 that was placed at T0 and asked for every minute; what was seen of it."""
    row = await db.write(a_placed_order, number=number, **order)
    await tell_all(db, row, *answers, start=start)
    return await db.read(sightings.of_order, row.order_id)


async def record(db, now=NOW):
    await keeping.renew(db, now)
    return (await db.read(keeping.all_of, 1)).get(SERVICE)


class TestWhatIsSeen:
    async def test_the_beginning_each_good_step_and_the_end(self, db):
        seen = await lived(
            db, PENDING, PENDING, WORKING, says("In progress", 599), says("In progress", 300), DONE
        )
        assert [(one.at - T0, one.delivered, one.has_begun) for one in seen] == [
            (3 * MINUTE, 400, True),
            (5 * MINUTE, 700, True),
            (6 * MINUTE, 1000, True),
        ]

    async def test_a_panel_that_counts_without_a_word_for_it(self, db):
        seen = await lived(db, says("Pending", 990), says("Pending", 500))
        assert [one.has_begun for one in seen] == [True, True]
        assert [one.delivered for one in seen] == [10, 500]

    @pytest.mark.parametrize("word", ["Pending", "Processing", "Canceled"])
    async def test_that_nothing_remains_is_no_delivery_before_it_is_at_work(self, db, word):
        seen = await lived(db, says(word, 0))
        assert [(one.delivered, one.has_begun) for one in seen] == [(0, False)] * (word == "Canceled")

    async def test_what_ends_unbegun_has_not_begun(self, db):
        seen = await lived(db, PENDING, says("Canceled", 1000))
        assert [(one.at - T0, one.delivered, one.has_begun) for one in seen] == [(2 * MINUTE, 0, False)]

    async def test_a_panel_that_says_more_than_was_ordered_delivers_nothing(self, db):
        assert [one.delivered for one in await lived(db, says("In progress", 5000))] == [0]

    async def test_an_order_leaves_few_rows(self, db):
        slowly = [says("In progress", remains) for remains in range(1000, 0, -1)]
        assert len(await lived(db, *slowly, DONE)) <= 66

    async def test_children_leave_none(self, db):
        row = await db.write(a_placed_order, fields={"runs": "2"})
        child = await db.write(panel_orders.keep, 1, "c1", row.order_id, T0, is_child=True)
        await tell_all(db, await db.read(panel_orders.find, child), WORKING, DONE)
        assert await db.read(sightings.of_order, row.order_id) == []


class TestJudging:
    def test_the_times_from_yes_to_start_and_from_start_to_end_of_a_thousand(self):
        known = judged([past(units=500)] * 8, NOW)
        assert known.start.half.middle == 4 * MINUTE
        assert known.finish.half.middle == 40 * MINUTE

    def test_of_packages_the_time_of_one(self):
        assert judged([past(type="Package", units=1)] * 8, NOW).finish.half.middle == 20 * MINUTE

    def test_what_was_over_when_it_was_first_seen_took_all_of_the_time(self):
        assert judged([past(begun_at=T0 + 24 * MINUTE)], NOW).finish.half.middle == 24 * MINUTE

    def test_what_is_on_its_way_counts_as_longer_than_that(self):
        quick, stuck = [past()] * 10, [past(ended_at=None, begun_at=None, status="pending")] * 10
        assert judged(quick + stuck, T0 + HOUR).start.half.high is None
        assert judged(quick + stuck, T0 + HOUR).orders == 10

    def test_shares_are_of_all_that_ended(self):
        some = [past()] * 7 + [past(status="partial")] * 2 + [past(status="canceled", begun_at=None)]
        known = judged(some, NOW)
        assert (known.completed, known.partial) == (Share(7, 10), Share(2, 10))

    def test_of_what_is_on_its_way_for_long_nobody_knows_how_it_ends(self):
        known = judged([past()] * 90 + [past(status="in_progress", ended_at=None)] * 10, NOW)
        assert known.completed == Share(90, 100, open=10)
        assert known.completed.limits == (Share(90, 100).limits[0], Share(100, 100).limits[1])
        assert known.orders == 90

    def test_a_new_service_is_not_bad_for_what_failed_at_once(self):
        failed = [past(status="canceled", begun_at=None, ended_at=T0 + HOUR)] * 5
        known = judged(failed + [past(status="in_progress", ended_at=None)] * 55, T0 + 20 * HOUR)
        assert known.completed == Share(0, 60, open=55)
        assert known.is_thin
        assert not judged(failed, T0 + 20 * HOUR).is_thin

    def test_a_busy_service_is_judged_by_what_had_the_time_to_be_completed(self):
        whole = [past(ended_at=T0 + 10 * HOUR)] * 100
        late = [past(placed_at=NOW - HOUR, status="in_progress", ended_at=None)] * 60
        failed = [past(placed_at=NOW - HOUR, status="canceled", ended_at=NOW, begun_at=None)] * 5
        known = judged(whole + late + failed, NOW)
        assert (known.completed, known.orders) == (Share(100, 100), 105)

    @pytest.mark.parametrize("status", ["canceled", "partial", "refunded"])
    def test_what_its_customer_ended_speaks_against_nobody(self, status):
        assert judged([past(), past(status=status, cancels=1)], NOW).completed.whole == 1

    def test_a_cancel_that_came_too_late_changes_nothing(self):
        assert judged([past(cancels=1)], NOW).completed.part == 1

    def test_refills(self):
        known = judged([past(refills=2, refilled=1, unrefilled=1), past(), past(status="partial")], NOW)
        assert (known.dropped.part, known.dropped.whole) == (1, 2)
        assert (known.refilled.part, known.refilled.whole) == (1, 2)

    @pytest.mark.parametrize(
        "other", [{"fields": '{"runs": "3"}'}, {"type": "Subscriptions"}, {"type": "Odd"}]
    )
    def test_what_takes_as_long_as_its_customer_says_is_left_out(self, other):
        assert judged([past(**other)], NOW).orders == 0

    def test_a_record_is_kept_as_text(self):
        known = judged([past()] * 8 + [past(status="partial")], NOW)
        assert of_json(to_json(known)) == known


class TestKeeping:
    async def test_from_the_books(self, db):
        await lived(db, PENDING, PENDING, WORKING, DONE)
        known = await record(db)
        assert (known.orders, known.completed.part) == (1, 1)
        assert known.start.half.middle == 3 * MINUTE
        assert known.finish.half.middle == MINUTE

    async def test_requests_are_counted_by_how_they_ended(self, db):
        await lived(db, WORKING, DONE)
        ended = {
            "order_id": 1,
            "panel_id": 1,
            "sends": 1,
            "asked_at": T0,
            "sent_at": T0,
            "ended_at": T0,
            "state": "done",
        }
        for kind, word in (("refill", "completed"), ("refill", "rejected"), ("cancel", "completed")):
            await db.write(insert, "requests", kind=kind, word=word, **ended)
        [found] = await db.read(records.ended, SERVICE, T0, 10)
        assert (found.cancels, found.refills, found.refilled, found.unrefilled) == (1, 2, 1, 1)

    async def test_what_ended_since_is_judged_at_the_next_look(self, db):
        await lived(db, DONE)
        assert (await record(db)).orders == 1
        await lived(db, DONE, number="p2", start=NOW + MINUTE)
        assert (await record(db, NOW + 2 * MINUTE)).orders == 2

    async def test_nothing_new_is_nothing_done(self, db):
        await lived(db, DONE)
        assert await keeping.renew(db, NOW)
        assert not await keeping.renew(db, NOW + 10 * MINUTE)

    async def test_all_is_judged_again_each_day(self, db):
        await lived(db, PENDING)
        assert await keeping.renew(db, NOW)
        assert await keeping.renew(db, NOW + DAY)

    async def test_only_the_latest_are_taken(self, db, monkeypatch):
        monkeypatch.setattr(keeping, "LATEST", 3)
        for n in range(5):
            await lived(db, DONE, number=f"p{n}", now=T0 + n * MINUTE, start=T0 + n * HOUR)
        await lived(db, PENDING, number="old", now=T0)
        known = await record(db)
        assert known == judged(await db.read(records.ended, SERVICE, T0 + 2 * MINUTE, 9), NOW)
        assert (known.orders, known.completed.open) == (3, 0), "the old one on its way is of another time"

    @pytest.mark.parametrize("other", [{"fields": {"runs": "3"}}, {"fields": {"posts": "3"}}])
    async def test_drip_feeds_and_subscriptions_take_nobodys_place(self, db, monkeypatch, other):
        monkeypatch.setattr(keeping, "LATEST", 3)
        await lived(db, DONE)
        for n in range(3):
            await lived(db, DONE, number=f"done{n}", now=T0 + HOUR, **other)
            await lived(db, PENDING, number=f"open{n}", **other)
        assert (await record(db)).orders == 1

    async def test_what_is_on_its_way_takes_nobodys_place(self, db, monkeypatch):
        monkeypatch.setattr(keeping, "LATEST", 3)
        await lived(db, DONE, start=T0 + HOUR)
        for n in range(2):
            await lived(db, PENDING, number=f"open{n}", now=T0 + MINUTE)
        assert (await record(db)).completed == Share(1, 3, open=2)
        for n in range(2, 4):
            await lived(db, PENDING, number=f"open{n}", now=T0 + 2 * MINUTE)
        await lived(db, says("Canceled"), number="failed", now=T0 + 3 * MINUTE)
        assert (await record(db, NOW + DAY)).orders == 1, "of what was placed then too many are on their way"

    async def test_what_is_too_old_is_forgotten(self, db):
        await lived(db, DONE)
        assert (await record(db)).orders == 1
        await db.write(an_order, state="held")
        assert await record(db, T0 + keeping.WITHIN + 3 * DAY) is not None
        await lived(db, DONE, number="p2", now=T0 + keeping.WITHIN + 4 * DAY)
        assert (await record(db, T0 + keeping.WITHIN + 5 * DAY)).orders == 1

    async def test_how_orders_went_is_forgotten_with_time(self, db):
        seen = await lived(db, WORKING, DONE)
        newer = await lived(db, WORKING, number="p2", now=NOW)
        assert await db.write(sightings.prune, T0) == 0
        assert await db.write(sightings.prune, NOW + DAY) == 0, "there is always a newest order"
        assert await db.write(sightings.prune, NOW) == len(seen)
        assert await db.read(sightings.of_order, newer[0].order_id) == newer
