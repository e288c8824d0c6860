"""Outbox rows become messages in the person's language, at the moment they are sent."""

import json
from dataclasses import dataclass

import pytest
from cast import HOUSE
from small_shop import NOW
from test_my_orders import become

from handlers.render import RENDERERS, Backdrop, render
from shop import notices, quotes
from shop.notices import Notice
from shop.orders import letting_go, show
from shop.orders.letting_go import Release
from storage import orders as rows
from storage import outbox

POST = "https://instagram.com/p/abc"
CUSTOMERS = [kind for kind in Notice if not kind.value.startswith("admin_")]


@dataclass(frozen=True)
class Row:
    chat_id: int
    kind: str
    args: str = "{}"
    order_id: int | None = None


@pytest.fixture
async def ordered(ann):
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    return ann


@pytest.fixture
def told(world, house, ordered):
    """Renders a notice for Ann and puts it into her chat."""
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

    async def tell(kind, chat_id=ordered.person_id, order_id=1, **args):
        row = Row(chat_id, kind.value, json.dumps(args), order_id)
        found = await render(row, world.db, backdrop, world.now)
        if found is not None:
            await world.bot(found.send(chat_id))
        return found

    return tell


def test_every_notice_to_customers_has_a_renderer():
    assert set(CUSTOMERS) <= set(RENDERERS)


@pytest.mark.parametrize("kind", [Notice.ORDER_PLACED, Notice.ORDER_PROGRESS])
async def test_progress_only_refreshes_the_card(world, told, kind):
    await become(world, "placed", status="in_progress", remains=100)
    found = await told(kind)
    assert found.edits
    assert found.order_id == 1


async def test_waiting_is_said_only_while_it_is_true(world, told, ordered):
    world.now += 10_000
    found = await told(Notice.ORDER_WAITING)
    assert found.edits
    assert ordered.sees("means-waiting")
    await become(world, "placed")
    assert await told(Notice.ORDER_WAITING) is None


@pytest.mark.parametrize(
    ("kind", "state", "facts", "means"),
    [
        (Notice.ORDER_FINAL, "settled", {"status": "completed"}, "means-completed"),
        (Notice.ORDER_REJECTED, "rejected", {"reason": "bad_link"}, "means-bad-link"),
        (Notice.ORDER_RELEASED, "released", {"reason": "too_late"}, "means-late"),
        (Notice.ORDER_REQUOTE, "released", {"reason": "price"}, "means-changed"),
        (Notice.ORDER_UNKNOWN, "unknown", {}, "means-unknown"),
    ],
)
async def test_what_is_decided_is_a_new_message(world, told, ordered, kind, state, facts, means):
    await become(world, state, **facts)
    found = await told(kind)
    assert not found.edits
    assert found.order_id == 1
    assert ordered.sees(means)


async def test_what_could_not_be_sent_is_offered_anew(world, told, ordered):
    service = world.dispatcher["shelves"].current.service(1)

    def offer(tx):
        letting_go.let_go(tx, HOUSE, rows.find(tx, 1), Release.PRICE, "bot", NOW)
        return quotes.make(tx, HOUSE, ordered.person_id, show.any_order(tx, 1), service, NOW)

    quote = await world.db.write(offer)
    await told(Notice.ORDER_REQUOTE, quote_id=quote.id)
    amount = "$0.45" if ordered.language == "en" else "0,45\u00a0$"
    assert ordered.sees("notice-requote", id="1", price=amount)
    assert ordered.sees("check-total", total=amount)
    await ordered.tap("button-change")
    assert ordered.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    await ordered.tap("button-confirm")
    assert ordered.sees("means-held", price=amount)


async def test_an_unknown_order_after_a_day(world, told, ordered):
    await become(world, "unknown")
    await told(Notice.ORDER_UNKNOWN_DAY)
    assert ordered.sees("notice-unknown-day", id="1")
    await ordered.tap("button-show-order")
    assert ordered.sees("means-unknown")


async def test_a_day_later_nothing_is_said_of_what_was_cleared_up(told):
    assert await told(Notice.ORDER_UNKNOWN_DAY) is None


async def test_a_later_refund_names_the_amount(told, ordered):
    await told(Notice.REFUND_MORE, paid=50_000, refunded=100_000)
    amount = "$0.05" if ordered.language == "en" else "0,05\u00a0$"
    assert ordered.sees("notice-refund-more", id="1", amount=amount)


@pytest.mark.parametrize(
    ("about", "seen"), [("order:1", "means-held"), (None, "fresh-menu"), ("order:999", "fresh-menu")]
)
async def test_a_lost_answer_is_made_good_with_the_card_it_was_about(told, ordered, about, seen):
    await told(Notice.FRESH_CARD, order_id=None, about=about)
    assert ordered.sees(seen)


@pytest.mark.parametrize(
    ("line", "about", "seen"),
    [
        ("101 https://instagram.com/p/two 500", "draft", "button-confirm"),
        ("instagram.com/p/two", "link", "Likes"),
    ],
)
async def test_after_a_lost_answer_a_half_made_order_goes_on(world, told, ordered, line, about, seen):
    await ordered.write(line)
    [row] = await world.db.read(lambda tx: tx.all("SELECT max(id) AS id FROM drafts"))
    await told(Notice.FRESH_CARD, order_id=None, about=f"{about}:{row['id']}")
    await ordered.tap("button-go-on")
    assert ordered.has(seen) if "-" in seen else seen in " ".join(ordered.labels)


@pytest.mark.parametrize(("kind", "seen"), [(Notice.SORRY, "sorry"), (Notice.SLOW_DOWN, "slow-down")])
async def test_trouble_on_our_side_is_said_in_a_sentence(told, ordered, kind, seen):
    await told(kind, order_id=None)
    assert ordered.sees(seen)


async def test_somebody_unknown_is_told_in_the_default_language(world, told, ordered):
    await told(Notice.SORRY, chat_id=424242, order_id=None)
    [shown] = world.telegram.chats[424242].values()
    assert shown.html == world.texts.html("sorry", "en")


async def test_nobody_is_told_of_anothers_order(told):
    assert await told(Notice.ORDER_FINAL, chat_id=424242) is None


async def test_real_rows_of_the_outbox_can_be_rendered(world, house, ordered):
    def owe(tx):
        notices.tell(tx, Notice.ORDER_PLACED, ordered.person_id, world.now, key="k", order_id=1)
        return outbox.waiting(tx, world.now + 60_000, 10)

    [row] = await world.db.write(owe)
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])
    found = await render(row, world.db, backdrop, world.now)
    call = found.edit(row.chat_id, ordered.newest)
    assert (call.message_id, call.parse_mode) == (ordered.newest, "HTML")
    assert "<" not in found.send_plain(row.chat_id).text
    assert found.send_plain(row.chat_id).parse_mode is None
