"""The admin's desk: who sees it, what it shows, and maintenance."""

from dataclasses import replace

from admin_desk import moment, on, start, usd
from cast import HOUSE
from small_shop import NOW
from test_groups import GROUP, in_group
from test_my_orders import become

from handlers.admin.views import panel as panel_views
from panel.exceptions import UnreachableReason, UnreadableReason
from shop import wishes
from shop.pauses import PauseKind
from shop.wishes import Wish
from storage import readings

POST = "https://instagram.com/p/abc"
EVERY_BUTTON = (
    *(f"A:{room}:{sure}" for room in ("desk", "sync", "balance", "pauses", "rest", "open") for sure in "01"),
    "AE:maintenance:0",
    "AE:key:1",
    "AL:0",
    "AU:4",
    "AA:4:x",
    "AG:4",
)


async def suspended_ids(world):
    rows = await world.db.read(lambda tx: tx.all("SELECT service_id FROM suspensions ORDER BY service_id"))
    return [row["service_id"] for row in rows]


# Who sees it.


async def test_a_member_who_types_admin_gets_the_sentence_that_helps(world, ann):
    assert not ann.has("button-desk")
    await ann.write("/admin")
    assert ann.sees("not-understood")
    assert "desk" not in set().union(*world.texts.said.values())


async def test_a_member_with_made_up_buttons_learns_and_changes_nothing(world, ann):
    shown = ann.text
    for data in EVERY_BUTTON:
        await ann.press(data)
        assert ann.answered("old-button"), data
    assert ann.text == shown
    assert await on(world) == []
    assert await suspended_ids(world) == [4]
    assert await world.db.read(wishes.waiting, Wish.SYNC) == ()


async def test_a_stranger_is_told_only_that_the_bot_is_private(stranger):
    await stranger.write("/admin")
    assert stranger.sees("private", id="6666")
    await stranger.press("A:desk:0")
    assert stranger.answered("private-short")


async def test_an_owner_by_claim_finds_the_desk_at_once(ann, claim_code):
    await ann.write(f"/start claim_{claim_code}")
    assert ann.sees("claim-done")
    await ann.tap("button-desk")
    assert ann.sees("desk")
    await ann.write("/admin")
    assert ann.sees("desk")


async def test_in_a_group_a_tap_on_the_desk_shows_nothing(world, boss):
    message = in_group(boss, text="x") | {"from": {"id": 42, "is_bot": True, "first_name": "Shop"}}
    query = {"id": "7", "from": boss._user(), "chat_instance": "1", "data": "A:desk:0", "message": message}
    await world.feed({"callback_query": query}, GROUP)
    await world.feed({"message": in_group(boss, text="/admin")}, GROUP)
    assert GROUP not in world.telegram.chats


async def test_an_admin_with_made_up_buttons_is_told_that_they_lead_nowhere(world, boss):
    await start(world, PauseKind.OUTAGE, phase="down")
    for data in ("A:nowhere:0", "A:desk", "AU:x", "AE:outage:1", "AE:nonsense:0"):
        await boss.press(data)
        assert boss.answered("old-button"), data
    assert await on(world) == [PauseKind.OUTAGE]


async def test_the_desk_is_reached_from_a_message_that_is_gone(boss):
    shown = boss.newest
    await boss.press_gone("A:desk:0")
    assert boss.newest > shown
    assert boss.sees("desk")


async def test_the_desk_ends_a_typed_step(boss):
    await boss.write("/timezone")
    await boss.write("/admin")
    await boss.write("Lisbon")
    assert boss.sees("not-understood")


# What it shows.


async def test_a_fresh_desk_says_what_is_not_known_yet(boss):
    assert boss.sees("desk-balance-none")
    assert boss.sees("desk-today", orders=0)
    assert boss.sees("desk-open")
    assert not boss.sees("desk-balance-low")
    await boss.tap("button-home")
    assert boss.sees("home", name="Bob")


async def test_the_desk_tells_balance_and_warns_when_it_is_low(world, boss):
    world.dispatcher["house"] = replace(HOUSE, low_balance=50_000_000)
    await world.db.write(readings.record, 1, "49.999", "USD", "watch", NOW)
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-balance", amount=usd(boss, "49.999"), when=moment(boss, NOW))
    assert boss.sees("desk-balance-low", limit=usd(boss, "50"))
    await world.db.write(readings.record, 1, "50", "USD", "watch", NOW)
    await boss.tap("button-desk-refresh")
    assert not boss.sees("desk-balance-low")


async def test_a_balance_in_another_currency_is_not_compared_with_the_warning(world, boss):
    world.dispatcher["house"] = replace(HOUSE, low_balance=50_000_000)
    await world.db.write(readings.record, 1, "1", "EUR", "watch", NOW)
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-balance")
    assert not boss.sees("desk-balance-low")


async def test_the_desk_counts_the_orders_of_today(world, boss):
    for _ in range(2):
        await boss.write(f"101 {POST} 500")
        await boss.tap("button-confirm")
    await boss.write("/admin")
    assert boss.sees("desk-today", orders=2)
    assert boss.sees("desk-waiting", count="2")
    await become(world, "unknown")
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-unclear", count="1")
    assert boss.button("button-desk-unknown")["text"] == boss._words("button-desk-unknown", {"count": "1"})


async def test_buttons_lead_to_the_lists_of_orders_that_wait(boss):
    assert boss.button("button-desk-unknown")["callback_data"] == "AW:unknown:0"
    assert boss.button("button-desk-unsettled")["callback_data"] == "AW:unsettled:0"
    assert boss.button("button-desk-find")["callback_data"] == "A:find:0"


async def test_the_desk_says_how_the_last_sync_went(world, boss):
    assert boss.sees("desk-catalogue", count=6, when=moment(boss, NOW))
    await world.db.write(
        lambda tx: tx.run(
            "UPDATE panels SET sync_tried_at = :now, sync_problem = :why",
            now=NOW + 1000,
            why="unreachable_dns",
        )
    )
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-catalogue-failed")
    assert boss.sees("trouble-address")


def test_every_silence_and_every_babble_of_a_panel_has_its_sentence():
    codes = {f"unreachable_{reason.value}" for reason in UnreachableReason}
    codes |= {reason.value for reason in UnreadableReason}
    assert codes <= panel_views.TROUBLES.keys()


# Maintenance.


async def test_maintenance_is_asked_about_and_then_stops_customers_with_a_sentence(world, boss, ann):
    await ann.write(f"101 {POST} 500")
    await boss.tap("button-desk-maintenance")
    assert boss.sees("desk-rest", sentence=boss._words("refused-maintenance", {}))
    assert await on(world) == []
    await boss.tap("button-desk-rest")
    assert boss.answered("desk-rests")
    await ann.tap("button-confirm")
    assert ann.answered("refused-maintenance")
    assert boss.sees("desk-resting", names=boss._words("pause-name-maintenance", {}))
    await boss.tap("button-desk-open")
    assert boss.answered("desk-goes-on")
    await ann.tap("button-confirm")
    assert ann.sees("means-held")


async def test_maintenance_begins_and_ends_once(boss):
    for data, said in (
        ("A:open:0", "desk-goes-on-already"),
        ("A:rest:1", "desk-rests"),
        ("A:rest:1", "desk-rests-already"),
        ("A:open:0", "desk-goes-on"),
    ):
        await boss.press(data)
        assert boss.answered(said)
