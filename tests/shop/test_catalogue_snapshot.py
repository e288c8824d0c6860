"""The catalogue in memory: how it is grouped, found, fitted to links and replaced."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import pytest
from placed_orders import T0, a_world, house_of, insert

from shop.catalogue import Catalogue, Service, Shelves
from shop.links import recognise

LIKES = Service(1, "101", "Instagram Likes", "Instagram Likes", "default", Decimal("0.9"), 10, 1000)


def service(number, category="Likes", platform="instagram", kind="likes", **changes):
    facts = {"id": number, "number": str(number), "category": category, "platform": platform, "kind": kind}
    return replace(LIKES, **{**facts, **changes})


def ids(services):
    return [one.id for one in services]


def test_an_empty_catalogue_answers_every_question():
    empty = Catalogue(())
    assert (empty.all(), empty.platforms(), empty.categories(), empty.hidden) == ((), (), (), ())
    assert (empty.category("x"), empty.service(1), empty.by_number("1")) == (None, None, None)
    assert (empty.services("x"), empty.categories("instagram")) == ((), ())
    assert empty.fitting(recognise("https://instagram.com/anna")) == ()


def test_everything_stands_in_the_panels_order():
    goods = Catalogue([service(3, "B"), service(1, "A"), service(2, "B")])
    assert ids(goods.all()) == [3, 1, 2]
    assert [(one.name, one.count) for one in goods.categories()] == [("B", 2), ("A", 1)]
    assert ids(goods.services(goods.categories()[0].key)) == [3, 2]


def test_platforms_stand_by_size_and_other_is_last():
    many = [service(n, platform="other") for n in range(1, 5)]
    goods = Catalogue([*many, service(10, platform="tiktok"), *(service(n, platform="vk") for n in (11, 12))])
    assert goods.platforms() == ("vk", "tiktok", "other")


def test_keys_are_short_stable_and_parted():
    names = ["Likes", "likes", "Likes ", "❤️", "", "Лайки", "\ud800", "x" * 500]
    keys = [one.key for one in Catalogue([service(n, name) for n, name in enumerate(names)]).categories()]
    assert keys[0] == "cca0662f9ddd", "buttons that were sent must find their category in later versions"
    assert len(set(keys)) == len(names)
    assert all(len(key) <= 12 and key.isascii() and key.isalnum() for key in keys)


def test_a_category_of_several_platforms_is_whole_in_one_list_and_split_by_platform():
    goods = Catalogue(
        [service(1, "Best"), service(2, "Best", "tiktok"), service(3, "Best"), service(4, "Rest", "tiktok")]
    )
    whole, rest = goods.categories()
    assert (whole.platform, whole.count, rest.platform) == ("other", 3, "tiktok")
    assert ids(goods.services(whole.key)) == [1, 2, 3]
    part, same_rest = goods.categories("tiktok")
    assert (part.name, part.platform, part.count) == ("Best", "tiktok", 1)
    assert ids(goods.services(part.key)) == [2]
    assert same_rest == rest, "a category of one platform has one key"
    assert goods.category(part.key) == part
    assert goods.category(whole.key) == whole


def test_a_button_to_a_part_still_works_when_the_category_is_of_one_platform_again():
    part = Catalogue([service(1, "Best"), service(2, "Best", "tiktok")]).categories("tiktok")[0]
    later = Catalogue([service(2, "Best", "tiktok")])
    assert ids(later.services(part.key)) == [2]
    assert later.category(part.key).name == "Best"


def test_a_denied_service_is_found_nowhere_but_counted_for_admins():
    goods = Catalogue([service(1), service(2, denied_by="votes"), service(3, "Polls", denied_by="votes")])
    assert ids(goods.all()) == [1]
    assert [one.name for one in goods.categories()] == ["Likes"]
    assert goods.categories()[0].count == 1
    assert (goods.service(2), goods.by_number("2")) == (None, None)
    assert ids(goods.fitting(recognise("https://instagram.com/p/Cx1Ab2CdEfG"))) == [1]
    assert ids(goods.hidden) == [2, 3]


FITTING = [
    # link, ids of what fits
    ("https://instagram.com/anna", [2]),
    ("https://instagram.com/p/Cx1Ab2CdEfG", [1, 7]),
    ("https://tiktok.com/@anna/video/7301234567890123456", [3]),
    ("https://example.com/shop", [4, 5]),
    ("https://x.com/anna", []),
]


@pytest.mark.parametrize(("text", "expected"), FITTING)
def test_what_fits_a_link(text, expected):
    goods = Catalogue(
        [
            service(1),
            service(2, kind="followers"),
            service(3, platform="tiktok"),
            service(4, platform="website", kind="traffic"),
            service(5, platform="other", kind="other"),
            service(6, type="tweet storm"),
            service(7, type="package"),
            service(8, suspended="rate"),
        ]
    )
    assert ids(goods.fitting(recognise(text))) == expected


def a_row(tx, number, **changes):
    facts = {
        "panel_id": 1, "number": number, "name": f"TikTok {number}", "category": "TikTok", "type": "default",
        "rate": "0.50", "min": 1, "max": 9, "refill": "yes", "cancel": "no", "dripfeed": "unknown",
        "platform": "tiktok", "kind": "likes", "position": 5, "first_seen_at": T0, "changed_at": T0,
    }  # fmt: skip
    return insert(tx, "services", **{**facts, **changes})


async def test_shelves_show_the_kept_copy_after_a_reload(database):
    await database.write(a_world)
    await database.write(a_row, "21", position=2)
    await database.write(a_row, "22", position=1, denied_by="votes")
    await database.write(a_row, "23", gone_at=T0)
    shelves = Shelves()
    before = shelves.current
    assert await shelves.reload(database, house_of()) is shelves.current
    assert before.all() == ()
    assert [one.number for one in shelves.current.all()] == ["11", "21"]
    assert [one.number for one in shelves.current.hidden] == ["22"]


async def test_an_older_reading_never_replaces_a_newer_one(sqlite_database):
    await sqlite_database.write(a_world)
    shelves, house = Shelves(), house_of()
    reloads = [asyncio.create_task(shelves.reload(sqlite_database, house)) for _ in range(5)]
    await sqlite_database.write(a_row, "21")
    reloads.append(asyncio.create_task(shelves.reload(sqlite_database, house)))
    await asyncio.gather(*reloads)
    assert [one.number for one in shelves.current.all()] == ["11", "21"]


def test_twenty_thousand_services_are_shelved_and_searched_quickly():
    began = perf_counter()
    goods = Catalogue(
        [service(n, f"Category {n // 40}", ("instagram", "tiktok")[n % 2]) for n in range(20_000)]
    )
    assert len(goods.fitting(recognise("https://instagram.com/p/Cx1Ab2CdEfG"))) == 10_000
    assert perf_counter() - began < 5
