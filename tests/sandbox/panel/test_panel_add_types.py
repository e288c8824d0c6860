"""`add` for every service type: which fields it needs, what it charges, in which words it refuses."""

from __future__ import annotations

import pytest
from panel_stage import service

from sandbox.panel.kinds import KINDS

LINK = "https://instagram.com/someone"
COUNTED = {"link": LINK, "quantity": "1000"}
LINES = "\n".join(f"line {n}" for n in range(100))
TRAFFIC = {"country": "US", "device": "5", "type_of_traffic": "3"}

# type: (fields, what 100 buys at a rate of 2.00: the charge)
GOOD = {
    "Default": (COUNTED, "2"),
    "Custom Comments": ({"link": LINK, "comments": LINES}, "0.2"),
    "Package": ({"link": LINK}, "2"),
    "Custom Comments Package": ({"link": LINK, "comments": "one\ntwo"}, "2"),
    "SEO": (COUNTED | {"keywords": "a\nb"}, "2"),
    "Mentions": (COUNTED | {"usernames": "a\nb"}, "2"),
    "Mentions with Hashtags": (COUNTED | {"usernames": "a", "hashtags": "b"}, "2"),
    "Mentions Custom List": ({"link": LINK, "usernames": LINES}, "0.2"),
    "Mentions Hashtag": (COUNTED | {"hashtag": "sun"}, "2"),
    "Mentions User Followers": (COUNTED | {"username": "someone"}, "2"),
    "Mentions Media Likers": (COUNTED | {"media": LINK}, "2"),
    "Comment Likes": (COUNTED | {"username": "someone"}, "2"),
    "Comment Replies": ({"link": LINK, "username": "someone", "comments": LINES}, "0.2"),
    "Poll": (COUNTED | {"answer_number": "2"}, "2"),
    "Invites from Groups": (COUNTED | {"groups": "a\nb"}, "2"),
    "Subscriptions": ({"username": "someone", "min": "50", "max": "60", "delay": "0"}, "0"),
    "Web Traffic": (COUNTED | TRAFFIC, "2"),
}
WORDS = {
    "link": "Incorrect link",
    "quantity": "Incorrect quantity",
    "comments": "Comments field is required",
    "keywords": "Keywords field is required",
    "usernames": "Usernames field is required",
    "hashtags": "Hashtags field is required",
    "hashtag": "Hashtag field is required",
    "username": "Username field is required",
    "media": "Incorrect media",
    "answer_number": "Incorrect answer_number",
    "groups": "Incorrect groups",
    "min": "Incorrect min",
    "max": "Incorrect max",
    "delay": "Incorrect delay",
    "country": "Incorrect country",
    "device": "Incorrect device",
    "type_of_traffic": "Incorrect type of traffic",
}


@pytest.fixture
def open_type(make_world, open_panel):
    async def start(service_type, **changes):
        sold = service(type=service_type, rate=service().rate * 2 / service().rate, **changes)
        return await open_panel(make_world(sold))

    return start


def test_every_type_is_tried():
    assert {name.lower() for name in GOOD} == set(KINDS)
    assert {name for kind in KINDS.values() for name in kind.required} == set(WORDS)


@pytest.mark.parametrize("service_type", GOOD)
async def test_the_documented_fields_are_enough(open_type, service_type):
    fields, charge = GOOD[service_type]
    panel = await open_type(service_type)
    assert await panel.call("add", service=1, **fields) == {"order": 23501}
    assert str(100 - float((await panel.call("balance"))["balance"])).removesuffix(".0")[:3] == charge


@pytest.mark.parametrize(
    ("service_type", "missing"), [(kind, name) for kind, (fields, _) in GOOD.items() for name in fields]
)
async def test_each_field_is_needed(open_type, service_type, missing):
    panel = await open_type(service_type)
    fields = {name: value for name, value in GOOD[service_type][0].items() if name != missing}
    assert await panel.call("add", service=1, **fields) == {"error": WORDS[missing]}
    assert panel.world.orders == {}
    assert (await panel.call("balance"))["balance"] == "100"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"service": "2"}, "Incorrect service ID"),
        ({"service": ""}, "Incorrect service ID"),
        ({"quantity": "49"}, "Quantity less than minimal 50"),
        ({"quantity": "10001"}, "Quantity more than maximum 10000"),
        ({"quantity": "-1"}, "Incorrect quantity"),
        ({"quantity": "1e3"}, "Incorrect quantity"),
        ({"quantity": "10.5"}, "Incorrect quantity"),
        ({"quantity": "٥٠"}, "Incorrect quantity"),
        ({"link": "two words"}, "Incorrect link"),
        ({"link": "https://x.com/" + "a" * 3000}, "Incorrect link"),
        ({"runs": "2"}, "Incorrect interval"),
        ({"interval": "2"}, "Incorrect runs"),
        ({"runs": "x", "interval": "5"}, "Incorrect runs"),
        ({"runs": "0", "interval": "5"}, "Incorrect runs"),
        ({"runs": "999999999", "interval": "5"}, "Incorrect runs"),
        ({"quantity": "10000", "runs": "12", "interval": "5"}, "Not enough funds on balance"),
    ],
)
async def test_a_default_order_is_refused_in_documented_words(panel, changes, error):
    fields = {"service": "1", "link": LINK, "quantity": "1000"} | changes
    assert await panel.call("add", **fields) == {"error": error}
    assert panel.world.orders == {}


