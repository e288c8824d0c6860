"""The moments after Confirm in which one tap takes an order back, and what follows them."""

from dataclasses import replace

import pytest
from cast import ANN, BOB, HOUSE
from chat_driver import Chat
from small_shop import NOW

from shop.audit import audit
from shop.notices import Notice
from shop.orders import send
from storage import ledger, orders, outbox

POST = "https://instagram.com/p/abc"
WINDOW = 5_000
END = NOW + WINDOW


@pytest.fixture
def house():
    return replace(HOUSE, undo_for=WINDOW)


@pytest.fixture
async def ordered(world, ann):
    """Ann has just confirmed 500 likes for 0.45; whatever she does next, the books stay right."""
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    yield ann
    assert await world.db.read(audit) == []


async def sender_comes(world, house):
    """Return whether the sender could take the order to the panel at this moment."""
    return await world.db.write(send.start_sending, house, 1, world.now) is not None


async def state(world):
    return (await world.db.read(orders.find, 1)).state


async def reserved(world):
    return await world.db.read(ledger.balance, f"held:{ANN}")


async def test_the_card_names_the_moment_until_which_it_can_be_taken_back(world, ordered, house):
    assert ordered.sees("state-in-hand")
    assert ordered.sees("means-in-hand")
    assert f'<tg-time unix="{END // 1000}" format="T">14:13:25 UTC</tg-time>' in ordered.screen.html
    assert ordered.has("button-undo")
    assert not ordered.has("button-take-back")
    assert await reserved(world) == 450_000
    world.now = END - 1
    assert not await sender_comes(world, house)
    world.now = END
    assert await sender_comes(world, house)


async def test_one_tap_in_time_takes_it_back_and_the_panel_never_hears_of_it(world, ordered, house):
    world.now = END - 1
    await ordered.tap("button-undo")
    assert ordered.answered("taken-back", price="$0.45" if ordered.language == "en" else "0,45\u00a0$")
    assert ordered.sees("means-taken-back")
    assert not ordered.has("button-undo")
    assert await reserved(world) == 0
    world.now = END
    assert not await sender_comes(world, house)
    assert await state(world) == "released"


async def test_at_the_very_moment_the_tap_may_come_first(world, ordered, house):
    world.now = END
    await ordered.tap("button-undo")
    assert not await sender_comes(world, house)
    assert ordered.sees("means-taken-back")


async def test_at_the_very_moment_the_sender_may_come_first(world, ordered, house):
    world.now = END
    assert await sender_comes(world, house)
    await ordered.tap("button-undo")
    assert ordered.answered("too-late")
    assert ordered.sees("means-sending")
    assert not ordered.has("button-undo")
    assert await reserved(world) == 450_000


async def test_two_taps_take_it_back_once(world, ordered):
    button = ordered.button("button-undo")["callback_data"]
    await ordered.press(button)
    await ordered.press(button)
    assert ordered.answered("already-back")
    assert await reserved(world) == 0


async def test_nobody_takes_back_what_another_has_just_ordered(world, ordered, language):
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    await bob.press(ordered.button("button-undo")["callback_data"])
    assert bob.sees("order-missing")
    assert await state(world) == "held"


async def test_a_bot_that_was_started_anew_keeps_the_moment_and_the_button(world, ordered, house):
    world.conversations.forget()
    world.dispatcher["house"] = replace(house, undo_for=0)
    world.now = END - 1
    assert not await sender_comes(world, house), "what was promised holds, whatever the setting says now"
    await ordered.tap("button-undo")
    assert ordered.sees("means-taken-back")


async def test_a_second_tap_on_confirm_does_not_begin_the_moment_anew(world, ann):
    await ann.write(f"101 {POST} 500")
    confirm = ann.button("button-confirm")["callback_data"]
    await ann.press(confirm)
    world.now += WINDOW - 1
    await ann.press(confirm)
    assert f'<tg-time unix="{END // 1000}" format="T">' in ann.screen.html
    assert ann.sees("means-in-hand")


async def test_after_it_nothing_changes_but_what_happens(world, ordered):
    """No message ticks: the one notice is for an order that still waits ten seconds after its moment."""
    [waiting] = await world.db.read(outbox.waiting, 2**60, 10)
    assert (waiting.kind, waiting.due_at) == (Notice.ORDER_WAITING, END + 10_000)
    world.now = END
    await ordered.press("i:1")
    assert ordered.sees("means-held")
    assert ordered.has("button-take-back")
    world.now = END + 9_999
    await ordered.press("i:1")
    assert ordered.sees("means-held")
    world.now = END + 10_000
    await ordered.press("i:1")
    assert ordered.sees("means-waiting")
    assert f'<tg-time unix="{(END + 600_000) // 1000}" format="t">' in ordered.screen.html


async def test_without_a_window_it_goes_at_once(world, ann):
    world.dispatcher["house"] = HOUSE
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    assert ann.sees("means-held")
    assert ann.has("button-take-back")
    assert await sender_comes(world, HOUSE)
