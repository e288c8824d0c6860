"""Confirm: exactly what was offered, once, by its own person, within the limit, or nothing at all."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from overlapping import overlapping
from selling import ADMIN, CUSTOMER, SERVICE, T0, a_held_order, a_quote, house_of, open_shop, set_rate

from shop import allowance, ledger
from shop.audit import audit
from shop.house import House
from shop.orders.confirm import Again, Changed, Confirmed, No, Refused, Requote, confirm
from shop.orders.take_back import take_back
from shop.pauses import PauseKind, start
from storage import ledger as book
from storage import orders, quotes, suspensions
from storage.catalogue import accept_free


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


def held_of(tx):
    return book.balance(tx, ledger.held(CUSTOMER))


async def confirmed(database, house, quote_id, now=T0, person=CUSTOMER):
    return await database.write(confirm, house, person, quote_id, now)


async def test_a_quote_becomes_a_held_order_with_its_money_set_aside(database, house):
    quote = await database.write(a_quote, house)
    done = await confirmed(database, house, quote.id)
    assert isinstance(done, Confirmed)
    order = await database.read(orders.find, done.order_id)
    assert (order.state, order.price, order.cost, order.send_at) == ("held", 1_000_000, 1_000_000, T0)
    assert order.send_until == T0 + 10 * 60_000
    assert await database.read(held_of) == 1_000_000


async def test_one_quote_makes_one_order(database, house):
    quote = await database.write(a_quote, house)
    first = await confirmed(database, house, quote.id)
    assert await confirmed(database, house, quote.id) == Again(first.order_id)
    assert await database.read(held_of) == 1_000_000


async def test_fifty_confirms_at_once_make_one_order(database, house):
    quote = await database.write(a_quote, house)
    answers = await asyncio.gather(*(confirmed(database, house, quote.id) for _ in range(50)))
    assert sum(isinstance(answer, Confirmed) for answer in answers) == 1
    assert {answer.order_id for answer in answers} == {answers[0].order_id}
    assert await database.read(held_of) == 1_000_000


async def test_only_the_person_it_was_offered_to_may_confirm(database, house):
    quote = await database.write(a_quote, house)
    assert await confirmed(database, house, quote.id, person=ADMIN) == Refused(No.GONE)
    assert await confirmed(database, house, 999) == Refused(No.GONE)


async def test_terms_come_first(database, house):
    quote = await database.write(a_quote, house)
    await database.write(lambda tx: tx.run("UPDATE people SET terms_at = NULL WHERE id = :id", id=CUSTOMER))
    assert await confirmed(database, house, quote.id) == Refused(No.TERMS)


async def test_an_expired_quote_is_offered_anew_and_nothing_is_taken(database, house):
    quote = await database.write(a_quote, house)
    answer = await confirmed(database, house, quote.id, now=quote.expires_at)
    assert isinstance(answer, Requote)
    assert (answer.why, answer.quote.price) == (Changed.EXPIRED, quote.price)
    assert answer.quote.id != quote.id
    assert await database.read(held_of) == 0
    assert isinstance(await confirmed(database, house, answer.quote.id, now=quote.expires_at), Confirmed)


async def test_a_risen_rate_is_offered_anew_a_fallen_one_lowers_the_price(database, house):
    dear, cheap = [await database.write(a_quote, house) for _ in range(2)]
    await database.write(set_rate, "1.01")
    answer = await confirmed(database, house, dear.id)
    assert (answer.why, answer.quote.price) == (Changed.PRICE, 1_010_000)
    await database.write(set_rate, "0.50")
    done = await confirmed(database, house, cheap.id)
    order = await database.read(orders.find, done.order_id)
    assert (order.price, order.cost) == (500_000, 500_000)


@pytest.mark.parametrize(("column", "value"), [("name", "Comments"), ("min", 20), ("max", 5000)])
async def test_changed_rules_are_offered_anew(database, house, column, value):
    quote = await database.write(a_quote, house)
    await database.write(lambda tx: tx.run(f"UPDATE services SET {column} = :value", value=value))  # noqa: S608
    answer = await confirmed(database, house, quote.id)
    assert (type(answer), answer.why) == (Requote, Changed.RULES)


async def test_limits_that_no_longer_hold_the_quantity_refuse(database, house):
    quote = await database.write(a_quote, house)
    await database.write(lambda tx: tx.run("UPDATE services SET max = 500"))
    assert await confirmed(database, house, quote.id) == Refused(No.QUANTITY)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE services SET denied_by = 'fake reviews'", No.DENIED),
        ("UPDATE services SET gone_at = 5", No.WITHDRAWN),
        ("UPDATE services SET type = 'tweet storm'", No.LATER),
    ],
)
async def test_what_is_not_sold_is_not_held(database, house, statement, why):
    quote = await database.write(a_quote, house)
    await database.write(lambda tx: tx.run(statement))
    assert await confirmed(database, house, quote.id) == Refused(why)


async def test_a_suspended_service_is_not_held(database, house):
    quote = await database.write(a_quote, house)
    await database.write(suspensions.start, SERVICE, "overcharge", "", T0)
    assert await confirmed(database, house, quote.id) == Refused(No.SUSPENDED)


@pytest.mark.parametrize("kind", [PauseKind.MAINTENANCE, PauseKind.FUNDS])
async def test_a_pause_of_sales_refuses(database, house, kind):
    quote = await database.write(a_quote, house)
    await database.write(start, house, house.panel_id, kind, T0, cost=5)
    assert await confirmed(database, house, quote.id) == Refused(No(kind.value))


async def test_an_outage_does_not_stop_confirm(database, house):
    quote = await database.write(a_quote, house)
    await database.write(start, house, house.panel_id, PauseKind.OUTAGE, T0, phase="down")
    assert isinstance(await confirmed(database, house, quote.id), Confirmed)


async def test_a_stale_catalogue_sells_nothing(database, house):
    later = T0 + 61 * 60_000
    quote = await database.write(a_quote, house, later)
    assert await confirmed(database, house, quote.id, now=later) == Refused(No.STALE)


def limited(house: House, limit: int) -> House:
    return replace(house, member_limit=limit)


async def test_the_month_has_a_limit_and_says_what_is_left(database, house):
    house = limited(house, 1_500_000)
    await database.write(a_held_order, house)
    quote = await database.write(a_quote, house)
    assert await confirmed(database, house, quote.id) == Refused(No.LIMIT, 500_000)


async def test_what_came_back_can_be_spent_again(database, house):
    house = limited(house, 1_500_000)
    order_id = await database.write(a_held_order, house)
    assert await database.write(take_back, house, order_id, CUSTOMER, T0)
    assert await database.read(allowance.left_this_month, house, CUSTOMER, T0) == 1_500_000


async def test_two_quotes_confirmed_at_once_do_not_both_fit_one_limit(database, house):
    house = limited(house, 1_500_000)
    numbers = [(await database.write(a_quote, house)).id for _ in range(2)]
    taps = [partial(confirm, house=house, person_id=CUSTOMER, quote_id=number, now=T0) for number in numbers]
    answers = await overlapping(database, *taps)
    assert sum(isinstance(answer, Confirmed) for answer in answers) == 1
    assert await database.read(held_of) == 1_000_000


def test_a_month_begins_in_the_operators_zone():
    berlin = ZoneInfo("Europe/Berlin")
    now = int(datetime(2026, 3, 31, 22, 30, tzinfo=UTC).timestamp() * 1000)
    assert allowance.month_start(now, berlin) == int(
        datetime(2026, 3, 31, 22, 0, tzinfo=UTC).timestamp() * 1000
    )


async def test_a_free_order_moves_no_money(database, house):
    await database.write(set_rate, "0")
    await database.write(accept_free, SERVICE, ADMIN)
    order_id = await database.write(a_held_order, house)
    assert await database.read(book.of_order, order_id) == []
    assert (await database.read(orders.find, order_id)).price == 0


async def test_a_rate_of_nothing_is_sold_only_after_an_admin_accepted_it(database, house):
    quote = await database.write(a_quote, house)
    await database.write(set_rate, "0.000")
    assert await confirmed(database, house, quote.id) == Refused(No.SUSPENDED)
    await database.write(accept_free, SERVICE, ADMIN)
    assert isinstance(await confirmed(database, house, quote.id), Confirmed)
    await database.write(set_rate, "1.00")
    again = await database.write(a_quote, house)
    await database.write(set_rate, "0")
    assert await confirmed(database, house, again.id) == Refused(No.SUSPENDED)


async def test_every_held_order_has_its_waiting_notice(database, house):
    order_id = await database.write(a_held_order, house)
    rows = await database.read(
        lambda tx: tx.all("SELECT kind, due_at FROM outbox WHERE order_id = :id", id=order_id)
    )
    assert rows == [{"kind": "order_waiting", "due_at": T0 + 10_000}]


async def test_an_offer_of_another_panel_has_ended(database, house):
    quote = await database.write(a_quote, house)
    row = await database.read(quotes.find, quote.id)
    assert row.panel_id == house.panel_id
    answer = await confirmed(database, replace(house, panel_id=house.panel_id + 1), quote.id)
    assert isinstance(answer, Refused)
