"""What a sync does not believe at once."""

from decimal import Decimal

import pytest
from listing_panel import TEN, Deny, a_service, alarms, row, rows, some, unreadable
from placed_orders import ADMIN, T0, house_of

from panel import (
    ServiceType,
)
from shop.catalogue import service
from shop.catalogue.suspend import suspend
from shop.catalogue.suspended import accept_suspended, suspended
from shop.catalogue.sync import SyncReport
from storage import catalogue


async def test_what_comes_back_much_dearer_is_not_believed(db, panel, step):
    await step(0)
    panel.lists(*some(10)[1:])
    await step(10)
    panel.lists(a_service(1, rate="9"), *some(10)[1:])
    assert (await step(20)).suspended == 1
    assert ((await row(db)).rate, (await row(db)).suspended) == ("1", "rate")


RATES = [
    # before, now, is believed
    ("1.00", "1.50", True),
    ("1.00", "1.51", False),
    ("1.00", "0.20", True),
    ("1.00", "0.19", False),
    ("0.0002", "0.0003", True),
    ("0.0002", "0.00030001", False),
    ("95200", "142800", True),
    ("95200", "142801", False),
    ("1.00", "0", False),
]


@pytest.mark.parametrize(("before", "after", "believed"), RATES)
async def test_a_rate_that_moves_too_far_suspends(db, panel, step, before, after, believed):
    panel.lists(a_service(1, rate=before))
    await step(0)
    panel.lists(a_service(1, rate=after))
    report = await step(10)
    one = await row(db)
    assert (report.suspended, one.suspended is None) == (int(not believed), believed)
    assert Decimal(one.rate) == Decimal(after if believed else before), "the last good rate stays"


UNTIL = [
    # minutes of further syncs with the rate they show, whether the last one ends the suspension
    ([(20, "2")], False),
    ([(20, "2"), (30, "2")], True),
    ([(11, "2"), (12, "2")], False),
    ([(11, "2"), (12, "2"), (21, "2")], True),
    ([(20, "2"), (29, "2")], False),
    ([(20, "2"), (30, "3")], False),
    ([(20, "3"), (30, "2")], False),
    ([(20, "2"), (30, "3"), (40, "3")], False),
    ([(20, "2"), (30, "3"), (40, "3"), (50, "3")], True),
    ([(20, "2.01"), (30, "2.02")], True),
    ([(20, "1.4")], True),
    ([(20, "2"), (30, "1")], True),
]


@pytest.mark.parametrize(("syncs", "ended"), UNTIL)
async def test_two_further_syncs_at_least_ten_minutes_apart_must_agree(db, panel, step, syncs, ended):
    panel.lists(a_service(1))
    await step(0)
    panel.lists(a_service(1, rate="2"))
    await step(10)
    report = None
    for minutes, rate in syncs:
        panel.lists(a_service(1, rate=rate))
        report = await step(minutes)
    one = await row(db)
    assert (one.suspended is None, report.resumed) == (ended, int(ended))
    assert Decimal(one.rate) == Decimal(syncs[-1][1] if ended else "1")


async def test_a_changed_type_is_not_believed_until_syncs_agree(db, panel, step):
    await step(0)
    changed = [a_service(1, type=ServiceType.PACKAGE), *some(10)[1:]]
    panel.lists(*changed)
    for minutes, expected in ((10, ("default", "type")), (20, ("default", "type")), (30, ("package", None))):
        await step(minutes)
        assert ((await row(db)).type, (await row(db)).suspended) == expected


async def test_a_category_of_another_platform_is_not_believed_until_syncs_agree(db, panel, step):
    panel.lists(a_service(1, "Real Likes", category="Instagram"))
    await step(0)
    before = (await row(db)).id
    panel.lists(a_service(1, "Real Likes", category="TikTok"))
    for minutes, expected in (
        (10, ("instagram", "platform")),
        (20, ("instagram", "platform")),
        (30, ("tiktok", None)),
    ):
        await step(minutes)
        one = await row(db)
        assert (one.platform, one.suspended, one.id) == (*expected, before)
    assert (await row(db)).category == "TikTok"


async def test_a_name_of_another_platform_is_another_service(db, panel, step):
    await step(0)
    before = await row(db)
    panel.lists(a_service(1, "TikTok Likes"), *some(10)[1:])
    assert await step(10) == SyncReport(listed=10, missing=1, added=1, gone=1, suspended=1)
    after = await row(db)
    assert after.id != before.id
    assert (after.platform, after.suspended) == ("tiktok", "platform")
    assert (await db.read(catalogue.find, before.id)).gone_at == T0 + TEN
    assert (await step(20)).resumed == 0
    assert (await step(30)).resumed == 1
    assert (await row(db)).suspended is None


