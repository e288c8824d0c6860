"""What people type for the fields of a type: each wrong input has its own sentence, and nothing is lost."""

import pytest
from every_type import (
    FOLLOWERS,
    INVITES,
    LIKERS,
    LIKES,
    POLL,
    SUBSCRIPTION,
    TAG,
    TRAFFIC,
    TYPES,
)
from test_every_type import LINK, SITE, walk

POST = [LINK, "100"]
VISITS = [SITE, "100"]
TO_POSTS = ["@ann", "50"]
TO_KEYWORD = [*VISITS, "DE", "=1", "=1"]
TO_REFERRER = [*VISITS, "DE", "=1", "=2"]


@pytest.fixture
def services():
    return TYPES


# service, the way to the question, what is typed, the sentence, what is typed then, what is asked next
WRONG = [
    (LIKES, POST, "no such name", "field-not-a-name", "ann", "check"),
    (LIKES, POST, "https://instagram.com/p/abc", "field-not-a-name", "@ann", "check"),
    (FOLLOWERS, POST, "tiktok.com/@ann", "field-wrong-site", "instagram.com/ann", "check"),
    (FOLLOWERS, POST, "😀", "field-not-a-name", "ann.b-1", "check"),
    (TAG, POST, "two words", "field-not-a-tag", "sun", "check"),
    (TAG, POST, "##", "field-not-a-tag", "#sun", "check"),
    (LIKERS, POST, "that one", "link-not-a-link", "instagram.com/p/xyz", "check"),
    (LIKERS, POST, "tiktok.com/@ann/video/7301234567890123456", "field-wrong-site", LINK, "check"),
    (POLL, POST, "0", "quantity-zero", "1", "check"),
    (POLL, POST, "the second", "quantity-not-a-number", "2", "check"),
    (POLL, POST, "101", "quantity-too-many", "100", "check"),
    (SUBSCRIPTION, [], "two words", "field-not-a-name", "ann", "ask-per-post"),
    (SUBSCRIPTION, ["ann"], "9", "quantity-too-few", "10", "ask-posts"),
    (SUBSCRIPTION, ["ann"], "10-1001", "quantity-too-many", "10-1000", "ask-posts"),
    (SUBSCRIPTION, ["ann"], "100-50", "field-turned-round", "50 - 100", "ask-posts"),
    (SUBSCRIPTION, ["ann"], "some", "quantity-not-a-number", "50–100", "ask-posts"),
    (SUBSCRIPTION, TO_POSTS, "0", "posts-too-few", "1", "check"),
    (SUBSCRIPTION, TO_POSTS, "501", "quantity-too-many", "500", "check"),
    (SUBSCRIPTION, TO_POSTS, "a few", "posts-not-a-number", "3", "check"),
    (SUBSCRIPTION, TO_POSTS, "$0.05", "field-too-little-money", "$0.10", "check"),
    (SUBSCRIPTION, TO_POSTS, "5€", "field-other-currency", "$5", "check"),
    (SUBSCRIPTION, TO_POSTS, "500 ₽", "field-other-currency", "$5", "check"),
    (SUBSCRIPTION, TO_POSTS, "20 EUR", "field-other-currency", "20 USD", "check"),
    (TRAFFIC, VISITS, "Atlantis", "field-not-a-country", "Türkiye", "ask-device"),
    (TRAFFIC, [*VISITS, "DE"], "a phone", "field-not-a-choice", "3", "ask-traffic"),
    (TRAFFIC, [*VISITS, "DE", "=1"], "9", "field-not-a-choice", "3", "check"),
    (TRAFFIC, TO_KEYWORD, "x" * 201, "field-too-long", "cat food", "check"),
    (TRAFFIC, TO_REFERRER, "javascript:alert(1)", "link-unsafe", "example.org/a", "check"),
    (TRAFFIC, TO_REFERRER, "http://127.0.0.1/", "link-unsafe", "https://example.org", "check"),
]


@pytest.mark.parametrize(("service", "way", "wrong", "problem", "right", "after"), WRONG)
async def test_a_wrong_input_is_explained_and_a_right_one_goes_on(
    ann, service, way, wrong, problem, right, after
):
    await walk(ann, service, way)
    await ann.write(wrong)
    assert ann.sees(problem), ann.text
    await ann.write(right)
    assert ann.sees(after), ann.text


