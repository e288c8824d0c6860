"""Faults of add and status: the answer is what the fault's line says, the panel's books stay right."""

from __future__ import annotations

import json

import pytest

from sandbox.panel.faults.adds import ADDS
from sandbox.panel.faults.statuses import STATUSES

ORDER = {"service": 1, "link": "https://instagram.com/second", "quantity": 1000}

# name: (parameters, the answer to the second `add`, whose id is 23502)
ADDED = {
    "duplicate_order_id": ({}, {"order": 23501}),
    "order_zero": ({}, {"order": 0}),
    "order_negative": ({}, {"order": -1}),
    "order_null": ({}, {"order": None}),
    "order_empty": ({}, {"order": ""}),
    "order_true": ({}, {"order": True}),
    "order_float": ({}, {"order": 23501.5}),
    "order_strange": ({}, {"order": "#23501; <b>ok</b>"}),
    "order_as_text": ({}, {"order": "23502"}),
    "order_in_list": ({}, [{"order": 23502}]),
    "order_in_data": ({}, {"data": {"order": 23502}}),
    "order_and_error": ({}, {"order": 23502, "error": "Not enough funds"}),
    "order_and_null_error": ({}, {"order": 23502, "error": None}),
    "success_without_order": ({}, {"status": "success", "msg": "Order placed"}),
    "order_created_201": ({}, {"order": 23502, "status": "success", "msg": "Order placed"}),
    "order_with_charge": ({"factor": "1.5"}, {"order": 23502, "charge": "1.35", "currency": "USD"}),
    "opaque_order_id": ({}, {"order": "ord_01HG23502"}),
}


def test_every_fault_of_add_and_status_is_tried():
    assert set(ADDED) == set(ADDS)
    assert set(SEEN) | {"small_batches", "single_keyed"} == set(STATUSES)


@pytest.mark.parametrize("name", ADDED)
async def test_add(panel, name):
    params, answer = ADDED[name]
    await panel.add()
    panel.world.faults.plan(name, **params)
    status, _, body = await panel.raw("add", **ORDER)
    assert json.loads(body) == answer
    assert status == (201 if name == "order_created_201" else 200)
    assert len(panel.world.orders) == 2
    assert (await panel.call("balance"))["balance"] == "98.2"
    known = panel.world.received.entries("add")[1].order
    assert (await panel.call("status", order=known))["status"] == "Pending"


async def test_an_add_fault_leaves_a_refusal_alone(panel):
    panel.world.faults.plan("order_zero")
    assert await panel.call("add", service=9) == {"error": "Incorrect service ID"}


ROW = {"charge": "0.9", "start_count": "0", "status": "Pending", "remains": "1000", "currency": "USD"}
ERROR = {"error": "Incorrect order ID"}


def both(**changes):
    row = {name: value for name, value in (ROW | changes).items() if value is not ...}
    return {"23501": row, "9": ERROR, "23502": row}


# name: (parameters, the answer to status of 23501, 9 and 23502)
SEEN = {
    "missing_ids": ({}, {"9": ERROR}),
    "extra_ids": ({}, {"1": {"status": "Canceled", "remains": "9", "charge": "0"}} | both()),
    "bare_errors": (
        {},
        {"23501": "Incorrect order ID", "9": "Incorrect order ID", "23502": ROW},
    ),
    "batch_error": ({}, ERROR),
    "status_list": ({}, [{"order": "23501"} | ROW, {"order": "9"} | ERROR, {"order": "23502"} | ROW]),
    "unknown_word": ({}, both(status="Moderation")),
    "numeric_status": ({}, both(status=3)),
    "odd_spelling": ({}, both(status="IN_PROGESS")),
    "no_status": ({}, both(status=...)),
    "flipped": ({}, both()),
    "dearer": ({"factor": "2"}, both(charge="1.8")),
    "no_numbers": ({}, both(charge=..., start_count=..., remains=...)),
    "null_numbers": ({}, both(charge=None, start_count=None, remains=None)),
    "blank_numbers": ({}, both(charge="", start_count="", remains="")),
    "wordy_numbers": ({}, both(remains="Unknown", start_count="1.000")),
    "plus_remains": ({}, both(remains="+5")),
    "negative_remains": ({}, both(remains=-12)),
    "large_remains": ({}, both(remains="999999999")),
    "start_counter": ({}, both(start_count=..., start_counter="0")),
    "foreign_currency": ({}, both(currency="RUB")),
    "no_currency": ({}, both(currency=...)),
}


@pytest.mark.parametrize("name", SEEN)
async def test_status(panel, name):
    params, answer = SEEN[name]
    await panel.add()
    await panel.add(link="https://instagram.com/second")
    panel.world.faults.plan(name, **params)
    assert await panel.call("status", orders="23501,9,23502") == answer
    assert await panel.call("status", orders="23501,9,23502") == both()


async def test_bare_errors_may_spare_good_rows(panel):
    await panel.add()
    panel.world.faults.plan("bare_errors", first=False)
    assert await panel.call("status", orders="23501,9") == {"23501": ROW, "9": "Incorrect order ID"}


async def test_a_single_order_is_struck_too(panel):
    order = await panel.add()
    panel.world.faults.plan("single_keyed")
    assert await panel.call("status", order=order) == {order: ROW}
    panel.world.faults.plan("unknown_word", word="Zzz")
    assert (await panel.call("status", order=order))["status"] == "Zzz"


async def test_small_batches_only_are_answered(panel):
    panel.world.faults.plan("small_batches", times=None, limit=2)
    assert await panel.call("status", orders="1,2,3") == {"error": "Maximum 2 orders"}
    assert list(await panel.call("status", orders="1,2")) == ["1", "2"]


async def test_a_final_status_flips(panel):
    order = await panel.add()
    panel.pass_time(60_000)
    panel.world.faults.plan("flipped", word="Partial")
    assert (await panel.call("status", order=order))["status"] == "Partial"
    assert (await panel.call("status", order=order))["status"] == "Completed"
