"""The same asked about several orders, ticked on a list."""

import pytest
from small_shop import NOW
from test_requests import promise

from storage import request_lists

COUNT = 10


@pytest.fixture
async def ten(world, ann):
    """Ten orders of Ann's that are done."""
    for at in range(COUNT):
        await ann.write(f"101 https://instagram.com/p/x{at}x 500")
        await ann.tap("button-confirm")

    def end(tx):
        for state in ("sending", "placed", "settled"):
            tx.run("UPDATE orders SET state = :s, sent_at = :n, placed_at = :n", s=state, n=NOW)
        tx.run("UPDATE orders SET panel_status = 'completed'")
        tx.run(
            """INSERT INTO panel_orders (panel_id, number, order_id, is_child, missed, rechecks)
               SELECT 1, 'n' || cast(id AS text), id, false, 0, 0 FROM orders"""
        )

    await world.db.write(end)
    await promise(world, "yes")
    await ann.write("/orders")
    await ann.tap("button-several")
    return ann


async def asked(world):
    found = await world.db.read(request_lists.latest, tuple(range(1, COUNT + 1)))
    return [one.order_id for one in found]


def ticks(chat, key="button-ticked"):
    return [button["text"] for button in chat.screen.buttons if chat._labelled(button, key)]


async def test_ticked_orders_are_asked_about_together(world, ten):
    assert ten.sees("several-refill")
    assert not ten.has("button-refill-ticked")
    await ten.tap("button-unticked", nth=0)
    await ten.tap("button-unticked", nth=1)
    assert len(ticks(ten)) == 2
    await ten.tap("button-refill-ticked")
    assert ten.answered("several-asked", count=2)
    assert await asked(world) == [8, 10]
    assert ticks(ten) == []
    assert not any("10 ·" in label for label in ticks(ten, "button-unticked")), "asked once is asked"


async def test_a_tick_can_be_taken_away_and_outlives_a_page(ten):
    await ten.tap("button-unticked")
    await ten.tap("button-next")
    await ten.tap("button-previous")
    assert len(ticks(ten)) == 1
    await ten.tap("button-ticked")
    assert ticks(ten) == []


async def test_all_at_once(world, ten):
    await ten.tap("button-tick-all")
    assert len(ticks(ten)) == 8
    assert not ten.has("button-tick-all")
    await ten.tap("button-refill-ticked")
    assert ten.answered("several-asked", count=COUNT)
    assert await asked(world) == list(range(1, COUNT + 1))
    assert ten.sees("several-none-refill")
    waits = await world.db.read(lambda tx: tx.all("SELECT DISTINCT next_at FROM requests"))
    assert len(waits) == 1, "they go to the panel in one call"


async def test_all_can_be_unticked(ten):
    await ten.tap("button-tick-all")
    await ten.tap("button-untick-all")
    assert ticks(ten) == []


async def test_an_old_list_asks_about_nothing_it_did_not_show(world, ten):
    await ten.tap("button-unticked")
    old = ten.button("button-refill-ticked")["callback_data"]
    await ten.tap("button-tick-all")
    await ten.press(old)
    assert ten.answered("several-changed")
    assert await asked(world) == []


async def test_the_other_kind_has_ticks_of_its_own(ten):
    await ten.tap("button-tick-all")
    await ten.tap("button-several-cancel")
    assert ten.sees("several-none-cancel")
    assert not ten.has("button-cancel-ticked")


async def test_running_orders_are_cancelled_together(world, ten):
    def run(tx):
        tx.run("DROP TRIGGER orders_move")
        tx.run("UPDATE orders SET state = 'placed', panel_status = 'in_progress' WHERE id IN (3, 4, 5)")

    await world.db.write(run)
    await ten.tap("button-several-cancel")
    assert ten.sees("several-cancel")
    await ten.tap("button-tick-all")
    await ten.tap("button-cancel-ticked")
    assert await asked(world) == [3, 4, 5]


async def test_a_list_that_has_shrunk_keeps_no_tick_of_what_is_gone(world, ten):
    await ten.tap("button-tick-all")
    ask = ten.button("button-refill-ticked")["callback_data"]
    await world.db.write(lambda tx: tx.run("UPDATE services SET refill = 'no'"))
    await ten.press(ask)
    assert ten.answered("several-asked", count=0)
    assert await asked(world) == []
