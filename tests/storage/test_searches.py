"""Searches and favourites as rows, on both engines."""

from dataclasses import replace

import pytest
from placed_orders import CUSTOMER, T0, a_world, an_order, insert

from shop import favourites, searches
from storage.searches import Search

OTHER = CUSTOMER + 1


@pytest.fixture
async def db(database):
    def begin(tx):
        panel_id = a_world(tx)
        insert(tx, "people", id=OTHER, name="Other", first_seen_at=T0)
        return panel_id

    await database.write(begin)
    return database


async def test_a_search_is_kept_changed_and_found_by_its_owner_alone(db):
    search = await db.write(searches.add, CUSTOMER, "лайки", T0)
    unnarrowed = {"platform": None, "refill": False, "cancel": False, "dripfeed": False}
    assert search == Search(search.id, CUSTOMER, "лайки", **unnarrowed, sorted_by="best", at=T0)
    assert await db.read(searches.find, search.id, CUSTOMER) == search
    assert await db.read(searches.find, search.id, OTHER) is None
    assert await db.write(searches.toggle, search.id, OTHER, "refill", T0) is None
    assert await db.write(searches.narrow, search.id, OTHER, "vk", T0) is None
    assert await db.write(searches.sort, search.id, OTHER, "cheapest", T0) is None
    assert await db.read(searches.find, search.id, CUSTOMER) == search


async def test_a_search_is_narrowed_widened_and_turned_round(db):
    search = await db.write(searches.add, CUSTOMER, "likes", T0)
    number = search.id
    for flag in searches.FLAGS:
        narrowed = await db.write(searches.toggle, number, CUSTOMER, flag, T0 + 1)
        assert narrowed == replace(search, **{flag: True}, at=T0 + 1)
        assert await db.write(searches.toggle, number, CUSTOMER, flag, T0) == search
    assert (await db.write(searches.narrow, number, CUSTOMER, "vk", T0)).platform == "vk"
    assert (await db.write(searches.narrow, number, CUSTOMER, None, T0)).platform is None
    for order in ("cheapest", "fastest", "surest", "best"):
        assert (await db.write(searches.sort, number, CUSTOMER, order, T0)).sorted_by == order
    with pytest.raises(ValueError, match="nothing is sorted by luck"):
        await db.write(searches.sort, number, CUSTOMER, "luck", T0)
    with pytest.raises(ValueError, match="typed"):
        await db.write(searches.toggle, number, CUSTOMER, "typed", T0)


async def test_a_search_is_forgotten_when_it_was_not_used_for_long(db):
    old = await db.write(searches.add, CUSTOMER, "old", T0)
    used = await db.write(searches.add, CUSTOMER, "used", T0)
    await db.write(searches.sort, used.id, CUSTOMER, "cheapest", T0 + 5)
    assert await db.write(searches.prune, T0 + 1) == 1
    assert await db.read(searches.find, old.id, CUSTOMER) is None
    assert await db.read(searches.find, used.id, CUSTOMER) is not None


async def test_stars_are_each_persons_own_the_newest_first(db):
    first, second = await db.write(lambda tx: [_service(tx, number) for number in ("8001", "8002")])
    for at, service in enumerate((first, second)):
        assert await db.write(favourites.toggle, CUSTOMER, service, T0 + at) is True
    assert await db.read(favourites.starred, CUSTOMER, 10) == (second, first)
    assert await db.read(favourites.starred, CUSTOMER, 1) == (second,)
    assert await db.read(favourites.starred, OTHER, 10) == ()
    assert await db.read(favourites.is_starred, CUSTOMER, first) is True
    assert await db.read(favourites.is_starred, OTHER, first) is False
    assert await db.write(favourites.toggle, CUSTOMER, first, T0) is False
    assert await db.read(favourites.starred, CUSTOMER, 10) == (second,)


async def test_what_was_ordered_lately_stands_there_once(db):
    def order_twice(tx):
        panel_id = tx.one("SELECT max(id) AS id FROM panels")["id"]
        orders = [an_order(tx, panel_id), an_order(tx, panel_id)]
        return {
            tx.one("SELECT service_id FROM orders WHERE id = :id", id=one)["service_id"] for one in orders
        }

    services = await db.write(order_twice)
    assert set(await db.read(favourites.ordered_lately, CUSTOMER, 10)) == services
    assert len(await db.read(favourites.ordered_lately, CUSTOMER, 10)) == len(services)
    assert await db.read(favourites.ordered_lately, OTHER, 10) == ()


def _service(tx, number):
    columns = (
        "panel_id, number, name, category, type, rate, min, max, refill, cancel, dripfeed, platform, kind"
    )
    row = tx.one(
        f"""INSERT INTO services ({columns}, position, first_seen_at, changed_at)
            SELECT max(id), :number, :number, :word, :word, :rate, 1, 9, :word, :word, :word, :word, :word, 1, 1, 1
            FROM panels RETURNING id""",  # noqa: S608 - our own columns
        number=number,
        word="no",
        rate="1",
    )
    return row["id"]
