"""Repeated orders: one a day at most, within price and budget; what is missed, what is in the way, and what follows."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from overlapping import overlapping
from placed_orders import told
from repeating import (
    DAY,
    FIRST,
    HOUR,
    MINUTE,
    a_plan,
    a_planned_quote,
    a_schedule,
    days,
    found,
    time_comes,
)
from selling import ADMIN, CUSTOMER, LOST, PLACED, T0, house_of, open_shop, set_rate

from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from shop import ledger, panels, pauses
from shop.audit import audit
from shop.catalogue.apply import apply
from shop.catalogue.plan import Do, Step
from shop.house import Mode
from shop.orders import at_start
from shop.orders.apply_status import apply_status
from shop.orders.confirm import No, Refused, Repeats, confirm
from shop.orders.outcome import record_outcome
from shop.orders.send import start_sending
from shop.pauses import PauseKind
from shop.schedules import changing, show
from shop.schedules.occurring import occur
from shop.schedules.plan import Repeat
from storage import catalogue, occurrences, orders, panel_orders, quotes, schedules
from storage import ledger as book
from storage.catalogue import Facts
from storage.panels import synced

CANCELED = OrderStatus(PanelStatus.CANCELED, "Canceled")


@pytest.fixture
async def house(database):
    panel_id = await database.write(open_shop)
    yield house_of(panel_id)
    assert await database.read(audit) == []


@pytest.fixture
def comes(database, house):
    """A moment comes for the schedule; returns what became of its days."""

    async def comes(now, house=house):
        await database.write(time_comes, house, now)
        return await database.read(days)

    return comes


async def kinds(database):
    rows = await database.read(told)
    return [(row["kind"], row["args"].get("why")) for row in rows if row["kind"].startswith("schedule")]


async def test_confirm_holds_nothing_and_a_second_tap_begins_nothing(database, house):
    quote = await database.write(a_planned_quote, house, a_plan())
    answers = [await database.write(confirm, house, CUSTOMER, quote.id, T0) for _ in range(2)]
    assert answers == [Repeats(1), Repeats(1)]
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 0
    assert await database.read(schedules.due, FIRST - 1, 9) == []
    assert await database.read(schedules.next_due_at) == FIRST
    assert await database.write(quotes.prune, T0 + 90 * DAY) == 0, "what is repeated keeps its quote"


async def test_each_day_has_one_order_until_the_last(database, house, comes):
    await database.write(a_schedule, house, a_plan(times=3))
    assert await comes(FIRST - 1) == {}
    for day in range(5):
        for _ in range(2):
            await comes(FIRST + day * DAY)
    assert await comes(FIRST + 6 * DAY) == dict.fromkeys(range(3), 1_000_000)
    assert (await database.read(found)).state == "ended"
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 3_000_000
    assert await kinds(database) == [("schedule_ordered", None)] * 3 + [("schedule_ended", "done")]


async def test_a_week_lies_between_weekly_orders_and_none_comes_after_the_end(database, house, comes):
    plan = a_plan(repeat=Repeat.WEEKLY)
    plan = replace(plan, times=None, until=plan.day.fromordinal(plan.day.toordinal() + 13))
    await database.write(a_schedule, house, plan)
    for day in range(30):
        await comes(FIRST + day * DAY)
    assert await database.read(days) == {0: 1_000_000, 7: 1_000_000}
    assert (await database.read(found)).reason == "done"


async def test_the_second_time_that_clocks_show_is_no_hour_late(database, house, comes):
    """On 25 October it is half past two twice in Berlin: at 0:30 and at 1:30 UTC."""
    second = int(datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("UTC")).timestamp()) * 1000
    plan = a_plan(at=second, zone=ZoneInfo("Europe/Berlin"))
    await database.write(synced, house.panel_id, second - HOUR // 2)
    await database.write(a_schedule, house, plan, second - HOUR // 2)
    assert await comes(second - 1) == {}
    assert await comes(second + 5_000) == {0: 1_000_000}
    assert await comes(second + DAY) == {0: 1_000_000, 1: 1_000_000}


async def test_many_who_make_it_at_once_make_one_order(database, house):
    await database.write(a_schedule, house)
    await database.write(synced, house.panel_id, FIRST)
    await overlapping(database, *[partial(occur, house=house, schedule_id=1, now=FIRST)] * 8)
    assert await database.read(days) == {0: 1_000_000}
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 1_000_000


async def test_the_database_keeps_one_order_for_a_day(database, house, comes):
    """A process that was killed before it went on to the next day finds the day done."""
    await database.write(a_schedule, house)
    await comes(FIRST)
    first_day = (await database.read(found)).first_on
    await database.write(schedules.wait_for, 1, first_day, FIRST, FIRST)
    assert await comes(FIRST + MINUTE) == {0: 1_000_000}
    assert (await database.read(found)).next_at == FIRST + DAY
    with pytest.raises(RuntimeError, match="is done with"):
        await database.write(occurrences.ordered, 1, first_day, 1, FIRST)


async def test_of_what_was_missed_the_latest_alone_is_made_up_and_only_within_an_hour(database, house, comes):
    await database.write(a_schedule, house)
    assert await comes(FIRST + 2 * DAY + HOUR) == {2: 1_000_000}
    assert (await database.read(found)).next_at == FIRST + 3 * DAY
    assert await comes(FIRST + 3 * DAY + HOUR + 1) == {2: 1_000_000, 3: "stopped"}
    assert await kinds(database) == [("schedule_ordered", None), ("schedule_missed", "stopped")]
    assert await comes(FIRST + 4 * DAY) == {2: 1_000_000, 3: "stopped", 4: 1_000_000}


async def test_a_dearer_order_is_not_made_and_a_cheaper_one_costs_what_it_costs(database, house, comes):
    await database.write(a_schedule, house)
    await database.write(set_rate, "0.50")
    assert await comes(FIRST) == {0: 500_000}
    await database.write(set_rate, "1.01")
    assert await comes(FIRST + DAY) == {0: 500_000}
    paused = await database.read(found)
    assert (paused.state, paused.reason, paused.next_at) == ("paused", "price", None)
    assert [row["args"]["price"] for row in await database.read(told, "schedule_paused")] == [1_010_000]
    await comes(FIRST + 2 * DAY)
    assert len(await kinds(database)) == 2, "it is told once"
    assert not await database.write(changing.resume, 1, CUSTOMER, FIRST + 2 * DAY), "only a new card helps"


async def test_the_budget_counts_what_is_held_and_charged_less_what_came_back(database, house, comes):
    await database.write(a_schedule, house, a_plan(budget=2_500_000))
    for day in range(3):
        await comes(FIRST + day * DAY)
    assert await database.read(days) == {0: 1_000_000, 1: 1_000_000}
    assert (await database.read(found)).reason == "budget"
    assert (await database.read(occurrences.spent, 1)).amount == 2_000_000


async def test_what_came_back_can_be_spent_again(database, house, comes):
    await database.write(a_schedule, house, a_plan(budget=1_000_000))
    await comes(FIRST)

    def canceled(tx):
        start_sending(tx, house, 1, FIRST)
        record_outcome(tx, house, 1, PLACED, FIRST)
        [row] = panel_orders.of_order(tx, 1)
        apply_status(tx, house, row, CANCELED, FIRST)

    await database.write(canceled)
    assert await comes(FIRST + DAY) == {0: 1_000_000, 1: 1_000_000}
    assert await comes(FIRST + 2 * DAY) == {0: 1_000_000, 1: 1_000_000}
    assert (await database.read(found)).reason == "budget"


OBSTACLES = {
    "terms": lambda tx: tx.run("UPDATE people SET terms_at = NULL WHERE id = :id", id=CUSTOMER),
    "changed": lambda tx: tx.run("UPDATE services SET min = 11"),
    "suspended": lambda tx: tx.run(
        "INSERT INTO suspensions (service_id, reason, detail, agreed, since) VALUES (1, :r, :r, 0, 1)",
        r="price",
    ),
    "denied": lambda tx: tx.run("UPDATE services SET denied_by = :rule", rule="a rule"),
    "gone": lambda tx: tx.run("UPDATE services SET gone_at = 1"),
}


@pytest.mark.parametrize("why", OBSTACLES)
async def test_what_is_in_the_way_pauses_it_and_is_told_once(database, house, comes, why):
    await database.write(a_schedule, house)
    await database.write(OBSTACLES[why])
    for minute in range(2):
        assert await comes(FIRST + minute * MINUTE) == {}
    paused = await database.read(found)
    assert (paused.state, paused.reason) == ("paused", why)
    assert await kinds(database) == [("schedule_paused", why)]
    if why == "terms":
        await database.write(lambda tx: tx.run("UPDATE people SET terms_at = 1"))


OF_THE_HOUSE = {
    "revoked": {"members": ()},
    "limit": {"member_limit": 999_999},
    "money": {"mode": Mode.SHOP},
}


@pytest.mark.parametrize("why", OF_THE_HOUSE)
async def test_who_may_not_or_cannot_pay_gets_no_order(database, house, comes, why):
    await database.write(a_schedule, house)
    assert await comes(FIRST, replace(house, **OF_THE_HOUSE[why])) == {}
    assert (await database.read(found)).reason == why
    assert await kinds(database) == [("schedule_paused", why)]


async def test_two_due_at_once_do_not_both_fit_one_limit(database, house):
    limited = replace(house, member_limit=1_500_000)
    for link in ("a", "b"):
        await database.write(a_schedule, house, link=f"https://example.com/p/{link}")
    await database.write(synced, house.panel_id, FIRST)
    both = [partial(occur, house=limited, schedule_id=number, now=FIRST) for number in (1, 2)]
    await overlapping(database, *both)
    assert await database.read(book.balance, ledger.held(CUSTOMER)) == 1_000_000


async def test_a_pause_of_sales_is_waited_for_and_after_an_hour_the_day_goes_without(database, house, comes):
    await database.write(a_schedule, house)
    await database.write(pauses.start, house, house.panel_id, PauseKind.MAINTENANCE, FIRST)
    assert await comes(FIRST) == {}
    assert (await database.read(found)).next_at == FIRST + MINUTE
    assert await comes(FIRST + HOUR) == {}
    assert (await database.read(found)).next_at == FIRST + HOUR + 1
    assert await comes(FIRST + HOUR + 1) == {0: "maintenance"}
    assert (await database.read(found)).next_at == FIRST + DAY
    await comes(FIRST + DAY)
    await database.write(pauses.end, house, house.panel_id, PauseKind.MAINTENANCE, FIRST + DAY)
    assert await comes(FIRST + DAY + MINUTE) == {0: "maintenance", 1: 1_000_000}


async def test_nothing_is_ordered_on_top_of_an_order_that_nobody_knows_the_fate_of(database, house, comes):
    await database.write(a_schedule, house)
    await comes(FIRST)

    def lost(tx):
        start_sending(tx, house, 1, FIRST)
        record_outcome(tx, house, 1, LOST, FIRST)

    await database.write(lost)
    await comes(FIRST + DAY)
    assert await comes(FIRST + DAY + HOUR + 1) == {0: 1_000_000, 1: "unknown"}
    await database.write(record_outcome, house, 1, PLACED, FIRST + DAY)
    assert await comes(FIRST + 2 * DAY) == {0: 1_000_000, 1: "unknown", 2: 1_000_000}


async def test_a_person_pauses_resumes_and_stops_their_own(database, house, comes):
    await database.write(a_schedule, house)
    assert not await database.write(changing.pause, 1, ADMIN, T0)
    assert await database.write(changing.pause, 1, CUSTOMER, T0)
    assert await comes(FIRST) == {}
    assert not await database.write(changing.resume, 1, ADMIN, FIRST)
    assert await database.write(changing.resume, 1, CUSTOMER, FIRST + MINUTE)
    assert await comes(FIRST + MINUTE) == {}, "what was missed meanwhile is not made up"
    assert await comes(FIRST + DAY) == {1: 1_000_000}
    assert not await database.write(changing.stop, 1, ADMIN, FIRST + DAY)
    assert await database.write(changing.stop, 1, CUSTOMER, FIRST + DAY)
    assert await comes(FIRST + 2 * DAY) == {1: 1_000_000}
    assert not await database.write(changing.resume, 1, CUSTOMER, FIRST + 2 * DAY)
    assert (await database.read(orders.find, 1)).state == "held", "what was ordered goes on"


OTHER = {"name": "Telegram Members", "platform": "telegram", "kind": "members"}


def given_away(tx, _house):
    tx.run("UPDATE services SET gone_at = 1")
    row = catalogue.find(tx, 1)
    facts = row.listed._asdict()
    assert catalogue.add(tx, 1, Facts(**facts | OTHER), FIRST)


def changed_by_a_sync(tx, house):
    row = catalogue.find(tx, 1)
    facts = row.listed._asdict()
    apply(tx, house, [Step(Do.REPLACE, row, Facts(**facts | OTHER))], FIRST, doubtful=1)


@pytest.mark.parametrize("way", [given_away, changed_by_a_sync])
async def test_another_service_under_its_number_is_never_ordered(database, house, comes, way):
    """Found by a sync at once; and where the number was given away while the service was gone, when it is due."""
    await database.write(a_schedule, house)
    await database.write(way, house)
    at_once = (await database.read(found)).state == "ended"
    assert at_once == (way is changed_by_a_sync)
    assert await comes(FIRST) == {}
    assert (await database.read(found)).reason == "replaced"
    assert await kinds(database) == [("schedule_ended", "replaced")]


async def test_a_changed_panel_lets_it_rest(database, house, comes):
    await database.write(a_schedule, house)
    await database.write(panels.known, "https://other.example/api/v2", FIRST)
    await database.write(panels.take_over, replace(house, panel_id=2), frozenset(), FIRST)
    assert (await database.read(found)).reason == "panel"
    await database.write(panels.take_over, house, frozenset(), FIRST)
    assert await database.write(changing.resume, 1, CUSTOMER, FIRST)
    assert await comes(FIRST + DAY) == {1: 1_000_000}


async def test_in_a_restored_copy_nothing_is_made_up(database, house, comes):
    """The order of the day may have been made and sent after the copy was made."""
    await database.write(a_schedule, house)
    await database.write(
        lambda tx: tx.run("INSERT INTO marks (name, value, at) VALUES (:n, :v, 1)", n="backup", v="1")
    )
    await database.write(at_start.recover, house, FIRST)
    assert await comes(FIRST + MINUTE) == {}
    assert (await database.read(found)).reason == "restored"
    await database.write(pauses.end, house, house.panel_id, PauseKind.RESTORED, FIRST + MINUTE)
    assert await database.write(changing.resume, 1, CUSTOMER, FIRST + MINUTE)
    assert await comes(FIRST + MINUTE) == {}
    assert await comes(FIRST + DAY) == {1: 1_000_000}


async def test_a_new_card_goes_on_in_the_place_of_the_old_one(database, house, comes):
    """The new price is confirmed; days, orders and money of before still count."""
    old = await database.write(a_planned_quote, house, a_plan(times=4, budget=4_000_000))
    await database.write(confirm, house, CUSTOMER, old.id, T0)
    await comes(FIRST)
    await database.write(set_rate, "1.10")
    now = FIRST + DAY
    await comes(now)
    standing = await database.read(show.standing, 1, CUSTOMER, now)
    rest = show._rest_of(standing, now)
    assert (rest.times, rest.budget, rest.instead_of, rest.at) == (3, 3_000_000, 1, FIRST + 2 * DAY)
    quote = await database.write(a_planned_quote, house, rest, now)
    assert await database.write(confirm, house, ADMIN, quote.id, now) == Refused(No.GONE)
    for _ in range(2):
        assert await database.write(confirm, house, CUSTOMER, quote.id, now) == Repeats(1)
    renewed = await database.read(found)
    assert (renewed.price, renewed.times, renewed.budget, renewed.state) == (
        1_100_000,
        4,
        4_000_000,
        "active",
    )
    for day in range(2, 6):
        await comes(FIRST + day * DAY)
    assert await database.read(days) == {-2: 1_000_000, 0: 1_100_000, 1: 1_100_000}, (
        "from the new first day on"
    )
    assert (await database.read(found)).reason == "budget"


async def test_the_old_card_of_what_goes_on_otherwise_begins_nothing(database, house):
    old = await database.write(a_planned_quote, house, a_plan())
    await database.write(confirm, house, CUSTOMER, old.id, T0)
    new = await database.write(a_planned_quote, house, replace(a_plan(times=2), instead_of=1))
    assert await database.write(confirm, house, CUSTOMER, new.id, T0) == Repeats(1)
    await database.write(confirm, house, CUSTOMER, old.id, T0)
    assert await database.read(schedules.count, CUSTOMER) == 1


async def test_nobody_changes_what_another_repeats_and_nothing_that_has_ended(database, house):
    await database.write(a_schedule, house)
    instead = replace(a_plan(), instead_of=1)
    theirs = await database.write(a_planned_quote, house, instead, person=ADMIN)
    assert await database.write(confirm, house, ADMIN, theirs.id, T0) == Refused(No.GONE)
    await database.write(changing.stop, 1, CUSTOMER, T0)
    mine = await database.write(a_planned_quote, house, instead)
    assert await database.write(confirm, house, CUSTOMER, mine.id, T0) == Refused(No.GONE)


async def test_a_day_that_has_its_order_gets_no_other_by_a_changed_time(database, house, comes):
    await database.write(a_schedule, house)
    await comes(FIRST)
    later = replace(a_plan(at=FIRST + 10 * MINUTE), instead_of=1)
    quote = await database.write(a_planned_quote, house, later, FIRST)
    assert await database.write(confirm, house, CUSTOMER, quote.id, FIRST) == Refused(No.TAKEN)


@pytest.mark.parametrize(
    ("change", "no"),
    [
        ({"at": T0}, No.PAST),
        ({"budget": 999_999}, No.BUDGET),
        ({"until": a_plan().day.replace(year=2000)}, No.NEVER),
    ],
)
async def test_what_cannot_be_repeated_is_refused(database, house, change, no):
    quote = await database.write(a_planned_quote, house, a_plan(**change))
    assert await database.write(confirm, house, CUSTOMER, quote.id, T0) == Refused(no)
    assert await database.read(schedules.count, CUSTOMER) == 0


async def test_one_person_repeats_so_many_orders_and_no_more(database, house, monkeypatch):
    monkeypatch.setattr("shop.schedules.confirming.MOST", 2)
    quotes = [await database.write(a_planned_quote, house, a_plan()) for _ in range(3)]
    done = [await database.write(confirm, house, CUSTOMER, quote.id, T0) for quote in quotes]
    assert done == [Repeats(1), Repeats(2), Refused(No.MANY)]
    assert await database.write(confirm, house, CUSTOMER, quotes[0].id, T0) == Repeats(1)
    await database.write(changing.stop, 1, CUSTOMER, T0)
    assert await database.write(confirm, house, CUSTOMER, quotes[2].id, T0) == Repeats(3)


async def test_sales_pauses_and_changes_stop_the_confirm_of_a_repeat(database, house):
    quote = await database.write(a_planned_quote, house, a_plan())
    await database.write(pauses.start, house, house.panel_id, PauseKind.MAINTENANCE, T0)
    assert await database.write(confirm, house, CUSTOMER, quote.id, T0) == Refused(No.MAINTENANCE)
    await database.write(pauses.end, house, house.panel_id, PauseKind.MAINTENANCE, T0)
    await database.write(set_rate, "1.01")
    anew = await database.write(confirm, house, CUSTOMER, quote.id, T0)
    assert anew.quote.plan == a_plan(), "the new card is for the same moments"
