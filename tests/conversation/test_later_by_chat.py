"""An order for later: the moment tapped or typed in one's own zone, every way to say it wrong, and the card."""

import pytest
from cast import ANN, BOB
from chat_driver import Chat
from later_chat import DAY, HOUR, ONE, POST, asked_when, at, the_order
from small_shop import NOW

from shop.audit import audit
from shop.orders import send
from storage import ledger, people

TOMORROW = at("2026-09-22T07:00")
"""9:00 in Berlin."""


async def test_the_zone_is_asked_once_before_the_first_time(world, ann):
    await ann.write(ONE)
    await ann.tap("button-later")
    assert ann.sees("later-zone")
    await ann.write("Atlantis")
    assert ann.sees("zone-unknown")
    await ann.write("Berlin" if ann.language == "en" else "Берлин")
    assert ann.sees("later-ask")
    assert "16:13" in ann.text or "4:13" in ann.text
    assert (await world.db.read(people.find, ANN)).zone == "Europe/Berlin"
    await ann.tap("button-back")
    await ann.tap("button-later")
    assert ann.sees("later-ask")
    await ann.tap("button-other-zone")
    assert ann.sees("choose-zone")
    await ann.press("lz:1:Europe/Nowhere")
    assert ann.answered("old-button")


async def test_an_order_for_tomorrow_is_held_named_and_taken_back(world, ann):
    await asked_when(ann)
    await ann.write("tomorrow 9:00" if ann.language == "en" else "завтра в 9:00")
    assert ann.sees("later-how")
    await ann.tap("button-once")
    assert ann.sees("plan-once")
    assert f'<tg-time unix="{TOMORROW // 1000}" format="dt">' in ann.screen.html
    await ann.tap("button-confirm-later")
    assert ann.sees("state-scheduled")
    assert ann.sees("means-scheduled")
    assert f'<tg-time unix="{TOMORROW // 1000}" format="dt">' in ann.screen.html
    order = await the_order(world)
    assert (order.state, order.send_at) == ("held", TOMORROW)
    assert await world.db.read(ledger.balance, f"held:{ANN}") == 450_000
    await ann.write("/orders")
    assert ann.sees("state-scheduled")
    assert ann.sees("order-goes-out")
    await ann.tap("button-order")
    world.now = TOMORROW - 1
    await ann.tap("button-take-back")
    assert ann.sees("means-taken-back")
    assert await world.db.read(ledger.balance, f"held:{ANN}") == 0
    assert await world.db.read(audit) == []


async def test_shortly_before_its_moment_the_card_counts_in_seconds_and_then_it_goes(world, ann, house):
    await asked_when(ann)
    await ann.tap("button-in-an-hour")
    await ann.tap("button-once")
    await ann.tap("button-confirm-later")
    moment = (await the_order(world)).send_at
    assert 0 <= moment - NOW - HOUR < 60_000
    world.now = moment - 10 * 60_000
    await ann.press("i:1")
    assert ann.sees("means-in-hand")
    world.now = moment - 1
    assert await world.db.write(send.start_sending, house, 1, world.now) is None
    world.now = moment
    assert await world.db.write(send.start_sending, house, 1, world.now) is not None


@pytest.mark.parametrize(
    ("key", "moment"), [("button-today", "2026-09-21T18:00"), ("button-tomorrow", "2026-09-22T08:00")]
)
async def test_usual_moments_are_tapped(world, ann, key, moment):
    await asked_when(ann)
    await ann.tap(key)
    await ann.tap("button-once")
    await ann.tap("button-confirm-later")
    assert (await the_order(world)).send_at == at(moment)


async def test_second_thoughts_about_the_time(world, ann):
    await asked_when(ann)
    await ann.write("25.12 18:00" if ann.language == "ru" else "2026-12-01 18:00")
    assert ann.sees("later-how" if ann.language == "en" else "when-too-far")
    await ann.write("20:30")
    await ann.tap("button-once")
    await ann.tap("button-change-quantity")
    await ann.write("600")
    assert ann.sees("plan-once"), "another quantity goes at the same moment"
    await ann.tap("button-at-once")
    assert not ann.sees("plan-once")
    await ann.tap("button-confirm")
    assert (await the_order(world)).send_at == NOW


