"""Refills and cancellations in the chat: offered where they make sense, asked in one tap, each outcome in words."""

import json

import pytest
from cast import BOB, HOUSE
from chat_driver import Chat
from small_shop import NOW
from test_my_orders import become
from test_notices import Row

from handlers.render import Backdrop, render
from handlers.views.requests import DONE, REFUSED
from panel.answers import CancelRequested, EntryError, RefillRequested
from panel.errors import Action, ErrorKind, ErrorTable
from panel.request_refusals import Why
from panel.vocabulary import RefillState
from shop.notices import Notice
from shop.orders.requests import answers, sending
from shop.orders.requests.kinds import AGAIN_MS, Ended, Kind
from storage import request_lists, requests

POST = "https://instagram.com/p/abc"
MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture
async def ordered(world, ann):
    """Ann looks at the card of order 1, whose service promises refill and cancel."""
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    await promise(world, "yes")
    return ann


@pytest.fixture
async def done(world, ordered):
    """Order 1 is done."""
    await become(world, "settled", status="completed")
    await ordered.press("i:1")
    return ordered


@pytest.fixture
async def running(world, ordered):
    """Order 1 runs."""
    await become(world, "placed", status="in_progress", remains=200)
    await ordered.press("i:1")
    return ordered


async def promise(world, flag):
    def change(tx):
        tx.run("UPDATE services SET refill = :flag, cancel = :flag", flag=flag)

    await world.db.write(change)


async def answer(world, kind, entry):
    """Let the panel answer what was asked of this kind."""

    def heard(tx):
        marked = sending.mark(tx, HOUSE, kind, world.now + 1_000)
        assert marked
        answers.record(tx, HOUSE, marked, {one.order_number: entry for one in marked}, world.now + 1_000)

    await world.db.write(heard)


async def the_request(world):
    [found] = await world.db.read(request_lists.latest, (1,))
    return found


@pytest.fixture
def told(world, house):
    """Renders what a chat is owed of these kinds and puts it there; returns the messages."""
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

    async def tell(kind, chat):
        rows = await world.db.read(
            lambda tx: tx.all(
                "SELECT chat_id, kind, args, order_id FROM outbox WHERE kind = :k", k=kind.value
            )
        )
        found = [await render(Row(**row), world.db, backdrop, world.now) for row in rows]
        for one in found:
            if one is not None:
                await world.bot(one.send(chat.person_id))
        return found

    return tell


async def test_a_refill_is_asked_in_one_tap(world, done, signals):
    signals.clear()
    await done.tap("button-refill")
    assert done.answered("request-asked")
    assert done.sees("refill-asked")
    assert not done.has("button-refill")
    request = await the_request(world)
    assert (request.kind, request.state) == ("refill", "asked")
    assert "requests" in signals


async def test_a_second_tap_asks_nothing_more(world, done):
    button = done.button("button-refill")["callback_data"]
    await done.press(button)
    await done.press(button)
    assert done.answered("request-not-now")
    assert done.sees("refill-asked")
    count = await world.db.read(lambda tx: tx.one("SELECT count(*) AS n FROM requests"))
    assert count["n"] == 1


@pytest.mark.parametrize(("flag", "offered"), [("yes", True), ("unknown", True), ("no", False)])
async def test_it_is_offered_as_the_service_allows(world, done, flag, offered):
    await promise(world, flag)
    await done.press("i:1")
    assert done.has("button-refill") == offered
    assert done.sees("refill-unsure") == (flag == "unknown")


@pytest.mark.parametrize("state", ["sending", "unknown"])
async def test_on_its_way_a_cancel_can_be_left_waiting(world, ordered, state):
    await become(world, state)
    await ordered.press("i:1")
    await ordered.tap("button-cancel-waits")
    assert ordered.answered("cancel-noted")
    assert ordered.sees("cancel-waits")


class TestACancelThatWaits:
    @pytest.fixture
    async def waiting(self, world, ordered):
        await become(world, "unknown")
        await ordered.press("i:1")
        await ordered.tap("button-cancel-waits")
        return ordered

    async def test_it_can_be_taken_back(self, world, waiting):
        await waiting.tap("button-withdraw")
        assert waiting.answered("withdrawn")
        assert waiting.sees("cancel-done-withdrawn")
        assert waiting.has("button-cancel-waits")
        assert (await the_request(world)).word == Ended.WITHDRAWN

    async def test_and_asked_again(self, waiting):
        await waiting.tap("button-withdraw")
        await waiting.tap("button-cancel-waits")
        assert waiting.sees("cancel-waits")

    async def test_what_has_just_gone_out_cannot(self, world, waiting):
        request = (await the_request(world)).id
        await world.db.write(
            lambda tx: tx.run("UPDATE requests SET state = 'no_answer', sent_at = :n", n=NOW)
        )
        await waiting.press(f"rw:{request}")
        assert waiting.answered("withdrawn-too-late")
        assert (await the_request(world)).state == "no_answer"

    async def test_somebody_elses_cannot(self, world, waiting):
        bob = Chat(world, BOB, waiting.language, name="Bob")
        await bob.write("/start")
        await bob.tap("button-accept-terms")
        await bob.press(f"rw:{(await the_request(world)).id}")
        assert (await the_request(world)).state == "asked"


