"""How often the panel is asked for its balance: as a pause needs it, and never oftener than one allows."""

from decimal import Decimal

import pytest
from selling import T0, house_of, open_shop

from bot.tasks.watch import AccountWatch, PanelWatch
from panel.answers import Balance
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from shop import pauses, recovery
from shop.pauses import PauseKind
from storage import panels

SECOND = 1_000
MINUTE = 60 * SECOND
TICK = 30 * SECOND
GOOD = Balance(Decimal(5), "USD")
WRONG_KEY = PanelRefused(ErrorKind.AUTH, "Invalid API key")
SILENT = Unreachable(UnreachableReason.TIMEOUT)


class Account:
    """A panel's account that writes down when it was asked."""

    def __init__(self, clock):
        self.clock, self.answer, self.asked = clock, GOOD, []

    async def balance(self):
        self.asked.append(self.clock.now - T0)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Clock:
    now = T0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def account(clock):
    return Account(clock)


@pytest.fixture
async def house(sqlite_database):
    return house_of(await sqlite_database.write(open_shop))


@pytest.fixture
def lasts(sqlite_database, account, house, clock):
    """Let the task take its turns for so many minutes; return when it asked, in minutes from the beginning."""
    watch = PanelWatch(sqlite_database, account, house, None, clock, lambda _currency: None)

    async def run(minutes):
        account.asked.clear()
        for _ in range(minutes * MINUTE // TICK):
            await watch.balance()
            clock.now += TICK
        return [at / MINUTE for at in account.asked]

    return run


async def test_ordinarily_it_is_asked_every_ten_minutes(lasts):
    assert await lasts(31) == [0, 10, 20, 30]


@pytest.mark.parametrize("answer", [WRONG_KEY, SILENT])
async def test_a_refused_key_is_tried_every_fifteen_minutes(sqlite_database, house, account, lasts, answer):
    assert await lasts(1) == [0]
    await sqlite_database.write(recovery.key_refused, house, house.panel_id, T0)
    account.answer = answer
    assert await lasts(60) == [15, 30, 45, 60]


async def test_a_refused_key_is_not_tried_oftener_because_something_else_rests_too(
    sqlite_database, house, account, lasts
):
    account.answer = WRONG_KEY
    await sqlite_database.write(recovery.lacks_funds, house, house.panel_id, 1, 1, T0)
    for _ in range(recovery.SILENT_SENDS):
        await sqlite_database.write(recovery.send_unanswered, house, house.panel_id, T0)
    assert await lasts(40) == [0, 15, 30]


async def test_a_silent_panel_is_asked_every_half_minute_until_it_answers(
    sqlite_database, house, account, lasts
):
    await sqlite_database.write(pauses.start, house, house.panel_id, PauseKind.OUTAGE, T0, phase="down")
    account.answer = SILENT
    assert await lasts(2) == [0, 0.5, 1, 1.5]
    account.answer = GOOD
    assert await lasts(2) == [2]


async def test_a_clock_that_was_put_back_delays_no_question(sqlite_database, house, clock, lasts):
    assert await lasts(1) == [0]
    clock.now = T0 - 24 * 60 * MINUTE
    await sqlite_database.write(panels.synced, house.panel_id, clock.now)
    assert len(await lasts(1)) == 1


async def test_the_key_of_a_panel_that_is_only_followed_is_tried_while_it_is_refused(
    sqlite_database, house, account, clock
):
    sold_from = await sqlite_database.write(a_second_panel)
    watch = AccountWatch(sqlite_database, account, house_of(sold_from), house.panel_id, clock)
    await watch.balance()
    assert account.asked == []
    await sqlite_database.write(recovery.key_refused, house_of(sold_from), house.panel_id, T0)
    account.answer = WRONG_KEY
    for _ in range(31 * MINUTE // TICK):
        await watch.balance()
        clock.now += TICK
    assert [at / MINUTE for at in account.asked] == [0, 15, 30]
    account.answer, clock.now = GOOD, clock.now + 15 * MINUTE
    await watch.balance()
    assert await sqlite_database.read(pauses.stops_requests, house.panel_id, clock.now) is None


def a_second_panel(tx):
    panels.add(tx, "https://second.example", T0)
    return panels.by_address(tx, "https://second.example").id