@pytest.mark.parametrize(
    ("service", "way"), [(LIKES, POST), (SUBSCRIPTION, []), (SUBSCRIPTION, ["ann"]), (TRAFFIC, VISITS)]
)
async def test_what_is_no_text_leaves_the_question_open(ann, service, way):
    await walk(ann, service, way)
    await ann.send(sticker={"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False})  # fmt: skip
    assert ann.sees("field-needs-text")
    assert ann.has("button-back")


@pytest.mark.parametrize(
    ("said", "posts"),
    [
        ("$1", 10),
        ("1 usd", 10),
        ("$0.99", 9),
        ("1,05 $", 10),
        ("$1 USD", 10),
        ("$2000", 500),
        ("7", 7),
    ],
)
async def test_a_budget_gives_the_number_of_posts(ann, said, posts):
    """Each post may take up to 50 units, which cost 0.10."""
    await walk(ann, SUBSCRIPTION, [*TO_POSTS, said])
    args = {"en": f"{posts:,}", "ru": f"{posts:,}".replace(",", "\u00a0")}[ann.language]
    assert args in ann.text, ann.text
    assert ann.sees("check-in-full")


async def test_a_budget_counts_the_old_posts_too(ann):
    await walk(ann, SUBSCRIPTION, [*TO_POSTS, "5"])
    await ann.tap("change-old-posts")
    await ann.write("2")
    assert ann.sees("check-old-posts", old=2)
    await ann.tap("change-posts")
    await ann.write("$1")
    price = "$1.00" if ann.language == "en" else "1,00\u00a0$"
    assert ann.sees("check-total", total=price)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("1.1.2020", "field-past"),
        ("21.09.2026", "field-past"),
        ("31.12.2099", "field-too-far"),
        ("31.02.2027", "field-not-a-date"),
        ("tomorrow", "field-not-a-date"),
    ],
)
async def test_an_end_day_lies_ahead_and_is_a_day(ann, said, problem):
    """Today is 21 September 2026."""
    await walk(ann, SUBSCRIPTION, [*TO_POSTS, "5"])
    await ann.tap("change-expiry")
    await ann.write(said)
    assert ann.sees(problem), ann.text
    await ann.write("2026-10-31")
    day = "Oct 31, 2026" if ann.language == "en" else "31 окт. 2026\u202fг."
    assert ann.sees("field-expiry", value=day), ann.text
    await ann.tap("change-expiry")
    await ann.tap("button-without")
    assert not ann.sees("field-expiry", value=day)


async def test_ordered_again_after_its_last_day_it_asks_for_another(world, ann):
    await walk(ann, SUBSCRIPTION, [*TO_POSTS, "5"])
    await ann.tap("change-expiry")
    await ann.write("31.10.2026")
    await ann.tap("button-confirm")
    await ann.tap("button-take-back")
    world.now += 60 * 24 * 3_600_000
    await ann.tap("button-order-again")
    assert ann.sees("refused-expiry"), ann.text
    await ann.tap("change-expiry")
    await ann.tap("button-value")
    assert ann.sees("check")


async def test_the_delay_is_at_once_until_it_is_changed(ann):
    await walk(ann, SUBSCRIPTION, [*TO_POSTS, "5"])
    assert ann.sees("field-delay", value="At once" if ann.language == "en" else "Сразу")
    await ann.tap("change-delay")
    await ann.write("2")
    assert ann.sees("field-not-a-choice")
    await ann.write("30 min")
    assert ann.sees("field-delay", value="30 min" if ann.language == "en" else "30 мин")


async def test_another_source_drops_what_belonged_to_the_first(ann):
    await walk(ann, TRAFFIC, [*TO_KEYWORD, "cat food"])
    assert "cat food" in ann.text
    await ann.tap("change-traffic")
    await ann.tap("button-value", nth=2)
    assert ann.sees("check")
    assert "cat food" not in ann.text


async def test_old_buttons_are_read_like_typed_answers(ann):
    await walk(ann, POLL, POST)
    draft = ann.screen.buttons[0]["callback_data"].split(":")[1]
    for data in (f"u:{draft}:answer_number:999", f"u:{draft}:answer_number:x", f"u:{draft}:answer_number:"):
        await ann.press(data)
        assert ann.sees("ask-answer-number") or ann.sees("field-empty"), ann.text
    await ann.press(f"u:{draft}:nothing:1")
    assert ann.sees("refused-gone")


async def test_groups_that_cannot_be_read_are_named(ann):
    await walk(ann, INVITES, [*POST, "t.me/one\n???"])
    assert ann.sees("lines-odd")
    assert "???" in ann.text
