from dataclasses import replace
from decimal import Decimal

import pytest
from placed_orders import HOUR, MINUTE, T0, a_world, an_order, house_of, told

from panel.answers import Balance
from shop import pauses, recovery
from shop.balance import balance_read
from shop.pauses import RULES, PauseKind, Stops
from storage import panels

HOUSE = house_of()
ROWS = [kind for kind in PauseKind if kind is not PauseKind.CURRENCY]


@pytest.fixture
async def db(database):
    await database.write(a_world)
    await database.write(panels.synced, 1, T0)
    return database


async def stopped(db, now=T0):
    """What each of the three questions answers now."""
    asked = (pauses.stops_confirm, pauses.stops_sending, pauses.stops_requests)
    found = [await db.read(question, 1, now) for question in asked]
    return tuple(pause and pause.kind.value for pause in found)


TABLE = [
    # pause, stops Confirm, stops sending, stops every request
    (PauseKind.OUTAGE, False, True, False),
    (PauseKind.FUNDS, True, True, False),
    (PauseKind.KEY, True, True, True),
    (PauseKind.MAINTENANCE, True, False, False),
    (PauseKind.RESTORED, True, True, False),
]


@pytest.mark.parametrize(("kind", "confirm", "sending", "requests"), TABLE)
async def test_each_pause_stops_what_the_table_says(db, kind, confirm, sending, requests):
    assert await stopped(db) == (None, None, None)
    await db.write(pauses.start, HOUSE, 1, kind, T0, cost=1)
    assert await stopped(db) == tuple(kind.value if stops else None for stops in (confirm, sending, requests))
    await db.write(pauses.end, HOUSE, 1, kind, T0 + 1)
    assert await stopped(db) == (None, None, None)


def test_the_table_has_every_kind_and_an_end_for_each():
    assert set(RULES) == set(PauseKind)
    assert all(rule.stops and rule.ends_by for rule in RULES.values())
    assert RULES[PauseKind.STALE].stops == {Stops.CONFIRM}


@pytest.mark.parametrize("kind", ROWS)
async def test_start_and_end_happen_and_are_told_once(db, signals, kind):
    start, end = (
        (lambda now: db.write(pauses.start, HOUSE, 1, kind, now)),
        (lambda now: db.write(pauses.end, HOUSE, 1, kind, now)),
    )
    assert [await start(T0), await start(T0), await start(T0 + 5)] == [True, False, False]
    assert [await end(T0 + 9), await end(T0 + 9)] == [True, False]
    assert [m["args"]["pause"] for m in await db.read(told, "admin_pause")] == [kind.value]
    over = [m["args"] for m in await db.read(told, "admin_pause_over")]
    assert over == [{"pause": kind.value, "lasted": 9}]
    assert "orders" in signals


async def test_a_pause_that_comes_again_is_told_again(db):
    for now in (T0, T0 + HOUR):
        await db.write(pauses.start, HOUSE, 1, PauseKind.KEY, now)
        await db.write(pauses.end, HOUSE, 1, PauseKind.KEY, now + 1)
    assert len(await db.read(told, "admin_pause")) == 2


async def test_pauses_of_one_panel_do_not_stop_another(db):
    await db.write(panels.add, "https://other.example", T0)
    await db.write(panels.synced, 2, T0)
    await db.write(pauses.start, HOUSE, 2, PauseKind.KEY, T0)
    assert await stopped(db) == (None, None, None)


async def silent(db, times):
    return [await db.write(recovery.send_unanswered, HOUSE, 1, T0) for _ in range(times)]


async def test_three_sends_in_a_row_without_an_answer_are_an_outage(db):
    assert await silent(db, 2) == [False, False]
    assert not await db.write(recovery.send_answered, HOUSE, 1, T0)
    assert await silent(db, 3) == [False, False, True]
    assert await stopped(db) == (None, "outage", None)
    assert await db.read(pauses.probe_every, 1) == 30_000
    assert len(await db.read(told, "admin_pause")) == 1


async def answers(db, amount="5", now=T0):
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(amount), "USD"), now, "probe")


async def test_after_an_outage_one_order_goes_out_alone_first(db, signals):
    await silent(db, 3)
    assert not await db.write(recovery.send_answered, HOUSE, 1, T0)
    assert await stopped(db) == (None, "outage", None)
    await answers(db)
    assert "orders" in signals
    assert await stopped(db) == (None, None, None)
    assert await db.read(pauses.probe_every, 1) is None
    await db.write(an_order, state="sending")
    assert await stopped(db) == (None, "outage", None)
    assert await db.write(recovery.send_answered, HOUSE, 1, T0)
    assert await stopped(db) == (None, None, None)
    assert len(await db.read(told, "admin_pause_over")) == 1


