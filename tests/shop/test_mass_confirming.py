"""Batches: all lines as they were offered, once, within one limit; and what happens to them at the same moment."""

from dataclasses import replace
from functools import partial

import pytest
from batching import confirm_batch, offer_lines
from overlapping import overlapping
from selling import ADMIN, CUSTOMER, LOST, SERVICE, T0, a_quote, house_of, open_shop, set_rate

from panel.answers import OrderStatus, Placed
from panel.vocabulary import PanelStatus
from shop import ledger
from shop.audit import audit
from shop.batches import stopping
from shop.batches.confirming import Held, NotNow, Stale, Staleness, TooDear
from shop.catalogue import service as services
from shop.catalogue.snapshot import Catalogue
from shop.orders import confirm as single
from shop.orders.apply_status import apply_status
from shop.orders.confirm import Confirmed, No
from shop.orders.outcome import record_outcome
from shop.orders.send import start_sending
from storage import batches, orders, panel_orders
from storage import ledger as book

COMPLETED = OrderStatus(PanelStatus.COMPLETED, "Completed")


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


def a_batch(tx, house, lines=3, link="line"):
    """A batch that was offered: lines of 1.00 each."""
    goods = Catalogue([services.find(tx, house.panel_id, SERVICE)])
    said = "\n".join(f"11 | https://example.com/p/{link}{at} | 1000" for at in range(lines))
    offer = offer_lines(tx, house, goods, CUSTOMER, said, T0)
    assert len(offer.lines) == lines
    return offer.collected.batch.id


def a_confirmed_batch(tx, house, lines=3):
    batch = a_batch(tx, house, lines)
    assert confirm_batch(tx, house, CUSTOMER, batch, T0) == Held(batch)
    return batch, [order.id for order in batches.held(tx, batch)]


def tap(house, batch):
    return partial(confirm_batch, house=house, person=CUSTOMER, batch=batch, now=T0)


def summaries(tx):
    return len(tx.all("SELECT id FROM outbox WHERE kind = :kind", kind="batch_summary"))


async def held_money(database):
    return await database.read(book.balance, ledger.held(CUSTOMER))


async def states(database, numbers):
    return [(await database.read(orders.find, number)).state for number in numbers]


async def test_ten_confirms_at_once_hold_each_line_once(database, house):
    batch = await database.write(a_batch, house)
    answers = await overlapping(database, *[tap(house, batch)] * 10)
    assert answers == [Held(batch)] * 10
    assert len(await database.read(batches.held, batch)) == 3
    assert await held_money(database) == 3_000_000


async def test_two_batches_confirmed_at_once_do_not_both_fit_one_limit(database, house):
    house = replace(house, member_limit=5_000_000)
    pair = [await database.write(a_batch, house, link=link) for link in ("one", "two")]
    answers = await overlapping(database, *(tap(house, batch) for batch in pair))
    assert sorted(type(answer).__name__ for answer in answers) == ["Held", "TooDear"]
    assert await held_money(database) == 3_000_000


async def test_a_batch_and_an_order_confirmed_at_once_do_not_both_fit_one_limit(database, house):
    house = replace(house, member_limit=3_500_000)
    batch, quote = await database.write(a_batch, house), await database.write(a_quote, house)
    order = partial(single.confirm, house=house, person_id=CUSTOMER, quote_id=quote.id, now=T0)
    answers = await overlapping(database, tap(house, batch), order)
    assert sum(isinstance(answer, Held | Confirmed) for answer in answers) == 1
    assert await held_money(database) in {1_000_000, 3_000_000}


@pytest.mark.parametrize(("limit", "answer"), [(2_999_999, TooDear()), (3_000_000, Held(1)), (None, Held(1))])
async def test_a_limit_holds_for_the_whole_batch(database, house, limit, answer):
    batch = await database.write(a_batch, house)
    assert await database.write(tap(replace(house, member_limit=limit), batch)) == answer


CHANGES = {
    "price": lambda tx: set_rate(tx, "1.01"),
    "rules": lambda tx: tx.run("UPDATE services SET min = 11"),
    "suspended": lambda tx: tx.run("UPDATE services SET denied_by = :rule", rule="a rule"),
    "gone": lambda tx: tx.run("UPDATE services SET gone_at = 1"),
}


@pytest.mark.parametrize("what", CHANGES)
async def test_what_changed_since_it_was_offered_is_not_held(database, house, what):
    batch = await database.write(a_batch, house)
    await database.write(CHANGES[what])
    assert await database.write(tap(house, batch)) == Stale(Staleness.CHANGED, (1, 2, 3))
    assert await database.read(batches.held, batch) == []


async def test_a_lower_price_is_charged(database, house):
    batch = await database.write(a_batch, house)
    await database.write(set_rate, "0.50")
    assert await database.write(tap(house, batch)) == Held(batch)
    assert await held_money(database) == 1_500_000


async def test_nothing_is_confirmed_without_the_terms(database, house):
    batch = await database.write(a_batch, house)
    await database.write(lambda tx: tx.run("UPDATE people SET terms_at = NULL"))
    assert await database.write(tap(house, batch)) == NotNow(No.TERMS)


async def test_stop_leaves_alone_what_is_being_sent_or_unknown(database, house):
    batch, (sending, lost, held) = await database.write(a_confirmed_batch, house)
    for order in (sending, lost):
        await database.write(start_sending, house, order, T0)
    await database.write(record_outcome, house, lost, LOST, T0)
    assert await database.write(stopping.stop, house, batch, CUSTOMER, T0) == 1
    assert await states(database, (sending, lost, held)) == ["sending", "unknown", "released"]
    assert await held_money(database) == 2_000_000


async def test_nobody_else_stops_a_batch(database, house):
    batch, numbers = await database.write(a_confirmed_batch, house)
    assert await database.write(stopping.stop, house, batch, ADMIN, T0) is None
    assert await states(database, numbers) == ["held"] * 3


async def test_stop_and_sending_at_once_have_one_winner_for_each_line(database, house):
    batch, numbers = await database.write(a_confirmed_batch, house)
    stop = partial(stopping.stop, house=house, batch_id=batch, person_id=CUSTOMER, now=T0)
    start = partial(start_sending, house=house, order_id=numbers[0], now=T0)
    stopped, posting = await overlapping(database, stop, start)
    found = await states(database, numbers)
    assert (found.count("released"), found[0] == "sending") == (stopped, posting is not None)


async def test_two_last_lines_that_end_at_once_sum_the_batch_up_once(database, house):
    _, numbers = await database.write(a_confirmed_batch, house, lines=2)
    for order in numbers:
        await database.write(start_sending, house, order, T0)
        await database.write(record_outcome, house, order, Placed(f"p{order}"), T0)
    rows = [await database.read(panel_orders.by_number, house.panel_id, f"p{order}") for order in numbers]
    ends = [partial(apply_status, house=house, panel_order=row, answer=COMPLETED, now=T0 + 1) for row in rows]
    await overlapping(database, *ends)
    assert await states(database, numbers) == ["settled", "settled"]
    assert await database.read(summaries) == 1