async def test_a_cancel_is_told_as_a_request_and_no_more(world, running):
    await running.tap("button-cancel-order")
    await answer(world, Kind.CANCEL, CancelRequested())
    await running.press("i:1")
    assert running.sees("cancel-requested")
    assert running.sees("state-moving")
    assert not running.has("button-cancel-order")


async def test_a_refill_not_yet_possible_says_when_and_reminds(world, done, told):
    await done.tap("button-refill")
    await answer(
        world, Kind.REFILL, EntryError(ErrorKind.NOT_AVAILABLE, "Refill will be available in 13 hours")
    )
    await told(Notice.REQUEST_REFUSED, done)
    at = NOW + 1_000 + 13 * HOUR
    assert done.sees("refill-refused-at")
    assert f'unix="{at // 1000}"' in done.screen.html
    await done.tap("button-remind")
    assert done.answered("reminder-kept")
    assert done.sees("remind-set")
    assert not done.has("button-remind")
    [row] = await world.db.read(
        lambda tx: tx.all("SELECT due_at FROM outbox WHERE kind = 'request_possible'")
    )
    assert row["due_at"] == at
    world.now = at
    await told(Notice.REQUEST_POSSIBLE, done)
    assert done.sees("refill-possible", id="1")
    await done.tap("button-refill")
    assert done.answered("request-asked")
    assert await told(Notice.REQUEST_POSSIBLE, done) == [None], "what is asked for is possible no more"


async def test_a_reminder_asked_for_twice_is_owed_once(world, done, told):
    await done.tap("button-refill")
    await answer(
        world, Kind.REFILL, EntryError(ErrorKind.NOT_AVAILABLE, "Refill will be available in 2 days")
    )
    await done.press("i:1")
    button = done.button("button-remind")["callback_data"]
    await done.press(button)
    await done.press(button)
    rows = await world.db.read(lambda tx: tx.all("SELECT id FROM outbox WHERE kind = 'request_possible'"))
    assert len(rows) == 1


REASONS = {
    "Refill not available": "refill-refused-other",
    "This service does not support refill": "refill-refused-unsupported",
    "Refill is not available yet": "refill-refused-not-yet",
    "Refill period expired": "refill-refused-expired",
    "Refill request already exists": "refill-refused-already",
    "Order not eligible for refill": "refill-refused-not-eligible",
    "Incorrect order ID": "refill-refused-not-found",
}


@pytest.mark.parametrize("text", REASONS)
async def test_a_refusal_is_told_in_the_customers_words_and_never_in_the_panels(world, done, told, text):
    await done.tap("button-refill")
    kind = ErrorTable().classify(text, Action.REFILL)
    await answer(world, Kind.REFILL, EntryError(kind, text))
    await told(Notice.REQUEST_REFUSED, done)
    assert done.sees("request-about", id="1", name="Instagram Likes [Real] 🔥")
    assert done.sees(REASONS[text])
    assert text not in done.text
    await done.tap("button-show-order")
    assert done.sees(REASONS[text])


@pytest.mark.parametrize("kind", list(Kind))
async def test_every_way_a_request_can_end_has_its_sentence(world, done, kind):
    await done.tap("button-refill")
    for table in (REFUSED, DONE):
        for code, key in table[kind].items():
            await stands(world, kind, "refused" if table is REFUSED else "done", code)
            await done.press("i:1")
            assert done.sees(key)
    for key, next_at in ((f"{kind.value}-sending", NOW), (f"{kind.value}-no-answer", None)):
        await stands(world, kind, "no_answer", None, next_at)
        await done.press("i:1")
        assert done.sees(key)


async def stands(world, kind, state, code, next_at=None):
    """Put the one request there is into a state by hand; the way there is not the subject."""

    def change(tx):
        tx.run("DROP TRIGGER IF EXISTS requests_move")
        tx.run(
            """UPDATE requests SET kind = :kind, state = :state, sent_at = :now, word = cast(:word AS text),
               reason = cast(:reason AS text), ended_at = cast(:ended AS bigint),
               next_at = cast(:next AS bigint)""",
            next=next_at,
            kind=kind.value,
            state=state,
            now=NOW,
            word=code if state == "done" else None,
            reason=code if state == "refused" else None,
            ended=None if state == "no_answer" else NOW,
        )

    await world.db.write(change)


def test_every_code_has_a_sentence():
    assert set(REFUSED[Kind.REFILL]) == {why.value for why in Why} - {"other", "too_late"}
    assert set(REFUSED[Kind.CANCEL]) == {why.value for why in Why} - {"other", "not_eligible"}
    final = {state.value for state in RefillState if state.is_final}
    assert set(DONE[Kind.REFILL]) == final | {"failed", Ended.UNTRACKED.value, Ended.LEFT_BEHIND.value}


