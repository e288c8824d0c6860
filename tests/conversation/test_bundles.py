"""Services saved under a name: one link, one scale, one tap."""

import pytest
from cast import ANN, BOB, BOSS
from chat_driver import Chat
from every_type import TYPES
from small_shop import NOW
from test_mass_order import dollars, every_order

from storage import bundles
from storage.bundles import Item

LINES = (
    "1001 | https://instagram.com/p/one | 100\n1003 | instagram.com/p/one\n1001 | instagram.com/p/two | 70"
)


@pytest.fixture
def services():
    return TYPES


async def arrived(world, person, language, name):
    chat = Chat(world, person, language, name=name)
    await chat.write("/start")
    await chat.tap("button-accept-terms")
    return chat


async def saves(chat, name="My starter"):
    await chat.write("/mass")
    await chat.write(LINES)
    await chat.tap("button-lines-done")
    await chat.tap("button-bundle-save")
    assert chat.sees("bundle-ask-name")
    await chat.write(name)
    return chat


async def test_a_set_is_saved_from_lines_and_ordered_for_another_link(world, ann):
    await saves(ann)
    assert ann.sees("bundle-saved", name="My starter")
    await ann.write("/mass")
    await ann.tap("button-bundle")
    assert ann.sees("bundle", name="My starter")
    assert ann.sees("bundle-item", quantity="100", name="Service 1")
    await ann.write("https://instagram.com/p/other")
    assert ann.sees("mass-check", count=2)
    assert ann.sees("check-total", total=dollars(ann, "2.20"))
    await ann.tap("button-confirm")
    found = await every_order(world)
    assert [(o["link"], o["quantity"]) for o in found] == [
        ("https://instagram.com/p/other", 100),
        ("https://instagram.com/p/other", None),
    ]


async def test_one_tap_scales_all_of_it(world, ann):
    await saves(ann)
    await ann.tap("button-bundle")
    await ann.write("https://instagram.com/p/other")
    await ann.press(
        next(b["callback_data"] for b in ann.screen.buttons if b["callback_data"].endswith(":500"))
    )
    assert ann.sees("check-total", total=dollars(ann, "3.00"))
    await ann.press(
        next(b["callback_data"] for b in ann.screen.buttons if b["callback_data"].endswith(":50"))
    )
    assert ann.sees("check-total", total=dollars(ann, "2.10"))
    await ann.tap("button-confirm")
    assert [o["quantity"] for o in await every_order(world)] == [50, None]


async def test_a_scale_beyond_a_limit_leaves_that_line_out_and_says_so(ann):
    await saves(ann)
    await ann.tap("button-bundle")
    await ann.write("https://instagram.com/p/other")
    draft = next(b["callback_data"] for b in ann.screen.buttons if b["callback_data"].endswith(":1000"))
    await ann.press(draft.replace(":1000", ":2000"))
    assert ann.sees("mass-left-out", count=1)
    assert ann.sees("mass-check", count=1)
    await ann.press(draft.replace(":1000", ":100"))
    assert ann.sees("mass-check", count=2), "and the link is not lost"


async def test_a_broken_link_is_explained_and_asked_for_again(ann):
    await saves(ann)
    await ann.tap("button-bundle")
    await ann.write("nothing like a link")
    assert ann.sees("link-not-a-link")
    await ann.write("https://instagram.com/p/other")
    assert ann.sees("mass-check", count=2)


async def test_a_customers_set_is_theirs_and_an_admins_is_everybodys(world, ann, language):
    await saves(ann, "Mine")
    boss = await arrived(world, BOSS, language, "Bob")
    await saves(boss, "House set")
    assert boss.sees("bundle-saved-shared", name="House set")
    bob = await arrived(world, BOB, language, "Bob")
    await bob.write("/mass")
    assert [label for label in bob.labels if "Mine" in label or "House" in label] == ["🧺 House set"]
    await bob.press("mb:1")
    assert bob.sees("bundle-gone")
    await bob.press("mb:2")
    assert bob.sees("bundle", name="House set")
    assert not bob.has("button-bundle-drop")
    await bob.press("mx:2")
    assert bob.sees("bundle-gone"), "nobody else can take it away"
    await boss.press("mx:2")
    assert boss.sees("bundle-dropped")
    await bob.press("mb:2")
    assert bob.sees("bundle-gone")


async def test_the_sets_beyond_the_first_page_are_turned_to_and_those_of_everybody_come_last(
    world, ann, language
):
    boss = await arrived(world, BOSS, language, "Bob")
    await saves(boss, "House set")
    one = [Item(1, 100)]
    for number in range(17):
        name = f"Mine {number}"
        await world.db.write(lambda tx, name=name: bundles.save(tx, ANN, name, one, NOW, is_shared=False))
    await ann.write("/mass")
    assert sum("Mine" in label for label in ann.labels) == 8
    assert "🧺 Mine 0" in ann.labels
    await ann.tap("button-next")
    await ann.tap("button-next")
    assert [label for label in ann.labels if "🧺" in label] == ["🧺 Mine 16", "🧺 House set"]
    assert not ann.has("button-next")
    await ann.press("mp:99")
    assert "🧺 House set" in ann.labels, "a page that is gone by now"
    await ann.write(LINES)
    assert ann.sees("mass-count"), "the lines are still waited for"


async def test_anothers_batch_cannot_be_saved_or_scaled(world, ann, language):
    await saves(ann)
    bob = await arrived(world, BOB, language, "Bob")
    await bob.press("mn:1")
    await bob.write("Stolen")
    assert bob.sees("mass-gone")
    await bob.press("ms:1:1:200")
    assert bob.sees("mass-gone")
    assert await world.db.read(lambda tx: tx.all("SELECT owner_id FROM bundles")) == [{"owner_id": ANN}]
