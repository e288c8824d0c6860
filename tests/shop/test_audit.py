"""The audit names every broken invariant: each is broken by hand, behind the back of the code."""

import json

import pytest
from selling import (
    ADMIN,
    CUSTOMER,
    LOST,
    PLACED,
    REJECTED,
    T0,
    a_held_order,
    a_sending_order,
    an_order_after,
    house_of,
    open_shop,
)

from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from shop.audit import CHECKS, audit, audit_in_parts
from shop.orders.apply_status import apply_status
from storage import ledger, panel_orders
from storage.ledger import Transfer

STATES = {
    "held": a_held_order,
    "sending": a_sending_order,
    "placed": lambda tx, house: an_order_after(tx, house, PLACED),
    "rejected": lambda tx, house: an_order_after(tx, house, REJECTED),
    "unknown": lambda tx, house: an_order_after(tx, house, LOST),
}


def moved(key, source, target, kind, amount=5):
    """A transfer nobody should have written; {o} is the order's number."""

    def write(tx, order):
        row = Transfer(key.format(o=order), source, target, amount, kind, order, "bot", "test", T0)
        assert ledger.post(tx, row)

    return write


def nobodys(key, source, target, kind, amount=5):
    """A transfer that belongs to no order."""

    def write(tx, _order):
        assert ledger.post(tx, Transfer(key, source, target, amount, kind, None, "bot", "test", T0))

    return write


def twice(one, other):
    def write(tx, order):
        one(tx, order)
        other(tx, order)

    return write


def changed(sql, **params):
    def write(tx, order):
        assert tx.run(sql, order=order, **params)

    return write


def named(*names):
    found = {name for name in CHECKS if name.startswith(names)}
    assert len(found) == len(names)
    return found


HELD, SPENT = f"held:{CUSTOMER}", f"spent:{CUSTOMER}"
ANOTHER_PANEL = "INSERT INTO panels (address, first_seen_at) SELECT 'x', 1 FROM orders WHERE id = :order"
EVENT = """INSERT INTO order_events (order_id, event, actor, detail, at)
           VALUES (:order, :event, 'bot', '', :at)"""

REPEATED = """INSERT INTO schedules (person_id, quote_id, service_id, repeat, zone, minute, first_on, times, budget,
                                     state, reason, created_at, changed_at)
              SELECT {person}, quote_id, service_id, 'daily', 'UTC', 0, '2026-01-01', 1, price + {more}, 'paused', 'x', 1, 1
              FROM orders WHERE id = :order"""
OF_A_DAY = "INSERT INTO occurrences (schedule_id, day, order_id, at) VALUES (1, '2026-01-01', :order, 1)"


def repeated(person=CUSTOMER, more=0):
    return twice(changed(REPEATED.format(person=person, more=more)), changed(OF_A_DAY))