@pytest.mark.parametrize(
    ("service_type", "changes", "error"),
    [
        ("Custom Comments", {"comments": "\n".join("x" * 49)}, "Quantity less than minimal 50"),
        ("Custom Comments", {"comments": "\r\n \r\n"}, "Comments field is required"),
        ("Web Traffic", {"type_of_traffic": "1"}, "Google keyword is required"),
        ("Web Traffic", {"type_of_traffic": "2"}, "Incorrect link in referring url"),
        ("Web Traffic", {"type_of_traffic": "4"}, "Incorrect type of traffic"),
        ("Web Traffic", {"device": "6"}, "Incorrect device"),
        ("Subscriptions", {"min": "49"}, "Incorrect min"),
        ("Subscriptions", {"max": "49"}, "Incorrect max"),
        ("Subscriptions", {"max": "10001"}, "Incorrect max"),
        ("Subscriptions", {"delay": "7"}, "Incorrect delay"),
        ("Subscriptions", {"posts": "many"}, "Incorrect posts"),
        ("Subscriptions", {"old_posts": "999999999"}, "Incorrect old_posts"),
        ("Subscriptions", {"expiry": "2030-01-01"}, "Incorrect expiry"),
        ("Subscriptions", {"expiry": "31/12/2026"}, "Incorrect expiry"),
        ("Hyper Drip Deluxe", {}, "Incorrect request"),
    ],
)
async def test_fields_of_other_types_are_checked(open_type, service_type, changes, error):
    panel = await open_type(service_type)
    fields = GOOD.get(service_type, (COUNTED, ""))[0] | changes
    assert await panel.call("add", service=1, **fields) == {"error": error}
    assert panel.world.orders == {}


async def test_traffic_of_each_kind_needs_its_own_field(open_type):
    panel = await open_type("Web Traffic")
    for extra in (
        {"type_of_traffic": "1", "google_keyword": "shoes"},
        {"type_of_traffic": "2", "referring_url": LINK},
    ):
        assert "order" in await panel.call("add", service=1, **(COUNTED | TRAFFIC | extra))


@pytest.mark.parametrize("spelling", ["default", "DEFAULT", " Default "])
async def test_spellings_of_a_type_mean_the_same(open_type, spelling):
    panel = await open_type(spelling)
    assert await panel.call("add", service=1, **COUNTED) == {"order": 23501}


async def test_one_active_order_a_link_where_the_service_says_so(make_world, open_panel):
    panel = await open_panel(make_world(service(one_per_link=True), service("2")))
    await panel.add()
    refused = await panel.call("add", service=1, **COUNTED)
    assert refused == {
        "error": "You have active order with this link. Please wait until order being completed."
    }
    assert "order" in await panel.call("add", service=2, **COUNTED)
    assert "order" in await panel.call("add", service=1, **COUNTED | {"link": "https://instagram.com/other"})
    panel.pass_time(60_000)
    assert "order" in await panel.call("add", service=1, **COUNTED)


async def test_no_drip_feed_where_the_service_has_none(make_world, open_panel):
    panel = await open_panel(make_world(service(dripfeed=False)))
    fields = COUNTED | {"service": "1", "runs": "2", "interval": "5"}
    assert await panel.call("add", **fields) == {"error": "This services does not support Dripfeed feature!"}


async def test_the_last_cent_can_be_spent_and_no_more(make_world, open_panel):
    panel = await open_panel(make_world(balance="0.9"))
    assert await panel.call("add", service=1, **COUNTED | {"quantity": "1001"}) == {
        "error": "Not enough funds on balance"
    }
    await panel.add(quantity=1000)
    assert (await panel.call("balance"))["balance"] == "0"


async def test_an_unlisted_service_is_gone(make_world, open_panel):
    panel = await open_panel(make_world(service(listed=False)))
    assert await panel.call("services") == []
    assert await panel.call("add", service=1, **COUNTED) == {"error": "Incorrect service ID"}
