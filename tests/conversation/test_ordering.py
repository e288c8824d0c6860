"""From the link to the placed card."""

import pytest
from cast import BOB, HOUSE
from chat_driver import Chat
from small_shop import NOW

from shop import pauses
from shop.pauses import PauseKind

POST = "https://instagram.com/p/abc"


@pytest.fixture
async def checking(ann):
    """Ann before Confirm: 500 likes."""
    await ann.press("s:1")
    await ann.write("instagram.com/p/abc/")
    await ann.write("500")
    return ann


def dollars(chat, amount):
    return f"${amount}" if chat.language == "en" else f"{amount.replace('.', ',')}\u00a0$"


def limits_of(chat):
    return {"min": "50", "max": "10,000" if chat.language == "en" else "10\u00a0000"}


async def orders_of(world):
    return await world.db.read(lambda tx: tx.all("SELECT * FROM orders ORDER BY id"))


async def test_link_quantity_card(ann):
    await ann.press("s:1")
    await ann.write("instagram.com/p/abc/")
    assert ann.sees("ask-quantity", name="Instagram Likes [Real] 🔥", link=POST, **limits_of(ann))
    assert ann.screen.markup["force_reply"] is True
    await ann.write("500")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert ann.sees("check-quantity", quantity="500")
    assert ann.sees("check-rate", rate=dollars(ann, "0.90"))
    assert ann.sees("check-total", total=dollars(ann, "0.45"))
    assert ann.sees("service-speed", time="2 h")
    assert ann.sees("refill-yes")
    assert ann.screen.preview == POST
    assert not ann.sees("check-left")
    assert ann.button("button-confirm")["style"] == "success"


async def test_after_typed_input_the_old_card_loses_its_buttons(ann):
    await ann.press("s:1")
    first = ann.newest
    await ann.write(POST)
    assert ann.messages[first].markup is None
    second = ann.newest
    await ann.write("500")
    assert ann.messages[second].markup is None
    assert ann.screen.markup is not None


async def test_a_preset_is_a_typed_number(ann):
    await ann.press("s:1")
    await ann.write(POST)
    cards = len(ann.messages)
    await ann.press(
        next(b["callback_data"] for b in ann.screen.buttons if b["callback_data"].startswith("q:"))
    )
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert len(ann.messages) == cards, "a tap changes the card in place"


async def test_a_package_needs_no_quantity(ann):
    await ann.press("s:5")
    await ann.write("https://t.me/somewhere")
    assert ann.sees("check-package")
    assert ann.sees("check-total", total=dollars(ann, "3.50"))
    assert not ann.has("button-change-quantity")


async def test_a_name_is_link_enough_for_a_service_for_people(ann):
    await ann.press("s:5")
    await ann.write("@somewhere")
    assert ann.sees("check", name="Telegram Members VIP pack", link="https://t.me/somewhere")


async def test_a_name_is_no_link_for_a_service_for_posts(ann):
    await ann.press("s:1")
    await ann.write("@somebody")
    assert ann.sees("link-wrong-kind")
    await ann.write(POST)
    assert ann.sees("ask-quantity", name="Instagram Likes [Real] 🔥", link=POST, **limits_of(ann))


async def test_confirm_makes_one_order_and_shows_it(world, checking):
    await checking.tap("button-confirm")
    assert checking.sees("means-held", price=dollars(checking, "0.45"))
    assert checking.has("button-take-back")
    [order] = await orders_of(world)
    assert (order["state"], order["price"], order["send_at"]) == ("held", 450_000, NOW)
    cards = await world.db.read(lambda tx: tx.all("SELECT message_id, order_id FROM cards"))
    assert [tuple(card.values()) for card in map(dict, cards)] == [(checking.newest, order["id"])]


async def test_the_first_tap_turns_confirm_into_placing(world, checking):
    await checking.tap("button-confirm")
    frozen = next(
        v for name, v in world.telegram.calls if name == "editMessageReplyMarkup" and v.get("reply_markup")
    )
    first = frozen["reply_markup"]["inline_keyboard"][0]
    assert [(set(button), button["disabled"]) for button in first] == [({"text", "disabled"}, {})]
    assert "button-placing" in world.texts.said[first[0]["text"]]


async def test_a_second_tap_shows_the_same_order(world, checking):
    confirm = checking.button("button-confirm")["callback_data"]
    await checking.press(confirm)
    await checking.press(confirm)
    await checking.press_gone(confirm)
    assert len(await orders_of(world)) == 1
    assert checking.sees("means-held", price=dollars(checking, "0.45"))