WRONG = {
    "soon": "when-unreadable",
    "31.02 10:00": "when-no-such-day",
    "2026-01-01 10:00": "when-past",
    "2027-09-01 10:00": "when-too-far",
    POST: "when-unreadable",
}


@pytest.mark.parametrize("typed", WRONG)
async def test_what_is_no_moment_is_asked_again_with_its_own_sentence(world, ann, typed):
    await asked_when(ann)
    await ann.write(typed)
    assert ann.sees(WRONG[typed])
    assert ann.sees("later-again")
    await ann.send(
        sticker={
            "file_id": "a",
            "file_unique_id": "a",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    )
    assert ann.sees("when-needs-text")
    await ann.write("20:30")
    assert ann.sees("later-how")


async def test_where_clocks_are_put_forward_the_next_time_there_is_is_offered(world, ann):
    world.now = at("2027-03-27T12:00")
    await world.db.write(lambda tx: tx.run("UPDATE panels SET synced_at = :now", now=world.now))
    await asked_when(ann)
    await ann.write("28.03 2:30")
    assert ann.sees("when-skipped")
    await ann.tap("button-moment")
    await ann.tap("button-once")
    assert not ann.sees("plan-twice")
    await ann.tap("button-confirm-later")
    assert (await the_order(world)).send_at == at("2027-03-28T01:00")


async def test_where_clocks_are_put_back_the_first_of_both_times_is_meant(world, ann):
    await asked_when(ann)
    await ann.write("25.10 2:30")
    assert ann.sees("plan-twice")
    await ann.tap("button-once")
    assert ann.sees("plan-twice")
    await ann.tap("button-confirm-later")
    assert (await the_order(world)).send_at == at("2026-10-25T00:30")


async def test_a_moment_that_passed_while_the_card_was_looked_at_is_refused(world, ann):
    await asked_when(ann)
    await ann.write("16:15")
    await ann.tap("button-once")
    card = ann.newest
    world.now = NOW + 5 * 60_000
    await ann.tap("button-confirm-later")
    assert ann.answered("refused-past")
    assert ann.newest == card
    assert await the_order(world) is None
    await ann.tap("button-change-time")
    assert ann.sees("later-ask")


async def test_an_old_button_of_a_moment_that_passed_says_so(world, ann):
    await asked_when(ann)
    button = ann.button("button-in-an-hour")["callback_data"]
    world.now = NOW + 2 * HOUR
    await ann.press(button)
    assert ann.sees("when-past")
    await ann.press("la:1:1")
    assert ann.sees("when-past")
    await ann.press(f"la:1:{(NOW + 91 * DAY) // 60_000}")
    assert ann.sees("when-too-far")
    await ann.press(f"la:1:{2**53}")
    assert ann.sees("when-too-far")


async def test_made_up_buttons_go_no_further_than_typed_words(world, ann):
    await asked_when(ann)
    for data in ("le:1:3", "lb:1:50", "lh:1:d", "lt:1:e", "lt:1:b"):
        await ann.press(data)
    assert ann.sees("later-ask")
    await ann.write("20:30")
    await ann.tap("button-weekly")
    await ann.press(f"le:1:{2**53}")
    assert ann.sees("when-end-too-far")
    await ann.press(f"le:1:{2}")
    await ann.press("lb:1:1")
    assert ann.sees("when-budget-below-one")


async def test_nobody_chooses_the_time_of_anothers_order(world, ann, language):
    await ann.write(ONE)
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    for data in ("lt:1:w", "lz:1:Europe/Berlin", "la:1:29900000", "lh:1:d", "le:1:3", "lb:1:50"):
        await bob.press(data)
        assert bob.sees("refused-gone"), data
    assert (await world.db.read(lambda tx: tx.one("SELECT plan FROM drafts")))["plan"] is None
