import asyncio
from decimal import Decimal

import pytest
from placed_orders import (
    ADDRESS,
    ADMIN,
    MINUTE,
    T0,
    a_placed_order,
    a_world,
    an_order,
    house_of,
    told,
)

from panel.answers import Balance, Batch, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from panel.vocabulary import PanelStatus
from shop import panels, pauses
from shop.balance import BalanceRead, balance_read, read_balance
from shop.pauses import PauseKind
from storage import panels as rows
from storage import readings

HOUSE = house_of()
UNKNOWN = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")
KNOWN = OrderStatus(PanelStatus.COMPLETED, "Completed")
DOWN = Unreachable(UnreachableReason.DNS)


class Account:
    def __init__(self, amount="10", currency="USD", entry=KNOWN, problem=None):
        self.answer, self.entry, self.problem = Balance(Decimal(amount), currency), entry, problem

    async def balance(self):
        if self.problem is not None:
            raise self.problem
        return self.answer

    async def status(self, ids):
        return Batch(dict.fromkeys(ids, self.entry))


@pytest.fixture
async def db(database):
    await database.write(a_world)
    await database.write(rows.synced, 1, T0)
    return database


ADDRESSES = [
    ("https://Panel.Example/api/v2", ADDRESS),
    (" https://panel.example/api/v2/ ", ADDRESS),
    ("https://panel.example:443/api/v2?key=1#x", ADDRESS),
    ("http://panel.example:8080/api/v2", "http://panel.example:8080/api/v2"),
    ("https://panel.example/API/v2", "https://panel.example/API/v2"),
    ("https://[::1]:8443/api", "https://[::1]:8443/api"),
]


@pytest.mark.parametrize(("url", "address"), ADDRESSES)
def test_a_panel_is_known_by_scheme_host_and_path(url, address):
    assert panels.address_of(url) == address


@pytest.mark.parametrize("url", ["", "panel.example", "ftp://panel.example", "https://", "https://x:port/"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ValueError, match=r"address|[Pp]ort"):
        panels.address_of(url)


async def test_the_same_address_is_the_same_panel_whatever_its_key(db):
    one = await db.write(panels.known, ADDRESS, T0)
    again = await db.write(panels.known, f"{ADDRESS}/?key=other", T0 + 5)
    other = await db.write(panels.known, "http://panel.example/api/v2", T0)
    assert one == again
    assert other.id != one.id


async def test_the_first_good_balance_fixes_both_currencies(db):
    assert await db.read(panels.books_currency) is None
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(3), "USD"), T0, "start")
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(3), None), T0 + 1, "start")
    assert await db.read(panels.books_currency) == "USD"
    assert (await db.read(rows.find, 1)).currency == "USD"
    assert [r.currency for r in await db.read(readings.since, 1, T0)] == ["USD", "USD"]


async def test_a_panel_in_another_currency_is_not_sold_from_and_the_sentence_can_name_both(db):
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(3), "USD"), T0, "start")
    other = await db.write(panels.known, "https://other.example", T0)
    await db.write(rows.synced, other.id, T0)
    for now in (T0, T0 + 1):
        await db.write(balance_read, HOUSE, other.id, Balance(Decimal(300), "RUB"), now, "start")
    assert await db.read(panels.foreign, other.id) == panels.Foreign("RUB", "USD")
    for question in (pauses.stops_confirm, pauses.stops_sending):
        pause = await db.read(question, other.id, T0)
        assert (pause.kind, pause.detail) == (PauseKind.CURRENCY, {"panel": "RUB", "books": "USD"})
    assert await db.read(pauses.stops_confirm, 1, T0) is None
    alarms = [m["args"] for m in await db.read(told, "admin_pause")]
    assert alarms == [{"pause": "currency", "panel": "RUB", "books": "USD"}]


async def with_history(db, orders=5):
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(3), "USD"), T0, "start")
    for n in range(orders):
        await db.write(a_placed_order, number=f"n{n}")


@pytest.mark.parametrize(
    ("account", "is_the_same"),
    [
        (Account(), True),
        (Account(currency=None), True),
        (Account(problem=DOWN), True),
        (Account(problem=PanelRefused(ErrorKind.AUTH, "Invalid API key")), True),
        (Account(currency="RUB"), False),
        (Account(entry=UNKNOWN), False),
    ],
)
async def test_another_account_behind_the_same_address_is_another_panel(db, account, is_the_same):
    await with_history(db)
    panel = await panels.recognise(db, account, ADDRESS, T0 + 1)
    assert (panel.id == 1) is is_the_same
    assert panel.address == ADDRESS
    assert (await panels.recognise(db, Account(), ADDRESS, T0 + 2)).id == panel.id


async def test_a_few_unknown_orders_make_no_other_panel(db):
    await with_history(db, orders=4)
    assert (await panels.recognise(db, Account(entry=UNKNOWN), ADDRESS, T0)).id == 1


async def test_a_panel_that_keeps_silent_keeps_nobody_from_starting(db, monkeypatch):
    class Silent(Account):
        async def balance(self):
            await asyncio.sleep(60)

    monkeypatch.setattr(panels, "PATIENCE_S", 0.01)
    await with_history(db)
    assert (await asyncio.wait_for(panels.recognise(db, Silent(), ADDRESS, T0), 5)).id == 1


