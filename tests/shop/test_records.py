"""What becomes of orders makes the record of their service: seen by polling, judged from the books, on both engines."""

import pytest
from panel_says import says, tell_all
from placed_orders import DAY, HOUR, MINUTE, T0, a_placed_order, a_world, an_order, insert

from shop.records import keeping
from shop.records.ending import By, expected
from shop.records.judging import judged
from shop.records.record import of_json, to_json
from storage import order_views, panel_orders, records, sightings
from storage.records import Past

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


def past(**changes):
    facts = {"type": "Default", "fields": "{}", "units": 1000, "status": "completed", "placed_at": T0}
    facts |= {"ended_at": T0 + 24 * MINUTE, "begun_at": T0 + 4 * MINUTE}
    return Past(**facts | {"cancels": 0, "refills": 0, "refilled": 0, "unrefilled": 0} | changes)


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

    def test_shares_are_of_what_ended(self):
        some = [past()] * 7 + [past(status="partial")] * 2 + [past(status="canceled", begun_at=None)]
        known = judged([*some, past(status="in_progress", ended_at=None)], NOW)
        assert (known.completed.part, known.completed.whole) == (7, 10)
        assert (known.partial.part, known.partial.whole) == (2, 10)

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
        [found] = await db.read(records.past, SERVICE, T0, 10)
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


class TestWhenItWillBeDone:
    KNOWN = judged(
        [past(begun_at=T0 + n * MINUTE, ended_at=T0 + (n + 20) * MINUTE) for n in range(1, 61)], NOW
    )

    async def order(self, db, *answers, **order):
        row = await db.write(a_placed_order, **order)
        await tell_all(db, row, *answers, start=T0 + 10 * MINUTE)
        return await db.read(order_views.view, row.order_id)

    async def test_before_it_begins_the_record_tells_start_and_end(self, db):
        end = expected(await self.order(db, PENDING), self.KNOWN, T0 + 11 * MINUTE)
        low, high = self.KNOWN.start.usual
        assert (end.low, end.high, end.by) == (T0 + low + 20 * MINUTE, T0 + high + 20 * MINUTE, By.RECORD)
        assert (end.is_late(T0), end.is_late(T0 + DAY)) == (False, True)

    async def test_once_begun_it_is_told_from_the_beginning_and_its_quantity(self, db):
        end = expected(await self.order(db, WORKING, units=500), self.KNOWN, T0 + 11 * MINUTE)
        assert (end.low, end.high) == (T0 + 20 * MINUTE, T0 + 20 * MINUTE)

    async def test_without_a_record_its_own_pace_tells(self, db):
        order = await self.order(db, says("In progress", 1000), says("In progress", 800))
        end = expected(order, None, T0 + 20 * MINUTE)
        assert (end.low, end.by) == (T0 + 60 * MINUTE, By.PACE)
        assert not end.is_late(T0 + DAY)

    @pytest.mark.parametrize(
        "answers",
        [(PENDING,), (says("In progress", 950),), (says("In progress"),), (says("In progress", 0),)],
    )
    async def test_a_pace_nobody_can_see_tells_nothing(self, db, answers):
        assert expected(await self.order(db, *answers), None, T0 + 20 * MINUTE) is None

    async def test_too_few_orders_tell_nothing(self, db):
        thin = judged([past()] * 4, NOW)
        assert expected(await self.order(db, PENDING), thin, T0 + 20 * MINUTE) is None

    async def test_what_is_over_needs_no_end(self, db):
        assert expected(await self.order(db, DONE), self.KNOWN, NOW) is None

    async def test_a_drip_feed_ends_when_its_customer_said(self, db):
        order = await self.order(db, WORKING, fields={"runs": "2", "interval": "30"})
        assert expected(order, self.KNOWN, T0 + 20 * MINUTE) is None