async def test_nobody_confirms_for_another(world, checking, language):
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    await bob.press(checking.button("button-confirm")["callback_data"])
    assert bob.answered("refused-gone", left=dollars(bob, "0.00"))
    assert await orders_of(world) == []
    for data in ("d:1:c", "d:1:l", "d:1:q", "q:1:100", "k:1:2", "f:1::0", "w:1:1", "i:1", "b:1", "a:1"):
        await bob.press(data)
        assert bob.sees("refused-gone") or bob.sees("order-missing"), data


async def test_change_link_and_change_quantity_lose_nothing_else(checking):
    await checking.tap("button-change-link")
    assert checking.sees("link-now", link=POST)
    await checking.tap("button-back")
    assert checking.sees("check-quantity", quantity="500")
    await checking.tap("button-change-link")
    await checking.write("https://instagram.com/p/other")
    assert checking.sees("check", name="Instagram Likes [Real] 🔥", link="https://instagram.com/p/other")
    assert checking.sees("check-quantity", quantity="500")
    await checking.tap("button-change-quantity")
    assert checking.sees("quantity-now", quantity="500")
    await checking.write("600")
    assert checking.sees("check-quantity", quantity="600")
    await checking.write("700")
    assert checking.sees("check-quantity", quantity="700"), "a number typed at the card changes it"


async def test_cancel_drops_it_and_takes_nothing(world, checking):
    await checking.tap("button-cancel")
    assert checking.sees("cancelled")
    assert await orders_of(world) == []
    await checking.write("500")
    assert checking.sees("not-understood")


async def test_the_cancel_command_works_at_every_step(ann):
    await ann.write("/cancel")
    assert ann.sees("nothing-to-cancel")
    await ann.press("s:1")
    await ann.write("/cancel")
    assert ann.sees("cancelled")
    await ann.press("s:1")
    await ann.write(POST)
    await ann.write("/cancel")
    assert ann.sees("cancelled")
    assert not ann.has("button-continue")


async def test_home_keeps_a_half_made_order_within_reach(checking):
    await checking.tap("button-home")
    assert checking.has("button-continue")
    await checking.tap("button-continue")
    assert checking.sees("check-quantity", quantity="500")


async def test_old_buttons_work_without_a_conversation(world, checking):
    confirm = checking.button("button-confirm")["callback_data"]
    change = checking.button("button-change-link")["callback_data"]
    await checking.write("/cancel")
    world.conversations.forget()
    await checking.press(change)
    assert checking.sees("link-now", link=POST)
    await checking.press(confirm)
    assert checking.sees("means-held", price=dollars(checking, "0.45"))


async def test_an_expired_quote_is_asked_again(world, checking):
    world.now += 11 * 60_000
    await checking.tap("button-confirm")
    assert checking.sees("again-expired")
    assert checking.sees("check-quantity", quantity="500")
    assert await orders_of(world) == []
    await checking.tap("button-change-quantity")
    await checking.write("600")
    await checking.tap("button-confirm")
    [order] = await orders_of(world)
    assert order["price"] == 540_000


async def test_what_would_be_left_stands_on_the_card_and_a_limit_is_kept(world, ann, limited):
    limited(1_000_000)
    await ann.write(f"101 {POST} 500")
    assert ann.sees("check-left", left=dollars(ann, "0.55"))
    await ann.tap("button-confirm")
    await ann.write(f"101 {POST} 1000")
    assert ann.sees("check-twin")
    await ann.tap("button-confirm")
    assert ann.answered("refused-limit", left=dollars(ann, "0.55"))
    assert ann.has("button-confirm"), "the card has its buttons back"
    assert len(await orders_of(world)) == 1
    await ann.write("/start")
    assert ann.sees("home-left", left=dollars(ann, "0.55"))


async def test_a_pause_says_so_and_keeps_the_card(world, checking):
    await world.db.write(lambda tx: pauses.start(tx, HOUSE, 1, PauseKind.MAINTENANCE, NOW))
    await checking.tap("button-confirm")
    assert checking.answered("refused-maintenance", left=dollars(checking, "0.00"))
    assert checking.answer.alert
    assert checking.has("button-confirm")
    assert await orders_of(world) == []


async def test_a_second_order_of_one_kind_on_one_link_is_warned_of(checking):
    await checking.tap("button-confirm")
    await checking.write(f"101 {POST}/ 100")
    assert checking.sees("check-twin")