async def test_a_new_service_in_doubt_waits_while_it_goes_on_changing(db, panel, step):
    await step(0)
    for minutes, rate, still in ((10, "1", True), (20, "1.2", True), (30, "1.2", True), (40, "1.2", False)):
        panel.lists(a_service(1, "TikTok Likes", rate), *some(10)[1:])
        await step(minutes)
        assert ((await row(db)).suspended == "platform", (await row(db)).rate) == (still, rate)


@pytest.mark.parametrize("rate", ["0", "0.000"])
async def test_a_free_service_waits_for_an_admin_for_ever(db, panel, step, rate):
    panel.lists(a_service(1, rate=rate))
    for minutes in range(0, 100, 10):
        await step(minutes)
    one = await row(db)
    assert (one.rate, one.suspended) == ("0", "free")
    assert await db.write(accept_suspended, house_of(), one.id, ADMIN, T0) is True
    assert (await step(110)).suspended == 0
    assert (await db.read(service.find, 1, one.id)).suspended is None


async def test_a_service_that_becomes_free_waits_for_an_admin_and_keeps_its_rate_until_then(db, panel, step):
    await step(0)
    panel.lists(a_service(1, rate="0"), *some(10)[1:])
    for minutes in (10, 20, 30, 40):
        await step(minutes)
        assert ((await row(db)).rate, (await row(db)).suspended) == ("1", "free")
    await db.write(accept_suspended, house_of(), (await row(db)).id, ADMIN, T0)
    one = await db.read(service.find, 1, (await row(db)).id)
    assert (one.rate, one.suspended) == (0, None)


async def test_a_free_service_that_gets_a_price_is_sold_when_syncs_agree(db, panel, step):
    panel.lists(a_service(1, rate="0"))
    await step(0)
    panel.lists(a_service(1, rate="5"))
    for minutes, expected in ((10, ("0", "rate")), (20, ("0", "rate")), (30, ("5", None))):
        await step(minutes)
        assert ((await row(db)).rate, (await row(db)).suspended) == expected


async def test_a_sync_never_sells_what_others_suspended(db, panel, step):
    await step(0)
    service_id = (await row(db)).id
    await db.write(suspend, house_of(), service_id, "overcharge", "1.30", T0 + 1)
    for minutes in (10, 20, 30):
        await step(minutes)
        assert (await row(db)).suspended == "overcharge"
    panel.lists(a_service(1, rate="4"), *some(10)[1:])
    for minutes, rate in ((40, "1"), (50, "1"), (60, "4"), (70, "4")):
        await step(minutes)
        assert ((await row(db)).rate, (await row(db)).suspended) == (rate, "overcharge")
    await db.write(accept_suspended, house_of(), service_id, ADMIN, T0)
    assert (await row(db)).suspended is None


async def test_figures_nobody_can_read_suspend_until_they_can_be_read(db, panel, step):
    await step(0)
    panel.lists(*some(10)[1:], quarantined=(unreadable(1), unreadable(77)), skipped=2, duplicates=3)
    report = await step(10)
    assert report == SyncReport(
        listed=11, suspended=1, quarantined={"rate_unreadable": 2}, skipped=2, duplicates=3
    )
    one = await row(db)
    assert (one.rate, one.suspended) == ("1", "unreadable")
    assert "77" not in {other.number for other in await rows(db)}
    assert await db.write(accept_suspended, house_of(), one.id, ADMIN, T0) is False
    assert (await step(20)).suspended == 0
    panel.lists(*some(10))
    assert (await step(30)).resumed == 1
    assert (await row(db)).suspended is None


async def test_a_new_name_that_is_denied_hides_a_suspended_service_too(db, panel, step):
    await step(0)
    panel.lists(a_service(1, "Instagram Poll", rate="5"), *some(10)[1:])
    await step(10, house_of(policy=Deny("Poll")))
    assert (await row(db)).denied_by == "Poll"
    assert await db.read(suspended, house_of()) == [], "nobody can see it, so nobody has to look"
    assert await alarms(db) == []


async def test_few_suspensions_are_told_one_by_one_and_many_in_one_sentence(db, panel, step):
    panel.lists(*some(300))
    await step(0)
    panel.lists(*some(3, rate="3"), *some(300)[3:])
    await step(10)
    told = await alarms(db)
    assert [(kind, args["reason"], args["detail"]) for kind, args in told] == [
        ("admin_suspended", "rate", "1 → 3")
    ] * 3
    panel.lists(*some(300, rate="5"))
    assert (await step(20)).suspended == 297
    assert (await alarms(db))[3:] == [("admin_catalogue", {"problem": "suspended", "count": 297})]
