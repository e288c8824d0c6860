"""The table of an order's states: what each event makes of an order in each state, and of nothing else."""

import asyncio
from dataclasses import replace

import pytest
from order_model import InTransaction, KnowsAll
from selling import CUSTOMER, LIMITED, LOST, PLACED, REFUSED, REJECTED, T0, a_held_order, house_of, open_shop

from panel.answers import OrderStatus, Rejected
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop import ledger, pauses
from shop.audit import audit
from shop.orders import at_start, expire, outcome, resolve, send, take_back
from shop.orders.apply_status import apply_status
from storage import ledger as book
from storage import orders, panel_orders

LATER = T0 + 11 * 60_000
ANSWERS = {
    "answered placed": PLACED,
    "answered rejected": REJECTED,
    "answered duplicate": Rejected(ErrorKind.DUPLICATE_LINK, "x"),
    "answered limited": LIMITED,
    "not executed": REFUSED,
    "no answer": LOST,
}
COMPLETED = OrderStatus(PanelStatus.COMPLETED, "Completed")

# Columns: what each event makes of an order. A row that names no event leaves the state as it is.
TABLE = {
    "held": {
        "sent": "sending",
        "taken back": "released",
        "too late": "released",
        "restored": "unknown",
    },
    "sending": {
        "answered placed": "placed",
        "answered rejected": "rejected",
        "answered duplicate": "rejected",
        "answered limited": "held",
        "not executed": "held",
        "no answer": "unknown",
        "restarted": "unknown",
        "restored": "unknown",
    },
    "unknown": {
        "answered placed": "placed",
        "answered rejected": "rejected",
        "answered duplicate": "rejected",
        "answered limited": "released",
        "not executed": "released",
        "its id is": "placed",
        "not placed": "released",
    },
    "placed": {"completed": "settled"},
    "settled": {},
    "released": {},
    "rejected": {},
}


def send_it(tx, house, order, now=T0):
    send.start_sending(tx, house, order, now)


def answer(event):
    def answered(tx, house, order):
        outcome.record_outcome(tx, house, order, ANSWERS[event], LATER)

    return answered


def tell_completed(tx, house, order):
    for row in panel_orders.of_order(tx, order):
        apply_status(tx, house, row, COMPLETED, LATER)


def know_the_id(tx, house, order):
    asyncio.run(resolve.its_id_is(InTransaction(tx), KnowsAll(), house, order, "p9", 1, LATER))


EVENTS = {
    "sent": send_it,
    "taken back": lambda tx, house, order: take_back.take_back(tx, house, order, CUSTOMER, LATER),
    "too late": lambda tx, house, _order: expire.expire(tx, house, LATER),
    "restarted": lambda tx, house, _order: at_start.lose_sending(tx, house, LATER),
    "restored": lambda tx, house, _order: at_start.lose_restored(tx, house, LATER),
    "its id is": know_the_id,
    "not placed": lambda tx, house, order: resolve.not_placed(tx, house, order, 1, LATER),
    "completed": tell_completed,
    **{event: answer(event) for event in ANSWERS},
}
WAYS = {
    "held": (),
    "sending": ("sent",),
    "unknown": ("sent", "no answer"),
    "placed": ("sent", "answered placed"),
    "settled": ("sent", "answered placed", "completed"),
    "released": ("taken back",),
    "rejected": ("sent", "answered rejected"),
}
MONEY = {
    **dict.fromkeys(("held", "sending", "unknown"), (1_000_000, 0)),
    **dict.fromkeys(("placed", "settled"), (0, 1_000_000)),
    **dict.fromkeys(("released", "rejected"), (0, 0)),
}


def in_state(tx, house, state):
    order = a_held_order(tx, house)
    for event in WAYS[state]:
        EVENTS[event](tx, house, order)
    assert orders.find(tx, order).state == state
    return order


def owed_since(tx, last):
    return tx.all("SELECT kind FROM outbox WHERE id > :last AND order_id IS NOT NULL", last=last)


def try_all(tx, house, state):
    """Every event on an order of its own; what became of it, and where the money is."""
    found = {}
    for event, happens in EVENTS.items():
        tx.run("SAVEPOINT trial")
        order = in_state(tx, house, state)
        last = tx.one("SELECT max(id) AS id FROM outbox")["id"]
        happens(tx, house, order)
        after = orders.find(tx, order).state
        money = (book.balance(tx, ledger.held(CUSTOMER)), ledger.month_spent(tx, CUSTOMER, 0))
        assert money == (MONEY[after][0], sum(MONEY[after])), event
        assert (after == state) or owed_since(tx, last), event
        assert audit(tx) == [], event
        found[event] = after
        tx.run("ROLLBACK TO trial")
        tx.run("RELEASE trial")
    return found


@pytest.mark.parametrize("state", TABLE)
async def test_an_order_moves_only_along_the_table(database, state):
    house = house_of(await database.write(open_shop))
    found = await database.write(try_all, house, state)
    assert {event: after for event, after in found.items() if after != state} == TABLE[state]


async def test_every_state_and_event_of_the_table_is_tried():
    assert set(TABLE) == set(WAYS) == set(MONEY)
    assert all(set(row) <= set(EVENTS) for row in TABLE.values())


async def test_no_pause_moves_an_order(database):
    house = house_of(await database.write(open_shop))
    order = await database.write(a_held_order, house)
    for kind in pauses.PauseKind:
        if kind is not pauses.PauseKind.CURRENCY:
            await database.write(pauses.start, house, house.panel_id, kind, T0, cost=1, phase="down")
    assert await database.write(send.start_sending, replace(house), order, T0) is None
    assert (await database.read(orders.find, order)).state == "held"
