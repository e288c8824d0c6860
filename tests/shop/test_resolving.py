"""People resolve what nobody knows: the panel is asked first, each word counts once, money moves once."""

from dataclasses import replace

import pytest
from selling import ADMIN, CUSTOMER, LOST, PLACED, T0, a_sending_order, an_order_after, house_of, open_shop

from panel.answers import Batch, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from panel.vocabulary import PanelStatus
from shop import ledger, pauses, recovery
from shop.audit import audit
from shop.house import Mode
from shop.orders.at_start import lose_restored
from shop.orders.resolve import Refusal, Resolved, its_id_is, not_placed
from storage import ledger as book
from storage import orders

MINUTE = 60_000


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


class Panel:
    def __init__(self, *known, silent=False):
        self.known, self.silent = known, silent

    async def status(self, ids):
        if self.silent:
            raise Unreachable(UnreachableReason.TIMEOUT)
        there = OrderStatus(PanelStatus.IN_PROGRESS, "In progress")
        gone = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")
        return Batch({number: there if number in self.known else gone for number in ids})


async def test_an_id_the_panel_knows_places_the_order_once(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    for _ in range(2):
        assert await its_id_is(database, Panel("77"), house, order_id, " #77 ", ADMIN, T0) == Resolved(
            order_id
        )
    order = await database.read(orders.find, order_id)
    assert order.state == "placed"
    assert [t.kind for t in await database.read(book.of_order, order_id)] == ["hold", "cost", "charge"]


@pytest.mark.parametrize(
    ("panel", "number", "refusal"),
    [
        (Panel("77"), "78", Refusal.PANEL_KNOWS_NOT),
        (Panel("77", silent=True), "77", Refusal.PANEL_SILENT),
        (Panel("77"), "seventy seven", Refusal.NO_NUMBER),
        (Panel("77"), "7" * 65, Refusal.NO_NUMBER),
        (Panel("p1"), "p1", Refusal.HELD),
    ],
)
async def test_an_id_that_cannot_be_it_changes_nothing(database, house, panel, number, refusal):
    await database.write(an_order_after, house, PLACED)
    order_id = await database.write(an_order_after, house, LOST, link="https://example.com/p/2")
    assert await its_id_is(database, panel, house, order_id, number, ADMIN, T0) is refusal
    assert (await database.read(orders.find, order_id)).state == "unknown"


async def test_not_placed_gives_the_money_back_once_and_not_too_early(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    early = T0 + 10 * MINUTE - 1
    assert await database.write(not_placed, house, order_id, ADMIN, early) is Refusal.TOO_EARLY
    for _ in range(2):
        assert await database.write(not_placed, house, order_id, ADMIN, early + 1) == Resolved(order_id)
    assert (await database.read(orders.find, order_id)).state == "released"
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0


async def test_two_admins_who_disagree_get_one_truth(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    later = T0 + 11 * MINUTE
    assert await database.write(not_placed, house, order_id, ADMIN, later) == Resolved(order_id)
    assert await its_id_is(database, Panel("77"), house, order_id, "77", 2, later) is Refusal.NOT_UNKNOWN
    other = await database.write(an_order_after, house, LOST, link="https://example.com/p/2")
    assert await its_id_is(database, Panel("78"), house, other, "78", 2, later) == Resolved(other)
    assert await database.write(not_placed, house, other, ADMIN, later) is Refusal.NOT_UNKNOWN


async def test_an_order_that_does_not_exist(database, house):
    assert await its_id_is(database, Panel("77"), house, 999, "77", ADMIN, T0) is Refusal.NOT_UNKNOWN
    assert await database.write(not_placed, house, 999, ADMIN, T0) is Refusal.NOT_UNKNOWN


class WrongKey(Panel):
    asked = 0

    async def status(self, _ids):
        self.asked += 1
        raise PanelRefused(ErrorKind.AUTH, "Invalid API key")


async def test_a_key_that_is_refused_is_not_tried_again_for_an_admins_word(database, house):
    order_id, panel = await database.write(an_order_after, house, LOST), WrongKey()
    for _ in range(2):
        done = await its_id_is(database, panel, house, order_id, "77", ADMIN, T0)
        assert done is Refusal.PANEL_SILENT
    assert panel.asked == 1
    assert await database.read(pauses.stops_requests, house.panel_id, T0) is not None
    await database.write(recovery.balance_answered, house, house.panel_id, 5, T0)
    assert await its_id_is(database, Panel("77"), house, order_id, "77", ADMIN, T0) == Resolved(order_id)


async def test_an_order_of_another_panel_gets_no_id_from_this_one(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    done = await its_id_is(
        database, Panel("77"), replace(house, panel_id=house.panel_id + 1), order_id, "77", ADMIN, T0
    )
    assert done is Refusal.OTHER_PANEL


async def test_a_copy_that_was_being_sent_counts_as_posted_until_it_was_put_in_place(database, house):
    order_id = await database.write(a_sending_order, house)
    restored = T0 + 60 * MINUTE
    await database.write(lose_restored, house, restored)
    early, late = restored + 10 * MINUTE - 1, restored + 10 * MINUTE
    assert await database.write(not_placed, house, order_id, ADMIN, early) is Refusal.TOO_EARLY
    assert await database.write(not_placed, house, order_id, ADMIN, late) == Resolved(order_id)


async def test_a_changed_mode_gives_money_back_where_it_came_from(database, house):
    order_id = await database.write(an_order_after, house, LOST)
    shop = replace(house, mode=Mode.SHOP)
    await database.write(not_placed, shop, order_id, ADMIN, T0 + 10 * MINUTE)
    hold, back = await database.read(book.of_order, order_id)
    assert (hold.from_account, back.to_account) == (ledger.HOUSE, ledger.HOUSE)
