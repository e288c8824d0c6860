"""What changed of the services somebody uses: merged, once a day, in their morning, and to nobody else."""

import json
from zoneinfo import ZoneInfo

import pytest
from listing_panel import Deny, a_service, row, some
from placed_orders import CUSTOMER, DAY, HOUR, MINUTE, T0, an_order, house_of, insert

from shop import favourites, people
from shop.catalogue import digest
from shop.catalogue.changes import Kind
from shop.catalogue.news import news_of

REST = some(10)[1:]
MORNING = T0 + 11 * HOUR + 57 * MINUTE
"""Ten past ten in UTC on the day after the beginning, and half a minute."""


@pytest.fixture
async def fan(db, step):
    """A customer who starred service 1 after the first sync."""
    await step(0)

    def star(tx):
        insert(tx, "people", id=CUSTOMER, name="Ann", first_seen_at=T0, terms_at=T0)
        favourites.toggle(tx, CUSTOMER, 1, T0 + MINUTE)

    await db.write(star)
    return CUSTOMER


@pytest.fixture
def prices(panel, step):
    """Service 1 costs this at one sync after the other, ten minutes apart."""

    async def change(*rates, start=10):
        for at, rate in enumerate(rates):
            panel.lists(*([] if rate is None else [a_service(1, rate=rate)]), *REST)
            await step(start + 10 * at)

    return change


async def news(db, house=None, until=MORNING):
    found = await db.read(news_of, house or house_of(), CUSTOMER, T0, until)
    return [(one.kind, one.was, one.became) for one in found]


async def tell(db, now, house=None):
    """A turn of the clock; return the digests that are owed to the customer."""
    house = house or house_of()
    due = await db.read(digest.hearers, house, now)
    await db.write(digest.tell, house, due, now)
    sql = "SELECT args, rank FROM outbox WHERE kind = 'changes' AND chat_id = :id ORDER BY id"
    return [json.loads(one["args"]) for one in await db.read(lambda tx: tx.all(sql, id=CUSTOMER))]


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        (("1.20",), [(Kind.DEARER, "1", "1.2")]),
        (("1.20", "1.35"), [(Kind.DEARER, "1", "1.35")]),
        (("1.20", "0.90"), [(Kind.CHEAPER, "1", "0.9")]),
        (("1.20", "1.00"), []),
        (("1.20", "1.005"), []),
        ((None,), [(Kind.GONE, "", "")]),
        ((None, "1.00"), []),
        ((None, "1.30"), [(Kind.DEARER, "1", "1.3")]),
        (("1.20", None), [(Kind.GONE, "", "")]),
        # What jumps so far is not sold until it is believed.
        (("9.00",), [(Kind.GONE, "", "")]),
        (("9.00", "1.00"), []),
    ],
)
async def test_what_went_and_came_back_is_no_news(db, fan, prices, expected, rates):
    await prices(*rates)
    assert await news(db) == expected


async def test_limits_are_merged_too(db, fan, panel, step):
    for at, most in ((10, 500), (20, 800)):
        panel.lists(a_service(1, maximum=most), *REST)
        await step(at)
    assert await news(db) == [(Kind.LIMITS, "10/1000", "10/800")]
    await step(30)
    panel.lists(*some(10))
    await step(40)
    assert await news(db) == []


async def test_what_the_policy_hides_is_gone_and_what_it_shows_again_is_back(db, fan, step):
    await step(10, house_of(policy=Deny("Likes 1")))
    assert await news(db) == [(Kind.GONE, "", "")]
    assert await tell(db, MORNING) != []
    await step(12 * 60 + 10)
    later = await db.read(news_of, house_of(), CUSTOMER, MORNING, MORNING + DAY)
    assert [one.kind for one in later] == [Kind.BACK]


