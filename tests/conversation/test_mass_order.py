"""Many orders at once: collected, corrected, confirmed as one, each with its own fate, told of as a whole."""

import threading
from dataclasses import replace

import pytest
from cast import ANN, BOB, HOUSE
from chat_driver import Chat
from every_type import COMMENTS, SUBSCRIPTION, TYPES

from handlers.customers import mass_offer
from panel.answers import Placed, Rejected, Unknown, UnknownReason
from panel.errors import ErrorKind
from shop.audit import audit
from shop.batches import reading
from shop.batches.confirming import SEND_WITHIN_MS
from shop.orders import outcome, send
from storage import ledger

GOOD = "1001 | https://instagram.com/p/one | 100\n1003 | instagram.com/p/two\n1001 https://instagram.com/p/three 50"


@pytest.fixture
def services():
    return TYPES


@pytest.fixture
async def massing(ann):
    await ann.write("/mass")
    assert ann.sees("mass-ask")
    return ann


async def every_order(world):
    sql = """SELECT o.*, q.link, q.quantity, q.batch_line FROM orders o JOIN quotes q ON q.id = o.quote_id
             ORDER BY o.id"""
    return await world.db.read(lambda tx: tx.all(sql))


async def told_of(world, kind):
    sql = "SELECT * FROM outbox WHERE kind = :kind AND chat_id = :ann ORDER BY id"
    return await world.db.read(lambda tx: tx.all(sql, kind=kind, ann=ANN))


def dollars(chat, amount):
    return f"${amount}" if chat.language == "en" else f"{amount.replace('.', ',')}\u00a0$"


async def test_lines_are_counted_and_priced_while_they_come(massing):
    await massing.write("1001 | https://instagram.com/p/one | 100")
    assert massing.sees("mass-count", good=1, total=dollars(massing, "0.20"))
    await massing.write("1003 | instagram.com/p/two")
    assert massing.sees("mass-count", good=2, total=dollars(massing, "2.20"))
    await massing.send_file(b"1001\thttps://instagram.com/p/three\t50\n\n")
    assert massing.sees("mass-count", good=3, total=dollars(massing, "2.30"))
    assert massing.has("button-lines-done")


