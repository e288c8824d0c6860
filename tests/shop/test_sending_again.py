"""What is looked at again before sending, and what each answer does besides moving the order."""

from dataclasses import replace

import pytest
from selling import (
    CUSTOMER,
    LOST,
    PLACED,
    REFUSED,
    T0,
    a_held_order,
    a_quote,
    a_sending_order,
    an_order_after,
    house_of,
    open_shop,
    set_rate,
)

from panel.answers import NotExecuted, NotExecutedReason, Placed, Unknown, UnknownReason
from shop import quotes
from shop.audit import audit
from shop.orders.confirm import No, Refused, confirm
from shop.orders.outcome import record_outcome
from shop.orders.send import start_sending
from shop.pauses import PauseKind, active
from storage import events, orders, outbox, panels

SHORTLY = T0 + 60_000


class DenyLikes:
    @staticmethod
    def verdict(name, _category, _type_name):
        return "likes" if name == "Likes" else None


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


async def order_of(database, number):
    return await database.read(orders.find, number)


async def told(database):
    return await database.read(
        lambda tx: [
            row["kind"] for row in tx.all("SELECT kind FROM outbox WHERE dropped IS NULL ORDER BY id")
        ]
    )


async def test_the_policy_judges_again_at_confirm_and_before_sending(database, house):
    strict = replace(house, policy=DenyLikes())
    quote = await database.write(a_quote, house)
    assert await database.write(confirm, strict, CUSTOMER, quote.id, T0) == Refused(No.DENIED)
    order = await database.write(a_held_order, house)
    assert await database.write(start_sending, strict, order, T0) is None
    assert (await order_of(database, order)).reason == "denied"


async def test_without_accepted_terms_nothing_is_sent(database, house):
    order = await database.write(a_held_order, house)
    await database.write(lambda tx: tx.run("UPDATE people SET terms_at = NULL WHERE id = :id", id=CUSTOMER))
    assert await database.write(start_sending, house, order, T0) is None
    assert (await order_of(database, order)).reason == "terms"
    await database.write(lambda tx: tx.run("UPDATE people SET terms_at = 1 WHERE id = :id", id=CUSTOMER))


async def test_a_limit_that_was_lowered_holds_for_what_waits(database, house):
    lowered = replace(house, member_limit=1_500_000)
    first, second = [
        await database.write(a_held_order, house, link=f"https://example.com/{n}") for n in (1, 2)
    ]
    assert await database.write(start_sending, lowered, first, T0) is None
    assert await database.write(start_sending, lowered, second, T0) is not None
    assert (await order_of(database, first)).reason == "limit"


async def test_what_cannot_be_sent_as_confirmed_is_offered_anew_in_one_message(database, house):
    order = await database.write(a_held_order, house)
    await database.write(set_rate, "2")
    await database.write(start_sending, house, order, T0)
    (row,) = await database.read(outbox.waiting, T0, 10)
    assert (row.kind, row.order_id) == ("order_requote", order)
    quote_id = await database.read(lambda tx: tx.one("SELECT max(id) AS id FROM quotes")["id"])
    assert f'"quote_id": {quote_id}' in row.args
    assert (await database.read(quotes.find, quote_id, CUSTOMER)).price == 2_000_000


async def test_what_cannot_be_offered_anew_is_only_released(database, house):
    order = await database.write(a_held_order, house)
    await database.write(lambda tx: tx.run("UPDATE services SET max = 500"))
    await database.write(start_sending, house, order, T0)
    assert (await order_of(database, order)).reason == "changed"
    assert await told(database) == ["order_released"]


async def test_the_service_number_of_the_panel_is_posted(database, house):
    order = await database.write(a_held_order, house)
    posting = await database.write(start_sending, house, order, T0)
    assert (posting.request.form(), posting.nth) == (
        {"service": "11", "link": "https://example.com/p/1", "quantity": "1000"},
        1,
    )


async def test_an_order_of_another_panel_waits(database, house):
    order = await database.write(a_held_order, house)
    assert await database.write(start_sending, replace(house, panel_id=99), order, T0) is None
    assert (await order_of(database, order)).state == "held"


async def test_nothing_is_sent_before_its_time(database, house):
    order = await database.write(a_held_order, house)
    assert await database.write(start_sending, house, order, T0 - 1) is None
    assert await database.write(start_sending, house, order, T0) is not None


