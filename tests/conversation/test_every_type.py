"""Every service type is asked for what it needs, and what is sent is what was said."""

import json

import pytest
from every_type import (
    COMMENT_PACKAGE,
    COMMENTS,
    DEFAULT,
    FOLLOWERS,
    INVITES,
    LIKERS,
    LIKES,
    LIST,
    MENTIONS,
    PACKAGE,
    POLL,
    REPLIES,
    SEO,
    SUBSCRIPTION,
    TAG,
    TRAFFIC,
    TYPES,
    WITH_TAGS,
)

from panel.service_types import RULES

LINK = "https://instagram.com/p/abc"
SITE = "https://example.com"
DONE = "button-lines-done"


@pytest.fixture
def services():
    return TYPES


async def orders_of(world):
    sql = """SELECT q.type, q.fields, q.units, q.link, o.price FROM orders o JOIN quotes q ON q.id = o.quote_id
             ORDER BY o.id"""
    return await world.db.read(lambda tx: tx.all(sql))


# What a person writes or taps for each type (a button's key begins with "button-", a value with "="),
# what is sent, the charged quantity, and the price at a rate of 2.
WAYS = [
    (DEFAULT, [LINK, "100"], {"link": LINK, "quantity": "100"}, 100, 200_000),
    (COMMENTS, [LINK, "one\n\n two ", "three", DONE], {"link": LINK, "comments": "one\ntwo\nthree"}, 3, 6_000),
    (PACKAGE, [LINK], {"link": LINK}, 1, 2_000_000),
    (COMMENT_PACKAGE, [LINK, "a\nb", DONE], {"link": LINK, "comments": "a\nb"}, 1, 2_000_000),
    (SEO, [LINK, "100", "red shoes\nblue", DONE], {"link": LINK, "quantity": "100", "keywords": "red shoes\nblue"}, 100, 200_000),
    (MENTIONS, [LINK, "100", "@ann, bob", DONE], {"link": LINK, "quantity": "100", "usernames": "ann\nbob"}, 100, 200_000),
    (
        WITH_TAGS,
        [LINK, "100", "ann", DONE, "sun #sea", DONE],
        {"link": LINK, "quantity": "100", "usernames": "ann", "hashtags": "#sun\n#sea"},
        100,
        200_000,
    ),
    (LIST, [LINK, "ann bob", DONE], {"link": LINK, "usernames": "ann\nbob"}, 2, 4_000),
    (TAG, [LINK, "100", "#Sun"], {"link": LINK, "quantity": "100", "hashtag": "Sun"}, 100, 200_000),
    (FOLLOWERS, [LINK, "100", "instagram.com/Ann"], {"link": LINK, "quantity": "100", "username": "Ann"}, 100, 200_000),
    (LIKERS, [LINK, "100", "instagram.com/p/xyz"], {"link": LINK, "quantity": "100", "media": "https://instagram.com/p/xyz"}, 100, 200_000),
    (LIKES, [LINK, "100", "@ann"], {"link": LINK, "quantity": "100", "username": "ann"}, 100, 200_000),
    (REPLIES, [LINK, "ann", "hi\nyo", DONE], {"link": LINK, "username": "ann", "comments": "hi\nyo"}, 2, 4_000),
    (POLL, [LINK, "100", "=3"], {"link": LINK, "quantity": "100", "answer_number": "3"}, 100, 200_000),
    (INVITES, [LINK, "100", "t.me/somegroup\n@other", DONE], {"link": LINK, "quantity": "100", "groups": "https://t.me/somegroup\nother"}, 100, 200_000),
    (
        SUBSCRIPTION,
        ["@ann", "50-100", "=3"],
        {"username": "ann", "min": "50", "max": "100", "posts": "3", "delay": "0"},
        300,
        600_000,
    ),
    (
        TRAFFIC,
        [SITE, "100", "Germany", "=5", "=1", "cat food"],
        {
            "link": SITE,
            "quantity": "100",
            "country": "DE",
            "device": "5",
            "type_of_traffic": "1",
            "google_keyword": "cat food",
        },
        100,
        200_000,
    ),
    (
        TRAFFIC,
        [SITE, "100", "=US", "=1", "=2", "example.org/page"],
        {
            "link": SITE,
            "quantity": "100",
            "country": "US",
            "device": "1",
            "type_of_traffic": "2",
            "referring_url": "https://example.org/page",
        },
        100,
        200_000,
    ),
]  # fmt: skip