async def test_one_confirm_holds_every_line(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    assert massing.sees("mass-check", count=3)
    assert massing.sees("check-total", total=dollars(massing, "2.30"))
    assert await every_order(world) == []
    await massing.tap("button-confirm")
    assert massing.sees("mass-card", id="1", count=3)
    assert massing.sees("mass-part-waiting", count=3)
    found = await every_order(world)
    assert [(o["link"], o["quantity"], o["price"], o["state"]) for o in found] == [
        ("https://instagram.com/p/one", 100, 200_000, "held"),
        ("https://instagram.com/p/two", None, 2_000_000, "held"),
        ("https://instagram.com/p/three", 50, 100_000, "held"),
    ]
    assert {o["send_until"] - o["send_at"] for o in found} == {SEND_WITHIN_MS}
    assert await world.db.read(ledger.balance, f"held:{ANN}") == 2_300_000
    assert await told_of(world, "order_waiting") == []
    assert await world.db.read(audit) == []


async def test_a_second_tap_shows_the_same_batch(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    confirm = massing.button("button-confirm")["callback_data"]
    await massing.press(confirm)
    await massing.press(confirm)
    assert massing.sees("mass-card", id="1", count=3)
    assert len(await every_order(world)) == 3


BAD = [
    ("no idea", "mass-not-a-line"),
    ("1001 | https://instagram.com/p/one | 100 | 7", "quantity-not-a-number"),
    ("9999 | https://instagram.com/p/one | 100", "mass-no-service"),
    (f"{1000 + COMMENTS} | https://instagram.com/p/one | 100", "mass-needs-more"),
    (f"{1000 + SUBSCRIPTION} | https://instagram.com/ann | 100", "mass-needs-more"),
    ("1001 | https://instagram.com/p/one", "mass-no-quantity"),
    ("1003 | https://instagram.com/p/one | 5", "mass-package"),
    ("1001 | https://instagram.com/p/one | 9", "quantity-too-few"),
    ("1001 | https://instagram.com/p/one | 1001", "quantity-too-many"),
    ("1001 | https://instagram.com/p/one | many", "quantity-not-a-number"),
    ("1001 | https://tiktok.com/@ann | 100", "link-wrong-site"),
    ("1001 | nothing | 100", "link-not-a-link"),
]


@pytest.mark.parametrize(("line", "problem"), BAD)
async def test_a_bad_line_is_named_with_its_number_and_can_be_corrected(world, massing, line, problem):
    await massing.write(f"{GOOD}\n{line}")
    assert massing.sees("mass-wrong", count=1)
    assert massing.sees(problem), massing.text
    assert "4." in massing.text
    assert massing.sees("mass-count", good=3, total=dollars(massing, "2.30"))
    await massing.write("4: 1001 | https://instagram.com/p/four | 20")
    assert massing.sees("mass-count", good=4, total=dollars(massing, "2.34"))
    assert not massing.sees("mass-wrong")


async def test_bad_lines_can_be_dropped_or_left_out(world, massing):
    await massing.write(f"what?\n{GOOD}\nwhat?")
    await massing.tap("button-lines-done")
    assert massing.sees("mass-check", count=3)
    await massing.tap("button-mass-change")
    assert massing.sees("mass-wrong", count=2)
    await massing.tap("button-mass-drop")
    assert not massing.sees("mass-wrong")
    await massing.tap("button-lines-clear")
    assert massing.sees("mass-empty")
    await massing.write("1001 | https://instagram.com/p/one | 100")
    assert massing.sees("mass-count", good=1, total=dollars(massing, "0.20"))


async def test_what_is_no_text_loses_nothing(massing):
    await massing.write(GOOD)
    await massing.send_file(b"%PDF-1.7")
    assert massing.sees("file-not-text")
    assert massing.sees("mass-count", good=3, total=dollars(massing, "2.30"))
    await massing.send(photo=[{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}])
    assert massing.sees("lines-need-text")
    assert massing.has("button-lines-done")


async def test_where_the_money_is_not_enough_the_first_lines_are_offered(world, massing):
    world.dispatcher["house"] = replace(HOUSE, member_limit=2_250_000)
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    assert massing.sees("mass-dear", count=2)
    assert not massing.has("button-confirm")
    await massing.tap("button-mass-first")
    assert massing.sees("mass-check", count=2)
    await massing.tap("button-confirm")
    assert massing.sees("mass-card", id="1", count=2)
    assert [o["batch_line"] for o in await every_order(world)] == [1, 2]


async def test_what_the_money_was_not_enough_for_is_one_tap_away(world, massing):
    world.dispatcher["house"] = replace(HOUSE, member_limit=2_250_000)
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await massing.tap("button-mass-first")
    await massing.tap("button-confirm")
    world.dispatcher["house"] = HOUSE
    await massing.tap("button-mass-rest")
    assert massing.sees("mass-count")
    await massing.tap("button-lines-done")
    left = len(GOOD.strip().splitlines()) - 2
    assert massing.sees("mass-check", count=left)
    await massing.tap("button-confirm")
    assert len(await every_order(world)) == left + 2
    assert len({order["link"] for order in await every_order(world)}) == left + 2


async def test_the_other_lines_are_had_once(world, massing):
    world.dispatcher["house"] = replace(HOUSE, member_limit=2_250_000)
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await massing.tap("button-mass-first")
    await massing.tap("button-confirm")
    world.dispatcher["house"] = HOUSE
    await massing.press("ma:1:r")
    await massing.write("1001 | https://instagram.com/p/four | 100")
    await massing.press("ma:1:r")
    assert massing.sees("mass-count", good=2, total=dollars(massing, "0.30"))
    await massing.tap("button-lines-done")
    await massing.tap("button-confirm")
    assert len(await every_order(world)) == 4
    await massing.press("ma:1:r")
    assert massing.answered("mass-rest-ordered")
    assert len(await every_order(world)) == 4


async def test_where_nothing_was_left_out_there_is_no_rest(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await massing.tap("button-confirm")
    assert not massing.has("button-mass-rest")
    await massing.press("ma:1:r")
    assert massing.answered("mass-no-rest")


async def test_a_limit_that_others_have_used_meanwhile_takes_nothing(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    world.dispatcher["house"] = replace(HOUSE, member_limit=250_000)
    await massing.tap("button-confirm")
    assert massing.sees("mass-dear", count=1)
    assert await every_order(world) == []


async def test_a_line_whose_price_rose_is_shown_and_confirmed_anew(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await world.db.write(lambda tx: tx.run("UPDATE services SET rate = '3' WHERE id = 3"))
    await massing.tap("button-confirm")
    assert massing.sees("mass-changed", lines="2")
    assert await every_order(world) == []


async def test_nothing_is_confirmed_after_ten_minutes(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    world.now += 600_000
    await massing.tap("button-confirm")
    assert massing.sees("again-expired")
    assert not massing.sees("mass-changed", lines="1, 2, 3")
    assert await every_order(world) == []
    await massing.tap("button-confirm")
    assert len(await every_order(world)) == 3


async def test_an_older_card_confirms_nothing_that_was_offered_after_it(world, massing):
    await massing.write("1001 | https://instagram.com/p/one | 100")
    await massing.tap("button-lines-done")
    older = massing.button("button-confirm")["callback_data"]
    await massing.tap("button-mass-change")
    await massing.write("1003 | instagram.com/p/two")
    await massing.tap("button-lines-done")
    await massing.press(older)
    assert massing.sees("mass-newer")
    assert massing.sees("check-total", total=dollars(massing, "2.20"))
    assert await every_order(world) == []
    await massing.tap("button-confirm")
    assert len(await every_order(world)) == 2


async def test_what_changes_at_the_very_moment_takes_nothing(world, massing, monkeypatch):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    monkeypatch.setattr(mass_offer.confirming, "in_the_way", lambda *_args: None)
    world.now += 600_000
    await massing.tap("button-confirm")
    assert massing.answered("mass-this-moment")
    assert massing.has("button-confirm")
    assert await every_order(world) == []


async def test_a_list_is_there_again_after_another_page(massing):
    await massing.write(GOOD)
    await massing.tap("button-home")
    await massing.write("/mass")
    assert massing.sees("mass-count", good=3, total=dollars(massing, "2.30"))


async def test_a_half_made_order_outlives_a_look_at_many(ann):
    await ann.press("s:1")
    await ann.write("https://instagram.com/p/half")
    await ann.write("/mass")
    await ann.write(GOOD)
    await ann.tap("button-home")
    assert ann.has("button-continue"), ann.labels


async def test_a_half_made_order_outlives_many_that_are_saved_and_confirmed(ann):
    await ann.press("s:1")
    await ann.write("https://instagram.com/p/half")
    await ann.write("/mass")
    await ann.write(GOOD)
    await ann.tap("button-lines-done")
    await ann.tap("button-bundle-save")
    await ann.write("My starter")
    await ann.tap("button-bundle")
    assert ann.sees("bundle", name="My starter")
    await ann.write("/mass")
    await ann.write(GOOD)
    await ann.tap("button-lines-done")
    await ann.tap("button-confirm")
    assert ann.sees("mass-card")
    await ann.press("mx:1")
    await ann.tap("button-home")
    await ann.tap("button-continue")
    assert ann.sees("ask-quantity")


async def test_lines_are_read_where_nobody_waits_for_them(massing, monkeypatch):
    """Thousands of lines take long, and an SQLite file has one writer."""
    threads = []
    real = reading.read_all

    def spied(*args):
        threads.append(threading.current_thread().name)
        return real(*args)

    monkeypatch.setattr(reading, "read_all", spied)
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await massing.tap("button-mass-change")
    await massing.tap("button-lines-done")
    await massing.tap("button-confirm")
    assert massing.sees("mass-card", id="1", count=3)
    assert threads
    assert [name for name in threads if not name.startswith("asyncio_")] == []


async def test_another_person_cannot_confirm_or_see_it(world, massing, language):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    confirm = massing.button("button-confirm")["callback_data"]
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    await bob.press(confirm)
    assert bob.answered("refused-gone")
    for data in ("mc:1", "ml:1:0", "ma:1:s", "ma:1:d", "mf:1:1"):
        await bob.press(data)
        assert bob.sees("mass-gone")
    assert await every_order(world) == []


async def test_a_pause_takes_nothing(world, massing):
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await world.db.write(lambda tx: tx.run("UPDATE panels SET synced_at = 1"))
    await massing.tap("button-confirm")
    assert massing.answered("refused-stale")
    assert await every_order(world) == []


class TestOnTheWay:
    @pytest.fixture
    async def placed(self, massing):
        await massing.write(GOOD)
        await massing.tap("button-lines-done")
        await massing.tap("button-confirm")
        return massing

    async def answer(self, world, order_id, said):
        """The sender takes a line to the panel, which says this."""
        assert await world.db.write(send.start_sending, HOUSE, order_id, world.now) is not None
        await world.db.write(outcome.record_outcome, HOUSE, order_id, said, world.now)

    async def test_each_line_has_its_own_fate_and_the_end_is_told_once(self, world, placed):
        await self.answer(world, 1, Placed("p1"))
        await self.answer(world, 2, Rejected(ErrorKind.BAD_LINK, "Incorrect link"))
        await self.answer(world, 3, Unknown(UnknownReason.TIMEOUT))
        assert [o["state"] for o in await every_order(world)] == ["placed", "rejected", "unknown"]
        for kind in ("order_placed", "order_rejected", "order_unknown", "order_progress"):
            assert await told_of(world, kind) == [], "no message for each order"
        assert len(await told_of(world, "batch_progress")) == 1, "one look at the card for all that happened"
        assert await told_of(world, "batch_summary") == [], "one is still on its way"
        await placed.tap("button-mass-lines")
        assert placed.sees("mass-lines", id="1")
        await placed.press("mc:1")
        assert placed.sees("mass-part-running", count=1)
        assert placed.sees("mass-part-refused", count=1)
        assert placed.sees("mass-part-unclear", count=1)
        assert placed.sees("mass-given-back", amount=dollars(placed, "2.00"))
        assert await world.db.read(audit) == []

    async def test_stop_gives_back_what_was_not_sent(self, world, placed):
        await self.answer(world, 1, Placed("p1"))
        await placed.tap("button-mass-stop")
        assert placed.answered("mass-stopped", count=2)
        assert placed.sees("mass-part-back", count=2)
        assert [o["state"] for o in await every_order(world)] == ["placed", "released", "released"]
        assert await world.db.read(ledger.balance, f"held:{ANN}") == 0
        assert not placed.has("button-mass-stop")
        await placed.press("ma:1:s")
        assert placed.answered("mass-nothing-to-stop")

    async def test_a_line_is_opened_by_its_number_and_does_not_become_the_batch(self, world, placed):
        await placed.tap("button-mass-lines")
        await placed.press("i:2")
        assert placed.sees("one-package") or "https://instagram.com/p/two" in placed.text
        shows = await world.db.read(lambda tx: tx.all("SELECT * FROM cards"))
        assert shows == []


async def test_a_thousand_lines_are_held_at_once(world, massing):
    lines = "\n".join(f"1001 | https://instagram.com/p/x{at} | 10" for at in range(1000))
    await massing.send_file(lines.encode())
    await massing.tap("button-lines-done")
    await massing.tap("button-confirm")
    found = await every_order(world)
    assert (len(found), len({o["link"] for o in found})) == (1000, 1000)
    assert await world.db.read(audit) == []


async def test_a_line_that_is_not_sent_yet_waits_its_turn_and_blames_nobody(world, massing):
    """A thousand lines go out for half an hour, while the panel takes every one of them."""
    await massing.write(GOOD)
    await massing.tap("button-lines-done")
    await massing.tap("button-confirm")
    world.now += 60_000
    await massing.press("i:2")
    assert massing.sees("state-in-line")
    assert not massing.sees("state-waiting")