async def test_the_answer_to_an_earlier_send_does_not_undo_a_later_one(database, house):
    order = await database.write(an_order_after, house, REFUSED)
    posting = await database.write(start_sending, house, order, SHORTLY)
    assert posting.nth == 2
    await database.write(record_outcome, house, order, REFUSED, SHORTLY, 1)
    assert (await order_of(database, order)).state == "sending"
    await database.write(record_outcome, house, order, REFUSED, SHORTLY, 2)
    assert (await order_of(database, order)).state == "held"


async def test_a_card_says_sending_only_when_the_panel_is_slow(database, house):
    order = await database.write(a_sending_order, house)
    assert await database.read(outbox.waiting, T0 + 1_999, 10) == []
    (row,) = await database.read(outbox.waiting, T0 + 2_000, 10)
    assert (row.kind, row.order_id) == ("order_progress", order)
    await database.write(record_outcome, house, order, PLACED, T0 + 500)
    assert await told(database) == ["order_placed"]


async def test_what_waits_again_says_so(database, house):
    await database.write(an_order_after, house, REFUSED)
    (row,) = await database.read(outbox.waiting, T0 + 10_000, 10)
    assert row.kind == "order_waiting"


async def test_what_was_confirmed_long_before_says_so_no_sooner(database, house):
    """A line of many, or an order for later: the panel has been slow for a moment, not for an hour."""
    late = T0 + 3_600_000
    order = await database.write(a_held_order, house)
    await database.write(lambda tx: tx.run("UPDATE orders SET send_until = :late", late=late + 1))
    await database.write(panels.synced, house.panel_id, late)
    assert await database.write(start_sending, house, order, late) is not None
    await database.write(record_outcome, house, order, REFUSED, late + 100)
    rows = await database.read(
        lambda tx: tx.all("SELECT due_at FROM outbox WHERE key = :key", key=f"o/{order}/waiting/1")
    )
    assert rows == [{"due_at": late + 10_000}]


async def test_a_gatekeepers_page_is_told_to_the_operator_once_an_hour(database, house):
    challenge = NotExecuted(NotExecutedReason.CHALLENGE)
    for n in range(3):
        await database.write(an_order_after, house, challenge, link=f"https://example.com/{n}")
    assert (await told(database)).count("admin_trouble") == 1


@pytest.mark.parametrize(
    "reason", [UnknownReason.SERVER_ERROR, UnknownReason.NOT_JSON, UnknownReason.DISCONNECTED]
)
async def test_three_answers_that_are_none_are_an_outage(database, house, reason):
    for n in range(3):
        assert await database.read(active, house.panel_id, T0) == []
        await database.write(an_order_after, house, Unknown(reason), link=f"https://example.com/{n}")
    assert [pause.kind for pause in await database.read(active, house.panel_id, T0)] == [PauseKind.OUTAGE]


@pytest.mark.parametrize(
    "answer", [PLACED, NotExecuted(NotExecutedReason.RATE_LIMITED), Unknown(UnknownReason.ERROR_TEXT, "Hm")]
)
async def test_an_answer_ends_the_count_of_silence(database, house, answer):
    for n, outcome in enumerate((LOST, LOST, answer, LOST, LOST)):
        await database.write(an_order_after, house, outcome, link=f"https://example.com/{n}")
    assert await database.read(active, house.panel_id, T0) == []


@pytest.mark.parametrize(("text", "times"), [("Something odd", 1), ("cURL error 28", 0)])
async def test_a_text_no_rule_knows_is_kept(database, house, text, times):
    outcome = Unknown(UnknownReason.ERROR_TEXT, text, unfamiliar=bool(times))
    await database.write(an_order_after, house, outcome)
    found = await database.read(lambda tx: tx.all("SELECT text FROM unknown_texts WHERE action = 'add'"))
    assert found == [{"text": text}] * times


async def test_another_id_for_a_placed_order_alarms_and_moves_nothing(database, house):
    order = await database.write(an_order_after, house, PLACED)
    await database.write(record_outcome, house, order, Placed("p2"), SHORTLY)
    assert "admin_late_answer" in await told(database)
    story = await database.read(events.of_order, order)
    assert [(line.event, line.detail) for line in story][-1] == ("late_answer", "p2")


async def test_nothing_is_known_of_an_order_that_does_not_exist(database, house):
    with pytest.raises(LookupError):
        await database.write(record_outcome, house, 99, PLACED, T0)
    assert await database.write(start_sending, house, 99, T0) is None


async def test_a_service_suspended_for_its_free_rate_is_not_sent(database, house):
    order = await database.write(a_held_order, house)
    await database.write(set_rate, "0")
    assert await database.write(start_sending, house, order, T0) is None
    assert (await order_of(database, order)).reason == "suspended"
