"""What an admin decides about orders that the panel has finished in a way nobody can settle."""

from dataclasses import replace

import pytest
from admin_desk import usd
from cast import HOUSE
from desk_order import order, post

from panel.answers import Placed


@pytest.mark.parametrize(("share", "paid"), [("button-share-all", "0.45"), ("button-share-none", "0")])
async def test_an_unsettled_order_is_decided_with_a_tap_and_a_question(world, unsettled, boss, share, paid):
    await boss.tap("button-desk-unsettled")
    assert boss.sees("unsettled-remains-unknown")
    await boss.tap("button-order")
    await boss.tap(share)
    assert boss.sees("before-settling")
    assert (await order(world)).refunded == 0
    await boss.tap("button-decide" if paid == "0.45" else "button-decide-none")
    assert boss.answered("decided", paid=usd(boss, paid))
    found = await order(world)
    assert (found.state, found.refunded) == ("settled", 450_000 if paid == "0.45" else 0)
    await boss.press("AS:1:all:0:1")
    assert boss.answered("decided-already")
    assert (await order(world)).refunded == found.refunded


async def test_without_a_charge_it_cannot_be_decided_by_it(world, unsettled, boss):
    await boss.press("AO:1")
    assert not boss.has("button-share-charge")
    await boss.press("AS:1:by_charge:0:1")
    assert boss.answered("charge-unknown")
    assert (await order(world)).unsettled == "remains_unknown"


AMOUNTS = {"much": "amount-none", "-1": "amount-none", "0.451": "amount-too-much", "1e-3": "amount-none"}


@pytest.mark.parametrize("typed", AMOUNTS)
async def test_an_amount_that_cannot_be_given_back_says_why(world, unsettled, boss, typed):
    await boss.press("AO:1")
    await boss.tap("button-share-amount")
    await boss.write(typed)
    assert boss.sees(AMOUNTS[typed])
    await boss.write("0,25")
    assert boss.sees("before-settling", id="1", moved=usd(boss, "0.25"), kept=usd(boss, "0.20"))
    await boss.tap("button-decide")
    assert (await order(world)).refunded == 250_000


async def test_a_made_up_amount_above_the_price_moves_nothing(world, unsettled, boss):
    await boss.press("AS:1::450001:1")
    assert boss.answered("amount-too-much-short")
    assert (await order(world)).refunded == 0


async def test_two_admins_at_once_decide_once(world, unsettled, boss):
    await boss.press("AS:1::100000:1")
    await boss.press("AS:1::200000:1")
    assert boss.answered("decided-already")
    assert (await order(world)).refunded == 100_000


# Another panel.


async def test_orders_of_another_panel_are_put_on_the_list_by_hand(world, ordered, boss):
    await post(world, Placed("777"))
    await boss.press("AH:1:1")
    assert boss.sees("waiting-unsettled-none"), "the panel sold from is asked, not guessed about"
    world.dispatcher["house"] = replace(HOUSE, panel_id=2)
    await boss.press("AH:1:0")
    assert boss.sees("by-hand")
    await boss.tap("button-by-hand")
    assert boss.answered("by-hand-done", count=1)
    assert boss.sees("unsettled-panel-gone")
