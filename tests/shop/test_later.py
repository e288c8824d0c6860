"""An order for later: held from Confirm, sent at its moment, looked at once more before it."""

from dataclasses import replace

import pytest
from repeating import DAY, FIRST, HOUR, MINUTE, UTC, a_planned_quote
from selling import CUSTOMER, SERVICE, T0, house_of, open_shop, set_rate

from shop import ledger, quotes
from shop.audit import audit
from shop.catalogue import service as services
from shop.inputs.order_fields import Wanted
from shop.orders.confirm import Again, Changed, Confirmed, No, Refused, Requote, confirm
from shop.orders.expire import expire
from shop.orders.letting_go import Release
from shop.orders.send import start_sending
from shop.orders.take_back import take_back
from shop.quotes import Quote, QuoteProblem
from shop.schedules import plan as plans
from storage import ledger as book
from storage import order_lists, orders, outbox
from storage.panels import synced

SOON = replace(plans.at(T0 + MINUTE, UTC), at=T0 + 1)


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


@pytest.fixture
async def later(database, house):
    """Our number of an order that waits for its moment, an hour from now."""
    quote = await database.write(a_planned_quote, house, plans.at(FIRST, UTC))
    done = await database.write(confirm, house, CUSTOMER, quote.id, T0)
    assert await database.write(confirm, house, CUSTOMER, quote.id, T0) == Again(done.order_id)
    return done.order_id


async def sends(database, house, order, now):
    return await database.write(start_sending, house, order, now) is not None


async def test_its_money_is_held_at_once_and_it_goes_at_its_moment(database, house, later):
    found = await database.read(orders.find, later)
    assert (found.state, found.send_at, found.send_until) == ("held", FIRST, FIRST + 10 * MINUTE)
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 1_000_000
    assert await database.read(order_lists.next_send_at, house.panel_id, T0) == FIRST
    assert [row.due_at for row in await database.read(outbox.waiting, 2**60, 9)] == [FIRST + 10_000]
    assert not await sends(database, house, later, FIRST - 1)
    assert await sends(database, house, later, FIRST)


async def test_until_then_it_is_taken_back_for_free(database, house, later):
    assert await database.write(take_back, house, later, CUSTOMER, FIRST - 1)
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0
    assert not await sends(database, house, later, FIRST)


async def test_everything_but_the_expiry_is_looked_at_again(database, house, later):
    await database.write(set_rate, "1.01")
    assert not await sends(database, house, later, FIRST)
    assert (await database.read(orders.find, later)).reason == Release.PRICE


def a_subscription(tx, house, plan, expiry):
    """Offer likes for three posts to come, until a day, from a moment on."""
    tx.run("UPDATE services SET type = :type, min = 10", type="subscriptions")
    fields = {"username": "ann", "min": "50", "max": "100", "posts": "3", "delay": "0", "expiry": expiry}
    service = services.find(tx, house.panel_id, SERVICE)
    return quotes.make(tx, house, CUSTOMER, Wanted("ann", None, fields), service, T0, plan and plan.text())


async def test_a_last_day_lies_after_the_beginning(database, house):
    """It is 14 November 2023. An expiry that is over when the order goes is refused before anything is held."""
    far = plans.at(T0 + 20 * DAY, UTC)
    assert await database.write(a_subscription, house, far, "24/11/2023") is QuoteProblem.EXPIRY
    assert isinstance(await database.write(a_subscription, house, None, "24/11/2023"), Quote)
    assert isinstance(await database.write(a_subscription, house, far, "24/12/2023"), Quote)


async def test_a_last_day_that_passed_while_it_waited_is_not_sent(database, house):
    quote = await database.write(a_subscription, house, None, "15/11/2023")
    done = await database.write(confirm, house, CUSTOMER, quote.id, T0)
    await database.write(lambda tx: tx.run("UPDATE orders SET send_until = :at", at=T0 + 9 * DAY))
    await database.write(synced, house.panel_id, T0 + 2 * DAY)
    assert not await sends(database, house, done.order_id, T0 + 2 * DAY)
    assert (await database.read(orders.find, done.order_id)).reason == Release.EXPIRY


async def test_of_somebody_who_is_let_in_no_more_nothing_is_sent(database, house, later):
    assert not await sends(database, replace(house, members=()), later, FIRST)
    assert (await database.read(orders.find, later)).reason == Release.REVOKED
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0


async def test_ten_minutes_after_its_moment_it_is_given_up(database, house, later):
    assert await database.write(expire, house, FIRST + 10 * MINUTE) == 0
    assert await database.write(expire, house, FIRST + 10 * MINUTE + 1) == 1
    assert (await database.read(orders.find, later)).reason == Release.TOO_LATE


async def test_second_thoughts_are_no_shorter_for_it(database, house):
    quote = await database.write(a_planned_quote, house, SOON)
    done = await database.write(confirm, replace(house, undo_for=5_000), CUSTOMER, quote.id, T0)
    assert isinstance(done, Confirmed)
    assert (await database.read(orders.find, done.order_id)).send_at == T0 + 5_000


async def test_a_moment_that_is_past_is_refused_and_an_old_card_offered_anew_for_the_same_moment(
    database, house
):
    quote = await database.write(a_planned_quote, house, SOON)
    assert await database.write(confirm, house, CUSTOMER, quote.id, T0 + 1) == Refused(No.PAST)
    plan = plans.at(T0 + DAY, UTC)
    quote = await database.write(a_planned_quote, house, plan)
    anew = await database.write(confirm, house, CUSTOMER, quote.id, T0 + HOUR // 2)
    assert isinstance(anew, Requote)
    assert (anew.why, anew.quote.plan) == (Changed.EXPIRED, plan)