async def moved(db, tracked=frozenset()):
    other = await db.write(panels.known, "https://other.example", T0)
    house = house_of(other.id)
    return await db.write(panels.take_over, house, frozenset(tracked), T0 + MINUTE), house


async def test_a_changed_panel_ends_open_quotes_and_tells_admins_once_how_many_orders_it_left(db):
    await db.write(panels.take_over, HOUSE, frozenset(), T0)
    for state in ("placed", "placed", "settled", "unknown"):
        await db.write(an_order, state=state)
    left, house = await moved(db)
    assert left == 3
    assert await db.write(panels.take_over, house, frozenset(), T0 + 2 * MINUTE) == 0
    expiries = await db.read(
        lambda tx: {row["expires_at"] for row in tx.all("SELECT expires_at FROM quotes")}
    )
    assert expiries == {T0 + MINUTE}
    cards = await db.read(told, "admin_panel_changed")
    assert [(m["chat_id"], m["args"]["orders"], m["args"]["address"]) for m in cards] == [(ADMIN, 3, ADDRESS)]


async def test_no_card_when_nothing_was_left_or_the_old_key_was_given_back(db):
    await db.write(panels.take_over, HOUSE, frozenset(), T0)
    await db.write(an_order, state="settled")
    assert (await moved(db))[0] == 0
    await db.write(panels.take_over, HOUSE, frozenset(), T0)
    await db.write(an_order, state="placed")
    assert (await moved(db, {1}))[0] == 1
    assert await db.read(told, "admin_panel_changed") == []


async def test_the_same_panel_at_the_next_start_changes_nothing(db):
    for _ in range(2):
        assert await db.write(panels.take_over, HOUSE, frozenset(), T0) == 0
        await db.write(an_order, state="placed")
    expiries = await db.read(
        lambda tx: {row["expires_at"] for row in tx.all("SELECT expires_at FROM quotes")}
    )
    assert expiries == {T0 + 10 * MINUTE}


async def test_a_low_balance_is_told_once_a_crossing(db):
    house = house_of(low_balance=5_000_000)
    for n, amount in enumerate(["5", "4.999999", "3", "0", "-1", "6", "5", "1"]):
        await db.write(balance_read, house, 1, Balance(Decimal(amount), "USD"), T0 + n, "regular")
    alarms = [m["args"]["amount"] for m in await db.read(told, "admin_low_balance")]
    assert alarms == ["4.999999", "1"]


async def test_without_a_limit_nobody_is_warned(db):
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(0), "USD"), T0, "regular")
    assert await db.read(told, "admin_low_balance") == []


async def test_reading_the_balance_keeps_it_with_its_cause(db):
    read = await read_balance(db, Account("100.84292"), HOUSE, T0, "desk")
    assert read == BalanceRead(Decimal("100.84292"), "USD", "USD")
    latest = await db.read(readings.latest, 1)
    assert (latest.amount, latest.cause, latest.at) == ("100.84292", "desk", T0)


async def test_a_balance_without_an_answer_is_no_reading(db):
    assert await read_balance(db, Account(problem=DOWN), HOUSE, T0, "desk") is DOWN
    assert await db.read(readings.latest, 1) is None
    assert await db.read(pauses.active, 1, T0) == []


async def test_a_refused_key_at_the_balance_begins_the_key_pause(db):
    refused = PanelRefused(ErrorKind.AUTH, "Invalid API key")
    for _ in range(2):
        assert await read_balance(db, Account(problem=refused), HOUSE, T0, "desk") is refused
    assert [pause.kind for pause in await db.read(pauses.active, 1, T0)] == [PauseKind.KEY]
    assert len(await db.read(told, "admin_pause")) == 1
    await read_balance(db, Account(), HOUSE, T0 + 1, "probe")
    assert await db.read(pauses.active, 1, T0 + 1) == []


async def test_a_key_given_back_at_an_address_that_was_taken_over_follows_the_account_known_there_before(db):
    await with_history(db)
    strangers = Account(entry=UNKNOWN)
    now_sold = await panels.recognise(db, strangers, ADDRESS, T0)
    assert now_sold.id != 1
    found = await panels.recognise_old(db, Account(), ADDRESS, now_sold.id, T0)
    assert found.id == 1
    assert (await panels.recognise(db, strangers, ADDRESS, T0)).id == now_sold.id
    assert await panels.recognise_old(db, strangers, ADDRESS, now_sold.id, T0) is None


async def test_a_key_given_back_at_another_address_follows_that_panel(db):
    other = await db.write(panels.known, "https://other.example", T0)
    assert (await panels.recognise_old(db, Account(), ADDRESS, other.id, T0)).id == 1


async def test_a_refused_key_of_a_panel_that_is_only_followed_stops_no_sales_and_says_so(db):
    await read_balance(
        db, Account(problem=PanelRefused(ErrorKind.AUTH, "Invalid key")), house_of(2), T0, "x", panel_id=1
    )
    assert await db.read(pauses.stops_requests, 1, T0) is not None
    assert [one["args"]["work"] for one in await db.read(told, "admin_trouble")] == ["old_key"]
    await read_balance(db, Account(), house_of(2), T0 + 1, "x", panel_id=1)
    assert await db.read(pauses.stops_requests, 1, T0) is None
    assert [await db.read(told, kind) for kind in ("admin_pause", "admin_pause_over")] == [[], []]
