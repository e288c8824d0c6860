"""Every form of an answer to refill, refill_status and cancel."""

import json

import pytest
from scripted_panel import KEY, Say

from panel import (
    MISSING,
    CancelRequested,
    EntryError,
    ErrorKind,
    PanelRefused,
    RefillProgress,
    RefillRequested,
    RefillState,
)

NOT_FOUND = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")
REFUSED = EntryError(ErrorKind.NOT_AVAILABLE, "")
UNTRACKED = RefillRequested(None)
TAKEN = CancelRequested()

REFILL_ONE = [
    ({"refill": "1"}, RefillRequested("1")),
    ({"refill": 1}, RefillRequested("1")),
    ({"refill": "rf-9", "success": "Refill requested", "msg": "ok"}, RefillRequested("rf-9")),
    ([{"order": 5, "refill": 3}], RefillRequested("3")),
    ({"5": {"refill": 3}}, RefillRequested("3")),
    ({"refill": True}, UNTRACKED),
    ({"refill": "true"}, UNTRACKED),
    ({"success": "Refill requested"}, UNTRACKED),
    ({"status": "success"}, UNTRACKED),
    ({"refill": {"error": "Incorrect order ID"}}, NOT_FOUND),
    ({"error": "Incorrect order ID"}, NOT_FOUND),
    ([{"order": 5, "error": "Incorrect order ID"}], NOT_FOUND),
    ({"refill": "Refill not available"}, EntryError(ErrorKind.NOT_AVAILABLE, "Refill not available")),
    ({"refill": False}, REFUSED),
    ({"refill": 0}, REFUSED),
    ({"refill": None}, MISSING),
    ({"refill": ""}, MISSING),
    ({"refill": -3}, MISSING),
    ({"refill": "We will see"}, MISSING),
    ({"refill": {}}, MISSING),
    ([{"order": 6, "refill": 3}], MISSING),
    ([], MISSING),
    ({}, MISSING),
    (True, MISSING),
]


@pytest.mark.parametrize(("body", "expected"), REFILL_ONE)
async def test_one_refill(server, client, body, expected):
    server.says(Say(json.dumps(body)))
    assert (await client.refill(["5"])).entries == {"5": expected}
    assert server.received == [{"key": KEY, "action": "refill", "order": "5"}]


async def test_many_refills(server, client):
    server.says(
        Say(
            [
                {"order": 1, "refill": 11},
                {"order": 3, "refill": {"error": "Incorrect order ID"}},
                {"order": "4", "error": "Incorrect order ID"},
                {"order": 9, "refill": 1},
                "what",
            ]
        )
    )
    batch = await client.refill(["1", "2", "3", "4"])
    assert batch.entries == {"1": RefillRequested("11"), "2": MISSING, "3": NOT_FOUND, "4": NOT_FOUND}
    assert batch.unasked == 2
    assert server.received == [{"key": KEY, "action": "refill", "orders": "1,2,3,4"}]


PROGRESS_ONE = [
    ({"status": "Completed"}, RefillProgress(RefillState.COMPLETED, "Completed")),
    ({"status": "Rejected"}, RefillProgress(RefillState.REJECTED, "Rejected")),
    ({"status": "Error"}, RefillProgress(RefillState.FAILED, "Error")),
    ({"status": 4}, RefillProgress(RefillState.UNRECOGNISED, "4")),
    ([{"refill": 5, "status": "In progess"}], RefillProgress(RefillState.IN_PROGRESS, "In progess")),
    ({"5": {"status": "Awaiting"}}, RefillProgress(RefillState.PENDING, "Awaiting")),
    ({"status": {"error": "Refill not found"}}, EntryError(ErrorKind.NOT_FOUND, "Refill not found")),
    ({"error": "Refill not found"}, EntryError(ErrorKind.NOT_FOUND, "Refill not found")),
    ({"refill": 6, "status": "Completed"}, MISSING),
    ({"status": None}, MISSING),
    ({"status": {}}, MISSING),
    ([], MISSING),
]


@pytest.mark.parametrize(("body", "expected"), PROGRESS_ONE)
async def test_one_refill_status(server, client, body, expected):
    server.says(Say(body))
    assert (await client.refill_status(["5"])).entries == {"5": expected}
    assert server.received == [{"key": KEY, "action": "refill_status", "refill": "5"}]


async def test_many_refill_states(server, client):
    server.says(
        Say(
            [
                {"refill": 1, "status": "Completed"},
                {"refill": "2", "status": "Rejected"},
                {"refill": 3, "status": {"error": "Refill not found"}},
                {"refill": 4, "error": "Refill not found"},
            ]
        )
    )
    gone = EntryError(ErrorKind.NOT_FOUND, "Refill not found")
    assert (await client.refill_status(["1", "2", "3", "4", "5"])).entries == {
        "1": RefillProgress(RefillState.COMPLETED, "Completed"),
        "2": RefillProgress(RefillState.REJECTED, "Rejected"),
        "3": gone,
        "4": gone,
        "5": MISSING,
    }
    assert server.received == [{"key": KEY, "action": "refill_status", "refills": "1,2,3,4,5"}]


CANCEL_ONE = [
    ([{"order": 5, "cancel": 1}], TAKEN),
    ([{"order": "5", "cancel": "1"}], TAKEN),
    ([{"order": 5, "cancel": 77123}], TAKEN),
    ([{"order": 5, "cancel": True}], TAKEN),
    ([{"order": 5, "cancel": {"status": "success"}}], TAKEN),
    ({"cancel": 1}, TAKEN),
    ({"success": "Cancel requested"}, TAKEN),
    ({"status": "success"}, TAKEN),
    ({"ok": "true"}, TAKEN),
    ({"5": {"cancel": 1}}, TAKEN),
    ([{"order": 5, "cancel": {"error": "Incorrect order ID"}}], NOT_FOUND),
    ([{"order": 5, "error": "Incorrect order ID"}], NOT_FOUND),
    ({"error": "Incorrect order ID"}, NOT_FOUND),
    ([{"order": 5, "cancel": 0}], REFUSED),
    ([{"order": 5, "cancel": False}], REFUSED),
    ([{"order": 5, "cancel": "0"}], REFUSED),
    ([{"order": 5, "cancel": None}], MISSING),
    ([{"order": 5, "cancel": ""}], MISSING),
    ([{"order": 5}], MISSING),
    ([{"order": 4, "cancel": 1}], MISSING),
    ({"success": False}, MISSING),
    ([], MISSING),
]


@pytest.mark.parametrize(("body", "expected"), CANCEL_ONE)
async def test_one_cancel(server, client, body, expected):
    server.says(Say(body))
    assert (await client.cancel(["5"])).entries == {"5": expected}
    assert server.received == [{"key": KEY, "action": "cancel", "orders": "5"}]


async def test_many_cancels(server, client):
    server.says(Say([{"order": 9, "cancel": {"error": "Incorrect order ID"}}, {"order": 2, "cancel": 1}]))
    assert (await client.cancel(["9", "2", "3"])).entries == {"9": NOT_FOUND, "2": TAKEN, "3": MISSING}


async def test_one_yes_for_many_orders_is_no_answer_for_any(server, client):
    server.says(Say({"status": "success"}))
    assert set((await client.cancel(["1", "2"])).entries.values()) == {MISSING}


@pytest.mark.parametrize("call", ["refill", "cancel", "refill_status"])
async def test_a_wrong_key_is_no_error_of_an_order(server, client, call):
    server.says(Say({"error": "Invalid API key"}))
    with pytest.raises(PanelRefused):
        await getattr(client, call)(["1"])