async def test_a_trial_without_an_answer_is_the_outage_again_without_a_new_alarm(db):
    await silent(db, 3)
    await answers(db)
    assert await silent(db, 1) == [True]
    assert await stopped(db) == (None, "outage", None)
    assert await db.read(pauses.probe_every, 1) == 30_000
    await answers(db)
    assert await stopped(db) == (None, None, None)
    assert len(await db.read(told, "admin_pause")) == 1


async def test_missing_funds_end_when_the_balance_covers_the_dearest_order_that_failed(db):
    assert await db.write(recovery.lacks_funds, HOUSE, 1, 11, 2_000_000, T0)
    assert not await db.write(recovery.lacks_funds, HOUSE, 1, 12, 5_000_000, T0)
    assert not await db.write(recovery.lacks_funds, HOUSE, 1, 13, 1_000_000, T0)
    assert await db.read(pauses.probe_every, 1) == MINUTE
    await answers(db, "4.999999")
    assert await stopped(db) == ("funds", "funds", None)
    (pause,) = await db.read(pauses.active, 1, T0)
    assert pause.detail == {"order_id": 12, "cost": 5_000_000}
    await answers(db, "5")
    assert await stopped(db) == (None, None, None)


async def test_money_in_another_currency_covers_no_order(db):
    await answers(db, "1")
    await db.write(recovery.lacks_funds, HOUSE, 1, 11, 2_000_000, T0)
    await db.write(balance_read, HOUSE, 1, Balance(Decimal(5000), "RUB"), T0, "probe")
    assert PauseKind.FUNDS in [pause.kind for pause in await db.read(pauses.active, 1, T0)]
    await answers(db, "2")
    assert await stopped(db) == (None, None, None)


async def test_a_refused_key_stops_everything_until_the_balance_answers(db):
    assert await db.write(recovery.key_refused, HOUSE, 1, T0)
    assert not await db.write(recovery.key_refused, HOUSE, 1, T0)
    assert await db.read(pauses.probe_every, 1) == 15 * MINUTE
    assert await stopped(db) == ("key", "key", "key")
    await answers(db)
    assert await stopped(db) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("funds", True),
        ("key", True),
        ("maintenance", True),
        ("restored", True),
        ("outage", False),
        ("stale", False),
    ],
)
async def test_an_admin_ends_what_an_admin_may_end(db, kind, ends):
    await db.write(pauses.start, HOUSE, 1, PauseKind(kind), T0)
    assert await db.write(pauses.end_by_admin, HOUSE, 1, PauseKind(kind), T0) is ends


async def test_maintenance_is_told_to_the_other_admins_alone(db):
    house = replace(HOUSE, admins=(1, 2))

    def to_whom(tx):
        return [
            (row["chat_id"], row["kind"]) for row in tx.all("SELECT chat_id, kind FROM outbox ORDER BY id")
        ]

    await db.write(pauses.start, house, 1, PauseKind.MAINTENANCE, T0, admin_id=1)
    assert await db.read(to_whom) == [(2, "admin_pause")]
    await db.write(pauses.end_by_admin, house, 1, PauseKind.MAINTENANCE, T0, by=2)
    assert (await db.read(to_whom))[1:] == [(1, "admin_pause_over")]


async def test_a_good_balance_ends_no_maintenance(db):
    await db.write(pauses.start, HOUSE, 1, PauseKind.MAINTENANCE, T0, admin_id=1)
    await answers(db)
    assert await stopped(db) == ("maintenance", None, None)


async def test_an_old_catalogue_stops_confirm_at_once_and_a_sync_starts_it_at_once(db):
    assert await stopped(db, T0 + HOUR) == (None, None, None)
    assert await stopped(db, T0 + HOUR + 1) == ("stale", None, None)
    assert not await db.write(pauses.review_stale, HOUSE, 1, T0 + HOUR)
    for _ in range(2):
        assert await db.write(pauses.review_stale, HOUSE, 1, T0 + HOUR + 1)
    assert len(await db.read(told, "admin_pause")) == 1
    await db.write(panels.synced, 1, T0 + 2 * HOUR)
    assert await stopped(db, T0 + 2 * HOUR) == (None, None, None)
    assert not await db.write(pauses.review_stale, HOUSE, 1, T0 + 2 * HOUR)
    assert len(await db.read(told, "admin_pause_over")) == 1


async def test_a_panel_that_was_never_synced_sells_nothing(db):
    await db.write(panels.add, "https://other.example", T0)
    assert (await db.read(pauses.stops_confirm, 2, T0)).kind is PauseKind.STALE


async def test_of_several_pauses_the_first_of_the_table_is_named(db):
    for kind in (PauseKind.FUNDS, PauseKind.MAINTENANCE, PauseKind.OUTAGE):
        await db.write(pauses.start, HOUSE, 1, kind, T0, cost=1)
    assert await stopped(db) == ("maintenance", "funds", None)
    assert [p.kind for p in await db.read(pauses.active, 1, T0)] == ["maintenance", "funds", "outage"]