async def test_how_many_for_each_post_is_asked_again_with_both_of_its_ends(ann):
    await walk(ann, SUBSCRIPTION, ["@ann", "50-100", "=3", "change-per-post"])
    assert ann.sees("field-now", value="50–100")


NEXT = {
    ("en", 1): "50–100 for the next post",
    ("en", 3): "50–100 for each of the next 3 posts",
    ("ru", 1): "По 50–100 на 1 следующую публикацию",
    ("ru", 3): "По 50–100 на 3 следующие публикации",
}


@pytest.mark.parametrize("posts", [1, 3])
async def test_one_post_and_several_are_told_in_their_own_words(ann, posts):
    await walk(ann, SUBSCRIPTION, ["@ann", "50-100", f"={posts}"])
    assert NEXT[ann.language, posts] in ann.text


def value_button(chat, value):
    return next(b["callback_data"] for b in chat.screen.buttons if b["callback_data"].endswith(f":{value}"))


async def walk(chat, service, said):
    await chat.press(f"s:{service}")
    for step in said:
        if step.startswith(("button-", "change-")):
            await chat.tap(step)
        elif step.startswith("="):
            await chat.press(value_button(chat, step[1:]))
        else:
            await chat.write(step)


@pytest.mark.parametrize(("service", "said", "sent", "units", "price"), WAYS)
async def test_from_the_service_to_the_order(world, ann, service, said, sent, units, price):
    await walk(ann, service, said)
    assert ann.sees("check"), ann.text
    await ann.tap("button-confirm")
    assert ann.sees("state-held"), ann.text
    (order,) = await orders_of(world)
    assert json.loads(order["fields"]) == sent
    assert (order["units"], order["price"]) == (units, price)


def test_every_type_is_walked():
    walked = {TYPES[service - 1].rule.type for service, *_ in WAYS}
    assert walked == set(RULES)


@pytest.mark.parametrize(("service", "said", "sent", "units", "price"), WAYS)
async def test_the_same_can_be_ordered_again(world, ann, service, said, sent, units, price):
    await walk(ann, service, said)
    await ann.tap("button-confirm")
    await ann.tap("button-take-back")
    await ann.tap("button-order-again")
    assert ann.sees("check"), ann.text
    await ann.tap("button-confirm")
    first, second = await orders_of(world)
    assert second == first
    assert json.loads(second["fields"]) == sent
    assert (second["units"], second["price"]) == (units, price)


@pytest.mark.parametrize(("service", "said", "sent", "units", "price"), WAYS)
async def test_every_answer_can_be_changed_from_the_card(ann, service, said, sent, units, price):
    await walk(ann, service, said)
    card = ann.text
    asked = [b["callback_data"] for b in ann.screen.buttons if b["callback_data"].startswith("e:")]
    for data in asked:
        await ann.press(data)
        assert ann.text != card
        await ann.tap("button-back")
        assert ann.text == card, "looking at a question loses nothing"


async def test_a_pasted_profile_is_whose_posts_a_subscription_waits_for(world, ann):
    await ann.write("instagram.com/Ann.Bee")
    assert ann.sees("fitting-kinds"), "likes for new posts fit a profile"
    await ann.press(value_button(ann, "likes:0"))
    await ann.press(
        next(
            b["callback_data"] for b in ann.screen.buttons if b["callback_data"].endswith(f":{SUBSCRIPTION}")
        )
    )
    assert ann.sees("ask-per-post")
    await ann.write("50")
    await ann.write("2")
    await ann.tap("button-confirm")
    (order,) = await orders_of(world)
    assert json.loads(order["fields"])["username"] == "Ann.Bee"