# State, what is broken, and the beginnings of the invariants that must be named.
BROKEN = [
    ("held", changed("UPDATE balances SET amount = amount + 1 WHERE :order > 0"), ["1 a cached", "5 what is held"]),
    ("held", changed("DELETE FROM balances WHERE :order > 0"), ["1 every held"]),
    ("held", moved("o/{o}/charge", HELD, "spent:8", "charge"), ["1 an order's transfers are", "5 an order's money", "5 what is held"]),
    ("held", moved("o/{o}/twice", "house", HELD, "hold"), ["1 an order's transfers have", "5 an order's money", "5 what is held"]),
    ("placed", moved("o/{o}/refund/5", SPENT, "house", "refund"), ["6 refunds equal"]),
    ("placed", moved("o/{o}/refund/9", SPENT, "house", "refund"), ["1 an order's transfers have", "6 refunds equal"]),
    ("placed", changed("UPDATE orders SET refunded = 7 WHERE id = :order"), ["6 refunds equal"]),
    ("placed", twice(moved("o/{o}/refund/5", SPENT, "house", "refund"), changed("UPDATE orders SET refunded = 5 WHERE id = :order")), ["6 refunds equal"]),
    ("held", moved("o/{o}/cost-fix", "cost", "panel:1", "cost-fix"), ["5 the predicted cost"]),
    ("held", nobodys("gift", "house", SPENT, "gift"), ["1 every transfer"]),
    ("placed", twice(changed(ANOTHER_PANEL), changed("UPDATE quotes SET panel_id = (SELECT max(id) FROM panels) WHERE :order > 0")), ["8 what is charged"]),
    ("rejected", changed("UPDATE orders SET refunded = 7 WHERE id = :order"), ["6 refunds equal"]),
    ("placed", changed("UPDATE orders SET cost = 7 WHERE id = :order"), ["5 the predicted cost"]),
    ("placed", changed("UPDATE quotes SET price = 999999, cost = 0 WHERE :order > 0"), ["8 what is charged"]),
    ("placed", changed("DELETE FROM panel_orders WHERE order_id = :order"), ["7 a placed order"]),
    ("unknown", changed("UPDATE orders SET unsettled = 'x' WHERE id = :order"), ["5 only a placed"]),
    ("rejected", changed("UPDATE orders SET panel_status = 'completed' WHERE id = :order"), ["5 only a placed"]),
    ("sending", changed("UPDATE orders SET sends = 2 WHERE id = :order"), ["4 an order is sent"]),
    ("sending", changed(EVENT, event="sending", at=T0), ["4 an order is sent", "5 an order moves"]),
    ("placed", changed(EVENT, event="unknown", at=T0), ["5 an order moves", "10 the story"]),
    ("held", changed("DELETE FROM order_events WHERE order_id = :order"), ["10 the story"]),
    ("held", changed("DELETE FROM outbox WHERE order_id = :order"), ["10 every change"]),
    ("held", repeated(more=-1), ["8 what is repeated stays"]),
    ("placed", repeated(person=ADMIN), ["8 what is repeated is"]),
    ("held", changed("UPDATE people SET terms_at = NULL WHERE :order > 0"), ["11 whoever"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "breaks", "names"), BROKEN, ids=lambda what: str(what[0]) if isinstance(what, list) else None
)
async def test_what_is_broken_is_named(database, state, breaks, names):
    house = house_of(await database.write(open_shop))
    order = await database.write(STATES[state], house)
    assert await database.read(audit) == []
    await database.write(breaks, order)
    found = await database.read(audit)
    assert {finding.invariant for finding in found} == named(*names)
    assert await audit_in_parts(database) == found


async def test_in_parts_every_order_is_looked_at_once(database, monkeypatch):
    monkeypatch.setattr("shop.audit.ORDERS_AT_ONCE", 2)
    house = house_of(await database.write(open_shop))
    for n in range(5):
        await database.write(a_held_order, house, link=f"https://example.com/p/{n}")
    await database.write(
        changed(
            "DELETE FROM order_events WHERE order_id > :order",
        ),
        0,
    )
    found = await audit_in_parts(database)
    assert found == await database.read(audit)
    assert [f.row["what"] for f in found if f.invariant.startswith("10 the story")] == [1, 2, 3, 4, 5]


async def test_a_finding_names_its_rows(database):
    house = house_of(await database.write(open_shop))
    order = await database.write(an_order_after, house, PLACED)
    await database.write(changed("UPDATE orders SET refunded = 7 WHERE id = :order"), order)
    (finding,) = await database.read(audit)
    assert (finding.row["what"], finding.row["refunded"], finding.row["paid"]) == (order, 7, 0)
    assert json.dumps(dict(finding.row), default=str)


async def test_a_child_at_another_panel_is_named(database):
    house = house_of(await database.write(open_shop))
    order = await database.write(an_order_after, house, PLACED)
    await database.write(
        lambda tx: tx.run("INSERT INTO panels (address, first_seen_at) VALUES ('https://other', 1)")
    )
    await database.write(panel_orders.keep, house.panel_id + 1, "c1", order, None, is_child=True)
    (finding,) = await database.read(audit)
    assert finding.invariant.startswith("7 a panel's id")


async def test_old_orders_need_no_message_any_more(database):
    house = house_of(await database.write(open_shop))
    await database.write(an_order_after, house, PLACED)
    await database.write(lambda tx: tx.run("DELETE FROM outbox"))
    assert await database.read(audit)
    row = await database.read(panel_orders.by_number, house.panel_id, "p1")
    late = T0 + 26 * 24 * 3_600_000
    completed = OrderStatus(PanelStatus.COMPLETED, "Completed")
    await database.write(apply_status, house, row, completed, late)
    assert await database.read(audit) == []


async def test_the_database_itself_refuses_what_sql_can_refuse(database):
    from storage.errors import ConstraintViolated

    house = house_of(await database.write(open_shop))
    order = await database.write(an_order_after, house, PLACED)
    for statement in (
        "UPDATE transfers SET amount = 1 WHERE order_id = :order",
        "DELETE FROM transfers WHERE order_id = :order",
        "UPDATE orders SET price = 1, cost = 0 WHERE id = :order",
        "UPDATE orders SET state = 'held' WHERE id = :order",
        "UPDATE orders SET refunded = price + 1 WHERE id = :order",
        "DELETE FROM orders WHERE id = :order",
        "UPDATE balances SET amount = -1 WHERE :order > 0",
    ):
        with pytest.raises(ConstraintViolated):
            await database.write(changed(statement), order)
    await database.write(changed("UPDATE orders SET refunded = 5 WHERE id = :order"), order)
    with pytest.raises(ConstraintViolated):
        await database.write(changed("UPDATE orders SET refunded = 4 WHERE id = :order"), order)
