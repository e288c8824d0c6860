"""What syncs and admins changed: kept once, told to admins in stretches of time that leave nothing out."""

import json

import pytest
from listing_panel import Deny, a_service, row, some, unreadable
from placed_orders import ADMIN, DAY, HOUR, MINUTE, T0, house_of

from panel import Flag, ServiceType
from shop import people, wishes
from shop.catalogue import diffs, digest
from shop.catalogue.changes import Kind
from shop.catalogue.diffs import Often, Span
from shop.catalogue.suspend import suspend
from shop.catalogue.suspended import accept_suspended
from shop.wishes import Wish

REST = some(10)[1:]
OFFERS = {
    "dearer": [a_service(1, rate="1.20"), *REST],
    "cheaper": [a_service(1, rate="0.70"), *REST],
    "limits": [a_service(1, maximum=500), *REST],
    "flags": [a_service(1, refill=Flag.YES), *REST],
    "name": [a_service(1, "Instagram Likes 1 HQ"), *REST],
    "gone": REST,
    "new": [*some(10), a_service(11, rate="3.00")],
    "stopped": [a_service(1, type=ServiceType.PACKAGE), *REST],
}
KEPT = {
    "dearer": ("1", "1.2"),
    "cheaper": ("1", "0.7"),
    "limits": ("10/1000", "10/500"),
    "flags": ("unknown/unknown/unknown", "yes/unknown/unknown"),
    "name": ("Likes\nInstagram Likes 1", "Likes\nInstagram Likes 1 HQ"),
    "gone": (None, None),
    "new": (None, "3"),
    "stopped": (None, "type"),
}


async def kept(db):
    return await db.read(lambda tx: tx.all("SELECT * FROM changes ORDER BY id"))


async def kinds(db):
    return [one["kind"] for one in await kept(db)]