async def test_only_services_somebody_uses_and_only_since_they_do(db, fan, panel, step):
    panel.lists(a_service(1), *some(10, rate="1.20")[1:])
    await step(10)
    assert await news(db) == [], "only service 1 has a star"
    await db.write(favourites.toggle, CUSTOMER, 2, T0 + 15 * MINUTE)
    assert await news(db) == [], "what was before the star is no news"
    ordered = T0 - 29 * DAY
    await db.write(lambda tx: an_order(tx, now=ordered))
    await db.write(lambda tx: tx.run("UPDATE orders SET service_id = 3"))
    assert [one[0] for one in await news(db)] == [Kind.DEARER]
    await db.write(lambda tx: tx.run("UPDATE orders SET created_at = created_at - :day", day=2 * DAY))
    assert await news(db) == [], "an order of more than 30 days ago"


async def test_who_ordered_it_is_told_even_while_the_order_waits_to_be_sent(db, fan, prices):
    await prices("1.20")
    await db.write(favourites.toggle, CUSTOMER, 1, T0 + 15 * MINUTE)
    assert await tell(db, MORNING) == []
    await db.write(lambda tx: an_order(tx, state="held", now=T0))
    assert len(await tell(db, MORNING)) == 1


async def test_it_is_told_once_a_day_and_not_before_the_morning(db, fan, prices):
    await prices("1.20")
    assert await tell(db, MORNING - 20 * MINUTE) == []
    [first] = await tell(db, MORNING)
    assert first["until"] == (MORNING - 10 * MINUTE) // 60_000 * 60_000
    await prices("1.35", start=13 * 60)
    assert len(await tell(db, MORNING + 2 * HOUR)) == 1
    _, second = await tell(db, MORNING + DAY)
    assert second["since"] == first["until"], "nothing is left out, nothing told twice"
    assert len(await tell(db, MORNING + 2 * DAY)) == 2


async def test_what_came_to_nothing_is_not_told_and_not_looked_at_again(db, fan, prices):
    await prices("1.20", "1.00")
    assert await tell(db, MORNING) == []
    assert await db.read(digest.hearers, house_of(), MORNING + HOUR) == []


@pytest.mark.parametrize(
    ("zone", "quiet", "told_at"),
    [
        (None, None, 10),
        ("Asia/Tokyo", None, 1),
        ("America/New_York", None, 15),
        ("Asia/Kolkata", None, 4),
        (None, (9 * 60, 12 * 60), 12),
        (None, (23 * 60, 14 * 60), 14),
    ],
)
async def test_the_morning_is_the_persons_own_and_never_in_their_night(db, fan, prices, zone, quiet, told_at):
    if zone:
        await db.write(people.choose_zone, CUSTOMER, zone)
    if quiet:
        await db.write(people.choose_quiet, CUSTOMER, *quiet)
    await prices("1.20")
    midnight = MORNING - 10 * HOUR - 10 * MINUTE
    for quarter in range(24 * 4):
        if await tell(db, midnight + quarter * 15 * MINUTE + MINUTE):
            assert quarter // 4 == told_at
            return
    raise AssertionError("never told")


REASONS = {
    "does not want to": lambda tx: people.choose_changes(tx, CUSTOMER, hears=False),
    "wants nothing told": lambda tx: people.choose_told(tx, CUSTOMER, "off"),
    "has blocked the bot": lambda tx: people.mark_blocked(tx, CUSTOMER, T0),
    "has not accepted the rules": lambda tx: tx.run("UPDATE people SET terms_at = NULL"),
    "took the star away": lambda tx: favourites.toggle(tx, CUSTOMER, 1, T0),
}


@pytest.mark.parametrize("reason", REASONS)
async def test_nobody_is_told_who(db, fan, prices, reason):
    await prices("1.20")
    await db.write(REASONS[reason])
    assert await tell(db, MORNING) == []


async def test_whoever_may_not_use_the_bot_any_more_is_not_told(db, fan, prices):
    await prices("1.20")
    assert await tell(db, MORNING, house_of(members=())) == []


async def test_another_panels_changes_are_nobodys(db, fan, prices):
    await prices("1.20")
    assert await tell(db, MORNING, house_of(panel_id=2)) == []


async def test_the_houses_zone_is_that_of_who_chose_none(db, fan, prices):
    house = house_of(zone=ZoneInfo("Asia/Tokyo"))
    await prices("1.20")
    assert await tell(db, MORNING - 9 * HOUR, house) != []
    assert (await row(db)).rate == "1.2"
