"""Faults of refill, cancel, services and balance, and the table of faults as a whole."""

from __future__ import annotations

import pytest
from panel_stage import service

from sandbox.panel.faults import FAULTS
from sandbox.panel.faults.adds import ADDS
from sandbox.panel.faults.catalogues import CATALOGUES
from sandbox.panel.faults.pages import PAGES
from sandbox.panel.faults.refused import REFUSED
from sandbox.panel.faults.requests import REQUESTS
from sandbox.panel.faults.shapes import SHAPES
from sandbox.panel.faults.statuses import STATUSES
from sandbox.panel.faults.transport import TRANSPORT


def test_every_fault_of_these_actions_is_tried():
    assert set(ASKED) == set(REQUESTS)
    assert set(LISTED) | set(HELD) == set(CATALOGUES)


def test_names_are_used_once_and_each_has_its_line():
    tables = (TRANSPORT, PAGES, REFUSED, SHAPES, ADDS, STATUSES, REQUESTS, CATALOGUES)
    assert sum(map(len, tables)) == len(FAULTS) > 110
    assert len({fault.line for fault in FAULTS.values()}) == len(FAULTS)


WRONG = {"error": "Incorrect order ID"}
# name: (action, fields, answer, whether the panel took the request)
ASKED = {
    "no_plural": ("cancel", {"orders": "23501,9"}, {"error": "Incorrect request"}, False),
    "refill_true": ("refill", {"order": "23502"}, {"refill": True}, True),
    "refill_words": (
        "refill",
        {"orders": "23502,9"},
        [
            {"order": 23502, "refill": 1, "success": "Refill has been sent", "msg": "ok"},
            {"order": 9, "refill": WRONG},
        ],
        True,
    ),
    "flat_errors": (
        "refill",
        {"orders": "23502,9"},
        [{"order": 23502, "refill": 1}, {"order": 9} | WRONG],
        True,
    ),
    "refill_odd_word": (
        "refill_status",
        {"refills": "7"},
        [{"refill": 7, "status": {"error": "Refill not found"}}],
        False,
    ),
    "cancel_true": (
        "cancel",
        {"orders": "23501,9"},
        [{"order": 23501, "cancel": True}, {"order": 9, "cancel": WRONG}],
        True,
    ),
    "cancel_text": ("cancel", {"orders": "23501"}, [{"order": 23501, "cancel": "1"}], True),
    "cancel_request_id": ("cancel", {"orders": "23501"}, [{"order": 23501, "cancel": 4711}], True),
    "cancel_success": (
        "cancel",
        {"orders": "23501"},
        [{"order": 23501, "cancel": {"status": "success"}}],
        True,
    ),
    "cancel_zero": (
        "cancel",
        {"orders": "23501,9"},
        [{"order": 23501, "cancel": 0}, {"order": 9, "cancel": 0}],
        False,
    ),
}


@pytest.fixture
async def two_orders(make_world, open_panel):
    """23501 is pending for ever, 23502 is completed."""
    panel = await open_panel(make_world(service(fate="pending"), service("2")))
    await panel.add()
    await panel.add("2")
    panel.pass_time(60_000)
    return panel


@pytest.mark.parametrize("name", ASKED)
async def test_refill_and_cancel(two_orders, name):
    panel = two_orders
    action, fields, answer, taken = ASKED[name]
    panel.world.faults.plan(name, action=action)
    assert await panel.call(action, **fields) == answer
    assert (bool(panel.world.refills) or panel.world.orders["23501"].canceling) == taken


async def test_without_plural_forms_single_ids_still_work(two_orders):
    two_orders.world.faults.plan("no_plural", times=None)
    assert await two_orders.call("cancel", order="23501") == {"cancel": 1}
    assert (await two_orders.call("status", order="23501"))["status"] == "Pending"
    assert await two_orders.call("status", orders="23501") == {"error": "Incorrect request"}


async def test_a_refill_has_a_word_nobody_knows(two_orders):
    await two_orders.call("refill", order="23502")
    two_orders.world.faults.plan("refill_odd_word")
    assert await two_orders.call("refill_status", refill="1") == {"status": "Examination"}


ROWS = [service(str(n)).row() for n in range(1, 11)]
DEAR = [row | {"rate": "1.440"} for row in ROWS]
PIN = {"name": "Pinterest Followers | reused id", "category": "Pinterest"}
LISTED = {
    "catalogue_empty": ({}, []),
    "catalogue_null": ({}, None),
    "catalogue_words": ({}, {"status": "success", "data": "Empty Data"}),
    "catalogue_error": ({}, {"error": "Incorrect request"}),
    "catalogue_wrapped": ({}, {"services": ROWS}),
    "catalogue_object": ({}, {str(index): row for index, row in enumerate(ROWS)}),
    "catalogue_vanish": ({}, ROWS[4:]),
    "catalogue_broken": ({}, [{"name": "Instagram Likes", "rate": "?"}] * 5 + ROWS[5:]),
    "catalogue_doubled": ({}, ROWS + [row | {"rate": "1.80"} for row in ROWS]),
    "catalogue_shuffled": ({}, ROWS[::-1]),
    "service_vanishes": ({"service": "3"}, ROWS[:2] + ROWS[3:]),
    "rates_change": ({"factor": "1.6"}, DEAR),
    "types_change": ({"service": 1}, [ROWS[0] | {"type": "Custom Comments"}, *ROWS[1:]]),
    "ids_reused": ({}, [row | PIN for row in ROWS]),
}
HELD = {
    "balance_negative": "-3.5",
    "balance_commas": "1,234.50",
    "balance_number": 12.3,
    "balance_null": None,
    "balance_words": "unlimited",
}


@pytest.mark.parametrize("name", LISTED)
async def test_catalogue(make_world, open_panel, name):
    params, answer = LISTED[name]
    panel = await open_panel(make_world(*(service(str(n)) for n in range(1, 11))))
    panel.world.faults.plan(name, **params)
    assert await panel.call("services") == answer
    assert await panel.call("services") == ROWS


@pytest.mark.parametrize("name", HELD)
async def test_balance(panel, name):
    panel.world.faults.plan(name)
    assert await panel.call("balance") == {"balance": HELD[name], "currency": "USD"}
    assert await panel.call("balance") == {"balance": "100", "currency": "USD"}
