"""My orders: the list, the live card in every state, taking back, looking again."""

import pytest
from cast import BOB, HOUSE
from chat_driver import Chat
from small_shop import NOW

from handlers.views.standing import REJECTED, RELEASED
from shop.orders import letting_go
from shop.orders.letting_go import Release
from storage import orders as rows

POST = "https://instagram.com/p/abc"


def dollars(chat, amount):
    return f"${amount}" if chat.language == "en" else f"{amount.replace('.', ',')}\u00a0$"


@pytest.fixture
async def ordered(ann):
    """Ann looks at the card of order 1: 500 likes for 0.45."""
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    return ann


async def become(world, state, *, status=None, remains=None, refunded=0, reason=None, unsettled=None):
    """Bring order 1 into a state by hand, along the ways the database allows."""
    ways = {
        "held": (),
        "sending": ("sending",),
        "placed": ("sending", "placed"),
        "settled": ("sending", "placed", "settled"),
        "unknown": ("sending", "unknown"),
        "rejected": ("sending", "rejected"),
        "released": ("released",),
    }

    def change(tx):
        tx.run("UPDATE orders SET sent_at = :n, placed_at = :n WHERE id = 1", n=NOW)
        for step in ways[state]:
            tx.run("UPDATE orders SET state = :s WHERE id = 1", s=step)
        tx.run(
            """UPDATE orders SET panel_status = cast(:status AS text), refunded = :refunded,
               reason = cast(:reason AS text), unsettled = cast(:unsettled AS text) WHERE id = 1""",
            status=status,
            refunded=refunded,
            reason=reason,
            unsettled=unsettled,
        )
        if state in {"placed", "settled"}:
            tx.run(
                """INSERT INTO panel_orders (panel_id, number, order_id, is_child, start_count, remains, missed, rechecks)
                   VALUES (1, '777', 1, false, 1526, cast(:remains AS bigint), 0, 0)""",
                remains=remains,
            )

    await world.db.write(change)


CARDS = [
    ("held", {}, "state-held", "means-held"),
    ("sending", {}, "state-sending", "means-sending"),
    ("unknown", {}, "state-unknown", "means-unknown"),
    ("placed", {}, "state-placed", "means-placed"),
    ("placed", {"status": "pending"}, "state-placed", "means-placed"),
    ("placed", {"status": "processing"}, "state-placed", "means-placed"),
    ("placed", {"status": "in_progress", "remains": 200}, "state-moving", "means-moving"),
    ("placed", {"status": "failed"}, "state-stuck", "means-stuck"),
    ("placed", {"status": "paused"}, "state-paused", "means-paused"),
    ("placed", {"status": "unrecognised"}, "state-puzzling", "means-puzzling"),
    ("placed", {"status": "partial", "unsettled": "remains_unknown"}, "state-unsettled", "means-unsettled"),
    ("settled", {"status": "completed"}, "state-completed", "means-completed"),
    ("settled", {"status": "canceled", "refunded": 450_000}, "state-canceled", "means-canceled"),
    ("settled", {"status": "refunded", "refunded": 450_000}, "state-canceled", "means-canceled"),
    ("settled", {"status": "canceled"}, "state-ended", "means-ended-spent"),
    ("settled", {"status": "expired", "refunded": 100_000}, "state-ended", "means-ended"),
    *(("rejected", {"reason": why}, "state-rejected", REJECTED[why]) for why in REJECTED),
    ("rejected", {"reason": "never heard of"}, "state-rejected", "means-rejected"),
    *(("released", {"reason": why}, RELEASED[why].title, RELEASED[why].means) for why in RELEASED),
    ("released", {"reason": "never heard of"}, "state-released", "means-not-sent"),
]


@pytest.mark.parametrize(("state", "facts", "title", "means"), CARDS)
async def test_every_state_says_what_it_means_and_where_the_money_is(
    world, ordered, state, facts, title, means
):
    await become(world, state, **facts)
    await ordered.press("i:1")
    assert ordered.sees("order")
    assert ordered.sees(title)
    assert ordered.sees(means)
    assert dollars(ordered, "0.45") in ordered.text
    assert ordered.has("button-take-back") == (state == "held")
    assert ordered.button("button-copy-id")["copy_text"] == {"text": "1"}
    assert ordered.has("button-home")


async def test_every_reason_to_release_has_its_sentence():
    assert set(RELEASED) == {why.value for why in Release}


async def test_a_partial_order_says_how_much_was_delivered(world, ordered):
    await become(world, "settled", status="partial", remains=200, refunded=180_000)
    await ordered.press("i:1")
    amounts = {"refunded": dollars(ordered, "0.18"), "spent": dollars(ordered, "0.27")}
    assert ordered.sees("state-partial")
    assert (
        ordered._words("means-partial", {"delivered": "300", "quantity": "500", **amounts})
        in ordered.screen.html
    )


