"""What an admin does with single orders: finds them, and decides where only a person can."""

import pytest
from admin_desk import usd
from cast import ANN
from desk_order import MINUTE, POST, held, order, post

from panel.answers import Placed
from storage import panel_orders

# Finding.


@pytest.mark.parametrize("wanted", ["1", "#1", "777", POST, f"  {POST}/ ", str(ANN)])
async def test_an_order_is_found_by_whatever_names_it(world, ordered, boss, wanted):
    await post(world, Placed("777"))
    await boss.tap("button-desk-find")
    assert boss.sees("find")
    await boss.write(wanted)
    assert boss.sees("all-order-person", name="Ann", id=str(ANN))
    assert boss.sees("all-order-number", number="777")
    assert boss.sees("story-held")
    assert boss.sees("story-placed", detail="777")


async def test_what_is_not_found_keeps_the_search_open(ordered, boss):
    await boss.tap("button-desk-find")
    await boss.write("4040")
    assert boss.sees("find-nothing")
    await boss.write("1")
    assert boss.sees("all-order-person")
    await boss.write("4040")
    assert boss.sees("find-nothing"), "it stays open for another number"


async def test_back_from_an_order_that_was_found_leads_to_the_search(ordered, boss):
    await boss.write("/find 1")
    assert boss.sees("find-more")
    await boss.write("777777")
    assert boss.sees("find-nothing")
    await boss.write("1")
    await boss.tap("button-back")
    assert boss.sees("find")
    await boss.tap("button-back")
    assert boss.sees("desk")
    await boss.write("1")
    assert boss.sees("not-understood"), "whoever goes to the desk searches no more"


async def test_several_are_listed(world, ordered, boss):
    await ordered.write(f"101 {POST} 700")
    await ordered.tap("button-confirm")
    await boss.write(f"/find {POST}")
    assert boss.sees("found")
    await boss.tap("button-order", nth=1)
    assert boss.sees("all-order-person")


async def test_find_asks_when_nothing_is_named(ordered, boss):
    await boss.write("/find")
    assert boss.sees("find")
    await boss.write("/orders")
    assert boss.sees("orders-none"), "a command is no search"


# Unknown.


async def test_an_unknown_order_gets_the_id_that_the_panel_confirms(world, unknown, ordered, boss, panel):
    await boss.tap("button-desk-unknown")
    assert boss.sees("waiting-unknown")
    assert boss.sees("unknown-timeout")
    await boss.tap("button-order")
    await boss.tap("button-its-number")
    await boss.write("#777")
    assert boss.sees("number-taken")
    assert panel.asked == ["777"]
    found = await order(world)
    assert (found.state, found.number) == ("placed", "777")
    assert await held(world) == 0


REFUSED = {"no id at all": "number-none", "778": "number-not-known"}


@pytest.mark.parametrize("typed", REFUSED)
async def test_an_id_that_cannot_be_right_says_why_and_asks_again(world, unknown, boss, typed):
    await boss.press("AI:1")
    await boss.write(typed)
    assert boss.sees(REFUSED[typed])
    assert (await order(world)).state == "unknown"
    await boss.write("777")
    assert boss.sees("number-taken")


async def test_a_silent_panel_confirms_nothing(world, unknown, boss, panel):
    panel.silent = True
    await boss.press("AI:1")
    await boss.write("777")
    assert boss.sees("number-panel-silent")
    assert (await order(world)).state == "unknown"


async def test_the_id_of_another_order_is_refused(world, unknown, ordered, boss):
    await world.db.write(lambda tx: panel_orders.keep(tx, 1, "778", 1, None))
    await ordered.write("101 https://instagram.com/p/other 500")
    await ordered.tap("button-confirm")
    await boss.press("AI:2")
    await boss.write("778")
    assert boss.sees("number-held")


async def test_an_order_of_a_panel_without_key_cannot_be_checked(world, unknown, boss):
    world.dispatcher["clients"] = {}
    await boss.press("AI:1")
    await boss.write("777")
    assert boss.sees("number-other-panel")


async def test_not_placed_gives_the_money_back_after_ten_minutes_and_a_question(
    world, unknown, ordered, boss
):
    await boss.press("AO:1")
    await boss.tap("button-not-placed")
    assert boss.sees("before-not-placed", id="1", amount=usd(boss, "0.45"))
    await boss.tap("button-not-placed")
    assert boss.answered("not-placed-too-early")
    assert await held(world) == 450_000
    world.now += 10 * MINUTE
    await boss.tap("button-not-placed")
    await boss.tap("button-not-placed")
    assert boss.answered("gone-back")
    assert await held(world) == 0
    await boss.press("AN:1:1")
    assert boss.answered("gone-back"), "the same word twice is the same"
    await boss.press("AI:1")
    await boss.write("777")
    assert boss.sees("not-unknown")


async def test_what_is_known_asks_for_nothing(ordered, boss):
    await boss.press("AN:1:0")
    assert boss.answered("not-unknown")
    await boss.press("AN:1:1")
    assert boss.answered("not-unknown")
    assert not boss.has("button-not-placed")


# Who may.

MADE_UP = ["AW:unknown:0", "AO:1", "AI:1", "AN:1:1", "AS:1:all:0:1", "AM:1", "AH:1:1", "A:find:0"]


@pytest.mark.parametrize("data", MADE_UP)
async def test_a_customer_with_made_up_buttons_gets_nothing(world, unknown, ordered, data):
    world.now += 20 * MINUTE
    await ordered.press(data)
    assert ordered.answered("old-button")
    assert await held(world) == 450_000


async def test_a_customer_finds_nothing_by_command(ordered):
    await ordered.write("/find 1")
    assert ordered.sees("not-understood")


@pytest.mark.parametrize("data", MADE_UP)
async def test_made_up_numbers_lead_nowhere(world, boss, data):
    await boss.press(data)
    assert not boss.sees("sorry")