async def owed(db):
    """The stretches of time that admins are told of, and when, in minutes."""
    sql = "SELECT args, due_at, rank FROM outbox WHERE kind = 'admin_changes' ORDER BY id"
    found = [(json.loads(one["args"]), one["due_at"]) for one in await db.read(lambda tx: tx.all(sql))]
    return [
        ((args["since"] - T0) // MINUTE, (args["until"] - T0) // MINUTE, (due - T0) // MINUTE)
        for args, due in found
    ]


async def test_the_first_sync_and_one_that_changes_nothing_write_nothing(db, panel, step):
    await step(0)
    await step(10)
    panel.lists(*some(10)[::-1])
    assert (await step(20)).changed > 0, "the order is another one, which is nobody's news"
    assert await kept(db) == []
    assert await owed(db) == []


@pytest.mark.parametrize("kind", OFFERS)
async def test_each_kind_of_change_is_kept_once_with_what_was_and_what_is(db, panel, step, kind):
    await step(0)
    panel.lists(*OFFERS[kind])
    await step(10)
    await step(20)
    [one] = await kept(db)
    assert (one["kind"], one["was"], one["became"], one["at"]) == (kind, *KEPT[kind], T0 + 10 * MINUTE)
    number = await db.read(
        lambda tx: tx.one("SELECT number FROM services WHERE id = :i", i=one["service_id"])
    )
    assert number["number"] == ("11" if kind == "new" else "1")


async def test_what_comes_back_or_cannot_be_read_is_kept(db, panel, step):
    await step(0)
    panel.lists(*REST)
    await step(10)
    panel.lists(a_service(1, rate="1.20"), *REST)
    await step(20)
    assert await kinds(db) == ["gone", "back", "dearer"]
    panel.lists(*REST, quarantined=(unreadable(1),))
    await step(30)
    await step(40)
    panel.lists(a_service(1, rate="1.20"), *REST)
    await step(50)
    assert (await kinds(db))[3:] == ["stopped", "sold"]


async def test_what_the_policy_hides_is_told_as_hidden_and_then_no_more(db, panel, step):
    await step(0)
    await step(10, house_of(policy=Deny("Likes 1")))
    assert sorted(await kinds(db)) == ["hidden", "hidden"], "1 and 10"
    panel.lists(a_service(1, rate="1.40"), *REST)
    await step(20, house_of(policy=Deny("Likes 1")))
    assert len(await kinds(db)) == 2, "nobody sees its price"
    await step(30)
    assert (await kinds(db))[2:] == ["shown", "shown"]


async def test_what_an_admin_accepts_is_kept_with_its_new_price(db, panel, step):
    await step(0)
    panel.lists(a_service(1, rate="9.00"), *REST)
    await step(10)
    service = (await row(db)).id
    await db.write(accept_suspended, house_of(), service, ADMIN, T0 + 11 * MINUTE)
    await db.write(suspend, house_of(), service, "overcharge", "", T0 + 12 * MINUTE)
    assert await kinds(db) == ["stopped", "dearer", "sold", "stopped"]


async def test_admins_hear_at_once_and_then_at_most_once_an_hour_of_everything(db, panel, step):
    await step(0)
    for at, rate in ((10, "1.20"), (20, "1.30"), (30, "1.20"), (200, "1.30")):
        panel.lists(a_service(1, rate=rate), *REST)
        await step(at)
    assert await owed(db) == [(9, 10, 10), (10, 70, 80), (70, 200, 200)]
    counted = await db.read(diffs.counts, house_of(), Span(T0 + 10 * MINUTE, T0 + 70 * MINUTE))
    assert counted == {"dearer": 1, "cheaper": 1}


async def test_a_price_that_follows_an_exchange_rate_is_kept_and_no_message(db, panel, step):
    await step(0)
    panel.lists(a_service(1, rate="1.009"), *REST)
    await step(10)
    assert (await kinds(db), await owed(db)) == (["dearer"], [])


async def test_once_a_day_is_at_ten_by_the_admins_clock(db, panel, step):
    await db.write(people.choose_diffs, ADMIN, "daily")
    await db.write(people.choose_zone, ADMIN, "Asia/Tokyo")
    await step(0)
    for at, rate in ((10, "1.20"), (20, "1.30")):
        panel.lists(a_service(1, rate=rate), *REST)
        await step(at)
    # 22:23 in London is 7:23 in Tokyo.
    assert await owed(db) == [(9, 10 + 156, 20 + 156)]


async def test_who_wants_to_hear_nothing_is_owed_nothing_and_another_choice_leaves_nothing_out(
    db, panel, step
):
    await db.write(people.choose_diffs, ADMIN, "off")
    await step(0)
    panel.lists(a_service(1, rate="1.20"), *REST)
    await step(10)
    assert await owed(db) == []
    await db.write(diffs.choose, ADMIN, Often.DAILY, T0 + 10 * MINUTE)
    panel.lists(a_service(1, rate="1.30"), *REST)
    await step(20)
    [(since, until, _)] = await owed(db)
    assert until > 60
    await db.write(diffs.choose, ADMIN, Often.EACH, T0 + 25 * MINUTE)
    panel.lists(a_service(1, rate="1.40"), *REST)
    await step(30)
    [_, (again, until, _)] = await owed(db)
    assert again == since
    assert until <= since + 60, "it does not wait for the morning any more"


async def test_who_had_the_panel_asked_reads_it_in_the_answer_alone(db, panel, step):
    await step(0)
    await db.write(wishes.wish, Wish.SYNC, ADMIN, T0 + 9 * MINUTE)
    panel.lists(a_service(1, rate="1.20"), *REST)
    await step(10)
    assert await owed(db) == []
    await db.write(wishes.answer, Wish.SYNC, (ADMIN,), {}, T0 + 10 * MINUTE)
    panel.lists(a_service(1, rate="1.30"), *REST)
    await step(20)
    assert await owed(db) == [(10, 70, 80)]


async def test_pages_hold_everything_in_its_order(db, panel, step):
    await step(0)
    panel.lists(*some(10, maximum=500))
    await step(10)
    span = Span(T0, T0 + HOUR)
    first, last = [await db.read(diffs.page, house_of(), span, 8, at) for at in (0, 7)]
    assert (first.total, len(first.changes), len(last.changes)) == (10, 8, 2)
    assert [one.number for one in (*first.changes, *last.changes)] == [str(n) for n in range(1, 11)]
    assert {one.kind for one in first.changes} == {Kind.LIMITS}


async def test_changes_are_forgotten_after_two_weeks_and_the_oldest_of_too_many(db, panel, step, monkeypatch):
    await step(0)
    panel.lists(*some(10, maximum=500))
    await step(10)
    await db.write(digest.prune, T0 + 14 * DAY)
    assert len(await kept(db)) == 10
    monkeypatch.setattr(digest, "KEPT_ROWS", 4)
    await db.write(digest.prune, T0 + 14 * DAY)
    assert len(await kept(db)) == 4
    await db.write(digest.prune, T0 + 15 * DAY)
    assert await kept(db) == []
