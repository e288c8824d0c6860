"""Quotes: what is offered, to whom, and what a service must not be to be offered; and both modes of the ledger."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from selling import (
    ADMIN,
    CUSTOMER,
    PLACED,
    REJECTED,
    SERVICE,
    T0,
    a_held_order,
    a_quote,
    an_order_after,
    house_of,
    open_shop,
    set_rate,
)

from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from shop import allowance, ledger, notices, quotes
from shop.audit import audit
from shop.catalogue import service as services
from shop.drafts import Draft
from shop.house import Mode
from shop.notices import Notice
from shop.orders import twins
from shop.orders.apply_status import apply_status
from shop.orders.show import Only, any_order, find, order_of, page, story, unknown
from shop.quotes import Quote, QuoteProblem
from storage import ledger as book
from storage import outbox, owners, panel_orders, suspensions
from storage.ledger import Transfer


@pytest.fixture
async def house(database):
    return house_of(await database.write(open_shop))


def offer(tx, house, *, link="https://example.com/p/1", quantity=1000):
    service = services.find(tx, house.panel_id, SERVICE)
    return quotes.make(tx, house, CUSTOMER, Draft(1, CUSTOMER, SERVICE, link, quantity), service, T0)


async def test_a_quote_fixes_everything_for_ten_minutes(database, house):
    await database.write(set_rate, "0.0333")
    quote = await database.write(offer, house, quantity=10)
    assert (quote.price, quote.units, quote.rate, quote.expires_at) == (
        333,
        10,
        Decimal("0.0333"),
        T0 + 600_000,
    )
    assert (quote.currency, quote.link, quote.service_name) == ("USD", "https://example.com/p/1", "Likes")
    assert await database.read(quotes.find, quote.id, CUSTOMER) == quote
    assert await database.read(quotes.find, quote.id, ADMIN) is None
    assert await database.read(quotes.find, 999, CUSTOMER) is None


async def test_a_package_has_no_quantity_and_costs_its_rate(database, house):
    await database.write(lambda tx: tx.run("UPDATE services SET type = 'package'"))
    quote = await database.write(offer, house, quantity=77)
    assert (quote.quantity, quote.units, quote.price) == (None, 1, 1_000_000)


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"quantity": 9}, QuoteProblem.QUANTITY),
        ({"quantity": 100_001}, QuoteProblem.QUANTITY),
        ({"quantity": None}, QuoteProblem.QUANTITY),
        ({"quantity": 0}, QuoteProblem.QUANTITY),
        ({"link": ""}, QuoteProblem.LINK),
        ({"link": "no link"}, QuoteProblem.LINK),
    ],
)
async def test_what_cannot_be_ordered_is_not_quoted(database, house, wanted, problem):
    assert await database.write(offer, house, **wanted) is problem


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE services SET denied_by = 'x'", QuoteProblem.DENIED),
        ("UPDATE services SET type = 'tweet storm'", QuoteProblem.LATER),
        ("UPDATE services SET rate = '0'", QuoteProblem.SUSPENDED),
        ("UPDATE services SET rate = '99999999999'", QuoteProblem.QUANTITY),
        ("UPDATE services SET number = 'a b'", QuoteProblem.FIELDS),
        ("DELETE FROM marks", QuoteProblem.CURRENCY),
        ("UPDATE panels SET currency = 'EUR'", QuoteProblem.CURRENCY),
    ],
)
async def test_what_is_not_sold_is_not_quoted(database, house, statement, problem):
    await database.write(lambda tx: tx.run(statement))
    assert await database.write(offer, house) is problem


async def test_what_is_suspended_or_denied_now_is_not_quoted(database, house):
    strict = type("Strict", (), {"verdict": staticmethod(lambda *words: "".join(words))})
    assert await database.write(offer, replace(house, policy=strict)) is QuoteProblem.DENIED
    await database.write(suspensions.start, SERVICE, "overcharge", "", T0)
    assert await database.write(offer, house) is QuoteProblem.SUSPENDED


@pytest.mark.parametrize(
    "column", ["name", "type", "refill", "cancel", "dripfeed", "platform", "kind", "min", "max"]
)
async def test_the_fingerprint_shows_a_change_of_what_the_card_promises(database, house, column):
    def rules(tx):
        return services.find(tx, house.panel_id, SERVICE).rules

    before = await database.read(rules)
    value = {"min": 11, "max": 12}.get(
        column, "unknown" if column in {"refill", "cancel", "dripfeed"} else "new"
    )
    await database.write(lambda tx: tx.run(f"UPDATE services SET {column} = :value", value=value))  # noqa: S608 - of this test
    assert await database.read(rules) != before


def berlin(*day):
    return int(datetime(*day, tzinfo=ZoneInfo("Europe/Berlin")).timestamp() * 1000)


async def test_what_came_back_of_last_month_leaves_no_more_for_this_one(database, house):
    house = replace(house, member_limit=1_500_000, zone=ZoneInfo("Europe/Berlin"))
    last, now = berlin(2023, 11, 30, 23, 59, 59), berlin(2023, 12, 1)
    order = await database.write(an_order_after, house, PLACED)
    await database.write(
        book.post, Transfer(f"o/{order}/refund/9", "spent:7", "house", 9, "refund", order, "bot", "x", now)
    )
    assert await database.read(allowance.left_this_month, house, CUSTOMER, last) == 500_009
    assert await database.read(allowance.left_this_month, house, CUSTOMER, now) == 1_500_000
    assert await database.read(allowance.left_this_month, house_of(house.panel_id), CUSTOMER, now) is None
    assert datetime.fromtimestamp(now / 1000, UTC).day == 30


async def test_a_shop_sells_from_a_wallet_and_switching_modes_keeps_the_books(database, house):
    shop = replace(house, mode=Mode.SHOP)
    await database.write(
        book.post, Transfer("pay", "payments", "available:7", 5_000_000, "pay", None, "bot", "x", T0)
    )
    placed = await database.write(an_order_after, shop, PLACED)
    refused = await database.write(an_order_after, shop, REJECTED)
    row = await database.read(panel_orders.by_number, house.panel_id, "p1")
    canceled = OrderStatus(PanelStatus.CANCELED, "Canceled")
    await database.write(apply_status, house, row, canceled, T0)
    sides = [(t.kind, t.from_account, t.to_account) for t in await database.read(book.of_order, placed)]
    assert sides == [
        ("hold", "available:7", "held:7"),
        ("cost", f"panel:{house.panel_id}", "cost"),
        ("charge", "held:7", "sales"),
        ("refund", "refunds", "available:7"),
    ]
    back = (await database.read(book.of_order, refused))[-1]
    assert (back.from_account, back.to_account) == ("held:7", "available:7")
    assert await database.read(book.balance, ledger.available(CUSTOMER)) == 5_000_000
    assert await database.read(audit) == []


async def test_an_order_is_shown_to_its_person_and_to_admins(database, house):
    order = await database.write(an_order_after, house, PLACED)
    assert (await database.read(order_of, order, CUSTOMER)).number == "p1"
    assert await database.read(order_of, order, ADMIN) is None
    assert (await database.read(any_order, order)).person_id == CUSTOMER
    assert [line.event for line in await database.read(story, order)] == ["held", "sending", "placed"]


async def test_a_persons_list_is_filtered(database, house):
    placed = await database.write(an_order_after, house, PLACED)
    refused = await database.write(an_order_after, house, REJECTED)
    for only, expected in {
        Only.ALL: [refused, placed],
        Only.ACTIVE: [placed],
        Only.DONE: [],
        Only.RETURNED: [refused],
    }.items():
        found, count = await database.read(page, CUSTOMER, only, 0, 10)
        assert ([order.id for order in found], count) == (expected, len(expected))
    assert await database.read(unknown) == ([], 0)


async def test_an_admin_finds_an_order_by_what_they_have(database, house):
    order = await database.write(an_order_after, house, PLACED)
    for text in (f" #{order} ", "p1", "http://www.example.com/p/1/?utm_source=x"):
        assert [found.id for found in await database.read(find, text)] == [order], text
    assert await database.read(find, "nothing") == []


async def test_a_second_order_of_one_kind_on_one_link_is_seen_before(database, house):
    quote = await database.write(a_quote, house)
    assert await database.read(twins.twin_of, quote) is None
    order = await database.write(a_held_order, house)
    assert await database.read(twins.twin_of, quote) == order
    assert isinstance(quote, Quote)


async def test_every_admin_is_alarmed_once(database, house):
    house = replace(house, admins=(ADMIN, 3))
    await database.write(owners.add, CUSTOMER, T0)
    for _ in range(2):
        await database.write(notices.alarm, house, Notice.ADMIN_PAUSE, T0, key="k", pause="key")
    rows = await database.read(outbox.waiting, T0, 10)
    assert [(row.chat_id, row.args) for row in rows] == [
        (n, '{"pause": "key"}') for n in (ADMIN, 3, CUSTOMER)
    ]


async def test_a_message_is_owed_once_and_replaces_older_card_states(database, house, signals):
    order = await database.write(a_held_order, house)
    for _ in range(2):
        await database.write(
            notices.tell, Notice.ORDER_FINAL, CUSTOMER, T0, key="f", order_id=order, refunded=1
        )
    (row,) = await database.read(outbox.waiting, T0 + 99_999, 10)
    assert (row.kind, row.args) == ("order_final", '{"refunded": 1}')
    assert "outbox" in signals
