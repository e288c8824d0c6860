"""Every service type from the chat to the panel and back: what the panel hears, what its answers come to."""

import pytest
from outside_world import Panel
from person_in_chat import CONFIRM, says

pytestmark = pytest.mark.e2e

POST = "https://instagram.com/p/types"
DONE = says("button-lines-done")


def service(number, service_type, rate="2", least=10, most=1000, **more):
    facts = {"service": str(number), "name": f"Instagram kind {number}", "category": "Instagram kinds"}
    return facts | {"type": service_type, "rate": rate, "min": least, "max": most, "dripfeed": True} | more


# number, type and limits; what is written and tapped ("=" before a tap) after its card is open; what the panel hears.
TYPES = [
    (
        service(9101, "Custom Comments", least=2, most=9),
        [POST, "one\n\n two ", "three", f"={DONE}"],
        {"link": POST, "comments": "one\ntwo\nthree"},
    ),
    (service(9102, "Package", least=1, most=1), [POST], {"link": POST}),
    (
        service(9103, "Custom_comments-package", least=1, most=1),
        [POST, "a\nb", f"={DONE}"],
        {"link": POST, "comments": "a\nb"},
    ),
    (
        service(9104, "SEO"),
        [POST, "100", "red shoes\nhats", f"={DONE}"],
        {"link": POST, "quantity": "100", "keywords": "red shoes\nhats"},
    ),
    (
        service(9105, "Mentions with Hashtags"),
        [POST, "100", "@ann, bob", f"={DONE}", "#sun", f"={DONE}"],
        {"link": POST, "quantity": "100", "usernames": "ann\nbob", "hashtags": "#sun"},
    ),
    (
        service(9106, "Mentions Custom List", least=2, most=9),
        [POST, "ann\nbob", f"={DONE}"],
        {"link": POST, "usernames": "ann\nbob"},
    ),
    (
        service(9107, "Mentions Media Likers"),
        [POST, "100", "instagram.com/p/other"],
        {"link": POST, "quantity": "100", "media": "https://instagram.com/p/other"},
    ),
    (service(9108, "Mentions Hashtag"), [POST, "100", "#sun"], {"link": POST, "quantity": "100", "hashtag": "sun"}),
    (
        service(9109, "Mentions User Followers"),
        [POST, "100", "@bob"],
        {"link": POST, "quantity": "100", "username": "bob"},
    ),
    (service(9110, "Comment Likes"), [POST, "100", "@bob"], {"link": POST, "quantity": "100", "username": "bob"}),
    (
        service(9111, "Comment Replies", least=2, most=9),
        [POST, "@bob", "hi\nyo", f"={DONE}"],
        {"link": POST, "username": "bob", "comments": "hi\nyo"},
    ),
    (service(9112, "Poll"), [POST, "100", "=3"], {"link": POST, "quantity": "100", "answer_number": "3"}),
    (
        service(9113, "Invites from Groups"),
        [POST, "100", "t.me/one\nt.me/two", f"={DONE}"],
        {"link": POST, "quantity": "100", "groups": "https://t.me/one\nhttps://t.me/two"},
    ),
    (
        service(9114, "Web Traffic", name="Website traffic 9114", category="Website traffic"),
        ["https://example.com", "100", "Germany", f"={says('device-ios')}", f"={says('traffic-google')}", "cats"],
        {
            "link": "https://example.com",
            "quantity": "100",
            "country": "DE",
            "device": "3",
            "type_of_traffic": "1",
            "google_keyword": "cats",
        },
    ),
    (service(9115, "Mentions"), [POST, "100", "ann", f"={DONE}"], {"link": POST, "quantity": "100", "usernames": "ann"}),
]  # fmt: skip
SUBSCRIPTION = service(9120, "Subscriptions ")
DRIP = service(9121, "Default")


@pytest.fixture(scope="module")
def typed_bot(outside, open_bots):
    """A bot whose panel sells a service of every type, and whose operator sells all of them."""
    panel = Panel(outside["panel"], outside["panel_control"])
    for one in (*(row[0] for row in TYPES), SUBSCRIPTION, DRIP):
        panel.sell(one)
    return open_bots(POLICY_OFF="votes,telegram").start()


@pytest.fixture
async def ann(typed_bot, meet):
    person = await meet(typed_bot)
    await person.accepts_the_rules()
    return person


async def answers(person, number, steps):
    """Open a service by its number and a link, then write and tap."""
    first, *rest = steps
    await person.writes(f"{number} {first}")
    for step in rest:
        await (person.taps(step[1:]) if step.startswith("=") else person.writes(step))


@pytest.mark.parametrize(("sold", "steps", "heard"), TYPES, ids=[row[0]["type"] for row in TYPES])
async def test_the_panel_hears_what_was_said_and_takes_it(typed_bot, panel, ann, sold, steps, heard):
    await answers(ann, sold["service"], steps)
    await ann.taps(CONFIRM)
    await ann.sees(says("state-placed"))
    [add] = await panel.hears("add", service=sold["service"])
    assert add["fields"] == {"service": sold["service"], **heard}
    panel.advance(600)
    await ann.sees(says("state-completed"))
    assert await typed_bot.findings() == []


async def test_a_drip_feed_is_followed_run_by_run_and_what_was_not_run_comes_back(typed_bot, panel, ann):
    link = "https://instagram.com/p/drip"
    await ann.fills_in(f"9121 {link} 100")
    await ann.taps(says("change-runs"))
    await ann.taps("3")
    await ann.taps("10 min")
    await ann.taps(CONFIRM)
    [add] = await panel.hears("add", link=link)
    assert add["fields"] == {
        "service": "9121",
        "link": link,
        "quantity": "100",
        "runs": "3",
        "interval": "10",
    }
    panel.advance(3)
    await ann.sees(says("order-runs", ended=0, begun=1, whole=3))
    panel.advance(600)
    await ann.sees(says("state-completed"), link)
    order = await typed_bot.order(link, "settled")
    assert (order["price"], order["refunded"]) == (600_000, 0)
    await ann.taps(says("button-parts"))
    await ann.sees(says("part-run", at=3, state=says("state-completed")))
    assert await typed_bot.findings() == []


async def test_a_subscription_pays_for_its_posts_and_gives_the_rest_back(typed_bot, panel, ann):
    await ann.writes("/start")
    await ann.writes("9120 instagram.com/watched")
    await ann.writes("100-200")
    await ann.writes("2")
    await ann.taps(CONFIRM)
    [add] = await panel.hears("add", service="9120")
    sent = {"username": "watched", "min": "100", "max": "200", "posts": "2", "delay": "0"}
    assert add["fields"] == {"service": "9120", **sent}
    await ann.sees(says("state-watching"))
    panel.advance(13)
    await ann.sees(says("order-posts", ended=0, begun=1, whole=2))
    panel.advance(600)
    await ann.sees(says("state-completed"))
    order = await typed_bot.order("watched", "settled")
    assert order["price"] == 800_000
    assert 0 <= order["refunded"] <= 400_000
    charges = typed_bot.all("SELECT charge FROM panel_orders WHERE order_id = ? AND is_child", order["id"])
    used = sum(int(float(row["charge"]) * 1_000_000 + 0.5) for row in charges)
    assert order["refunded"] == 800_000 - used
    assert await typed_bot.findings() == []