RUNNING = [
    (RefillRequested("9"), None, "refill-requested"),
    (RefillRequested("9"), "in_progress", "refill-running"),
    (RefillRequested("9"), "failed", "refill-stuck"),
    (RefillRequested(None), None, "refill-untracked"),
]


@pytest.mark.parametrize(("entry", "word", "key"), RUNNING)
async def test_the_card_follows_a_refill(world, done, entry, word, key):
    await done.tap("button-refill")
    await answer(world, Kind.REFILL, entry)
    if word:
        await world.db.write(requests.hear, (await the_request(world)).id, word, None, NOW)
    await done.press("i:1")
    assert done.sees(key)
    assert not done.has("button-refill")


@pytest.mark.parametrize("word", ["completed", "rejected", "canceled", "failed", "forgotten"])
async def test_how_a_refill_ended_is_a_message_of_its_own(world, done, told, word):
    await done.tap("button-refill")
    await answer(world, Kind.REFILL, RefillRequested("9"))
    request = await the_request(world)

    def end(tx):
        requests.end(tx, request.id, word, NOW)
        args = json.dumps({"requests": [request.id]})
        tx.run(
            """INSERT INTO outbox (key, chat_id, kind, args, order_id, rank, created_at, due_at, tries)
               VALUES ('k', :chat, 'refill_ended', :args, 1, 0, 1, 1, 0)""",
            chat=done.person_id,
            args=args,
        )

    await world.db.write(end)
    [message] = await told(Notice.REFILL_ENDED, done)
    assert not message.edits
    assert done.sees(f"refill-done-{word}")


async def test_without_an_answer_it_may_be_asked_again_after_ten_minutes(world, done, told):
    await done.tap("button-refill")
    await world.db.write(sending.mark, HOUSE, Kind.REFILL, NOW + 1_000)
    await done.press("i:1")
    assert done.sees("refill-sending")
    assert not done.has("button-refill")
    world.now = NOW + 1_000 + AGAIN_MS
    await done.press("i:1")
    await done.tap("button-refill")
    assert done.sees("refill-asked")


async def test_news_that_are_old_by_now_are_not_told(world, done, told):
    await done.tap("button-refill")
    await answer(world, Kind.REFILL, EntryError(ErrorKind.SERVER_TROUBLE, "Server error"))
    world.now += 1_000 + AGAIN_MS
    await done.press("i:1")
    await done.tap("button-refill")
    assert await told(Notice.REQUEST_NO_ANSWER, done) == [None]


async def test_nobody_asks_about_anothers_order_or_is_reminded_of_it(world, done, language):
    await done.tap("button-refill")
    await answer(
        world, Kind.REFILL, EntryError(ErrorKind.NOT_AVAILABLE, "Refill will be available in 13 hours")
    )
    bob = Chat(world, BOB, language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    for data in ("r:refill:1", "rc:1"):
        await bob.press(data)
        assert bob.sees("order-missing")
    await bob.press("rm:1")
    assert bob.answered("reminder-gone")
    owed = await world.db.read(lambda tx: tx.all("SELECT id FROM outbox WHERE kind = 'request_possible'"))
    assert owed == []


async def test_a_done_order_is_ordered_again_with_the_same_inputs(done):
    await done.tap("button-order-again")
    assert done.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert done.sees("check-quantity", quantity="500")


async def test_a_receipt_says_everything_but_what_the_operator_pays(world, ordered):
    await become(world, "settled", status="partial", remains=200, refunded=180_000)
    await world.db.write(lambda tx: tx.run("UPDATE orders SET ended_at = :n", n=NOW))
    await ordered.press("i:1")
    await ordered.tap("button-receipt")
    amount = {"en": "${}", "ru": "{}\u00a0$"}[ordered.language]
    facts = {"0.45": "receipt-price", "0.18": "receipt-back", "0.27": "receipt-spent"}
    for value, key in facts.items():
        said = amount.format(value if ordered.language == "en" else value.replace(".", ","))
        assert ordered.sees(key, **{"price" if key == "receipt-price" else "amount": said})
    for key in (
        "order",
        "state",
        "service",
        "link",
        "quantity",
        "start",
        "remains",
        "ordered",
        "sent",
        "placed",
        "ended",
    ):
        assert ordered.sees(f"receipt-{key}"), key
    assert "2026" in ordered.text
    assert "panel.example" not in ordered.text
    shared = ordered.button("button-share")["url"]
    assert shared.startswith("https://t.me/share/url?url=https%3A%2F%2Finstagram.com")
    assert "%20" in shared
    assert "+" not in shared, "iPhones show it as it stands"
    await ordered.tap("button-back")
    assert ordered.sees("means-partial")


async def test_a_receipt_of_what_is_held_says_so(ordered):
    await ordered.tap("button-receipt")
    assert ordered.sees("receipt-held")
    assert not ordered.sees("receipt-spent")