async def test_progress_is_a_bar_with_figures(world, ordered):
    await become(world, "placed", status="in_progress", remains=200)
    await ordered.press("i:1")
    assert ordered.sees("order-progress", bar="▰▰▰▰▰▰▱▱▱▱", percent=60)
    assert ordered.sees("order-remains", remains="200")
    assert ordered.sees("order-start", start="1,526" if ordered.language == "en" else "1\u00a0526")


async def test_after_ten_seconds_a_held_order_says_that_it_waits(world, ordered):
    world.now += 10_000
    await ordered.press("i:1")
    assert ordered.sees("state-waiting")
    assert ordered.sees("means-waiting")
    assert f'<tg-time unix="{(NOW + 600_000) // 1000}" format="t">' in ordered.screen.html
    assert ordered.has("button-take-back")


async def test_taking_back_frees_the_money_and_says_so(world, ordered):
    await ordered.tap("button-take-back")
    assert ordered.answered("taken-back", price=dollars(ordered, "0.45"))
    assert ordered.sees("means-taken-back")
    assert not ordered.has("button-take-back")
    held = await world.db.read(
        lambda tx: tx.one("SELECT amount FROM balances WHERE account = :a", a="held:5001")
    )
    assert held["amount"] == 0


async def test_a_moment_too_late_is_said_and_the_card_is_fresh(world, ordered):
    button = ordered.button("button-take-back")["callback_data"]
    await become(world, "sending")
    await ordered.press(button)
    assert ordered.answered("too-late")
    assert ordered.sees("means-sending")


async def test_taking_back_twice_is_no_error(ordered):
    button = ordered.button("button-take-back")["callback_data"]
    await ordered.press(button)
    await ordered.press(button)
    assert ordered.answered("already-back")
    assert ordered.sees("means-taken-back")


async def test_nobody_sees_or_takes_back_anothers_order(world, ordered, language):
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    for data in ("i:1", "b:1", "a:1"):
        await bob.press(data)
        assert bob.sees("order-missing") or bob.sees("refused-gone")
    await bob.write("/orders")
    assert bob.sees("orders-none")
    state = await world.db.read(lambda tx: tx.one("SELECT state FROM orders WHERE id = 1"))
    assert state["state"] == "held"


async def test_what_could_not_be_sent_for_its_price_can_be_looked_at_again(world, ordered):
    def release(tx):
        letting_go.release(tx, HOUSE, rows.find(tx, 1), Release.PRICE, "bot", NOW)

    await world.db.write(release)
    await ordered.press("i:1")
    await ordered.tap("button-look-again")
    assert ordered.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert ordered.sees("check-quantity", quantity="500")


AGAIN = [
    ("rejected", "bad_link", True),
    ("rejected", "bad_quantity", True),
    ("rejected", "funds", True),
    ("rejected", "bad_service", False),
    ("released", "taken_back", True),
    ("released", "unreachable", True),
    ("released", "not_placed", True),
    ("released", "gone", False),
    ("unknown", None, False),
]


@pytest.mark.parametrize(("state", "reason", "offered"), AGAIN)
async def test_what_did_not_come_about_can_be_ordered_again_in_one_tap(
    world, ordered, state, reason, offered
):
    await become(world, state, reason=reason)
    await ordered.press("i:1")
    assert ordered.has("button-order-again") == offered
    if offered:
        await ordered.tap("button-order-again")
        assert ordered.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
        assert ordered.has("button-change-link")
        assert ordered.has("button-change-quantity")


async def test_the_list_has_filters_and_pages(world, ann):
    for at in range(10):
        await ann.write(f"101 https://instagram.com/p/x{at}x 500")
        await ann.tap("button-confirm")
    await ann.press("b:1")
    await ann.write("/orders")
    assert ann.sees("page", page="1", pages="2")
    assert sum(ann._labelled(button, "button-order") for button in ann.screen.buttons) == 8
    await ann.tap("button-next")
    assert ann.sees("page", page="2", pages="2")
    await ann.press("o:returned:0")
    assert sum(ann._labelled(button, "button-order") for button in ann.screen.buttons) == 1
    assert ann.sees("state-taken-back")
    await ann.press("o:done:0")
    assert ann.sees("orders-none-filtered")
    await ann.press("o:active:99")
    assert ann.sees("page", page="2", pages="2"), "a page beyond the end is the last page"


async def test_the_message_that_shows_an_order_is_remembered_until_it_shows_something_else(world, ordered):
    async def cards():
        found = await world.db.read(lambda tx: tx.all("SELECT message_id, order_id FROM cards"))
        return [(row["message_id"], row["order_id"]) for row in found]

    message = ordered.newest
    assert await cards() == [(message, 1)]
    await ordered.press("o:all:0")
    assert await cards() == []
    await ordered.press("i:1")
    assert await cards() == [(message, 1)]
    await ordered.press("g:home")
    assert await cards() == []
    await ordered.press_gone("i:1")
    assert await cards() == [(ordered.newest, 1)]


async def test_a_live_card_keeps_its_buttons_when_something_is_typed(ordered):
    card = ordered.newest
    await ordered.write("/orders")
    assert ordered.messages[card].markup is not None
