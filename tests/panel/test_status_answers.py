"""Every form of an answer to `status`, of one id and of many."""

import json
from decimal import Decimal

import pytest
from scripted_panel import KEY, Say

from panel import (
    MISSING,
    EntryError,
    ErrorKind,
    OrderStatus,
    PanelRefused,
    PanelStatus,
    Unreadable,
    UnreadableReason,
)

DOCUMENTED = {
    "charge": "0.27819",
    "start_count": "3572",
    "status": "Partial",
    "remains": "157",
    "currency": "USD",
}
PARTIAL = OrderStatus(PanelStatus.PARTIAL, "Partial", Decimal("0.27819"), 3572, 157, "USD")
NOT_FOUND = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")
DONE = {"status": "Completed"}
COMPLETED = OrderStatus(PanelStatus.COMPLETED, "Completed")

ONE = [
    (DOCUMENTED, PARTIAL),
    ({**DOCUMENTED, "order": 1, "link": "x", "quantity": 5, "msg": "ok"}, PARTIAL),
    ({"1": DOCUMENTED}, PARTIAL),
    ([DOCUMENTED], PARTIAL),
    ([{**DOCUMENTED, "order": "1"}], PARTIAL),
    ([{"order": 2, **DONE}, {"order": 1, **DOCUMENTED}], PARTIAL),
    ({"data": DOCUMENTED}, PARTIAL),
    ({"data": {"1": DOCUMENTED}}, PARTIAL),
    ({"error": "Incorrect order ID"}, NOT_FOUND),
    ({"1": {"error": "Incorrect order ID"}}, NOT_FOUND),
    ({"1": "Incorrect order ID"}, NOT_FOUND),
    ([{"error": "Incorrect order ID"}], NOT_FOUND),
    ("Incorrect order ID", NOT_FOUND),
    (["Incorrect order ID"], NOT_FOUND),
    ({"status": "error", "message": "Incorrect order ID"}, NOT_FOUND),
    ({"status": {"error": "Incorrect order ID"}}, NOT_FOUND),
    ({"message": "Incorrect order ID"}, NOT_FOUND),
    ({**DOCUMENTED, "error": "Incorrect order ID"}, NOT_FOUND),
    ({**DOCUMENTED, "error": ""}, PARTIAL),
    ([], MISSING),
    ({}, MISSING),
    (None, MISSING),
    (7, MISSING),
    ({"1": None}, MISSING),
    ({"1": []}, MISSING),
    ({"order": 2, **DONE}, MISSING),
    ({"2": DONE}, MISSING),
    (
        {"status": "Error", "charge": "1", "message": "m"},
        OrderStatus(PanelStatus.FAILED, "Error", Decimal(1)),
    ),
    ({"charge": "1"}, OrderStatus(PanelStatus.UNRECOGNISED, "", Decimal(1))),
    ({"status": None, "remains": 4}, OrderStatus(PanelStatus.UNRECOGNISED, "", remains=4)),
    ({"status": 3}, OrderStatus(PanelStatus.UNRECOGNISED, "3")),
    ({"status": "x" * 500}, OrderStatus(PanelStatus.UNRECOGNISED, "x" * 64)),
    (
        {"status": "Active", "expiry": True, "posts": 10, "orders": [23510, "23511", 23510, None, 0]},
        OrderStatus(PanelStatus.IN_PROGRESS, "Active", children=("23510", "23511"), posts=10, expiry=True),
    ),
    (
        {"status": "Expired", "expiry": "31/12/2026", "posts": None, "orders": {"0": 5, "2": 6}},
        OrderStatus(PanelStatus.EXPIRED, "Expired", children=("5", "6"), expiry="31/12/2026"),
    ),
    (
        {"status": "In progress", "runs": 3, "orders": [23520, 23521, 23522]},
        OrderStatus(PanelStatus.IN_PROGRESS, "In progress", children=("23520", "23521", "23522"), runs=3),
    ),
]


@pytest.mark.parametrize(("body", "expected"), ONE)
async def test_one_id_is_asked_singly_and_read_in_every_form(server, client, body, expected):
    server.says(Say(body if body is not None else b"null"))
    if isinstance(body, str):
        server.says(Say(f'"{body}"'))
    batch = await client.status(["1"])
    assert batch.entries == {"1": expected}
    assert server.received == [{"key": KEY, "action": "status", "order": "1"}]


MANY = [
    (
        {"1": DOCUMENTED, "10": {"error": "Incorrect order ID"}, "100": DONE},
        {"1": PARTIAL, "10": NOT_FOUND, "100": COMPLETED},
    ),
    ({"100": DONE, "1": DOCUMENTED}, {"1": PARTIAL, "10": MISSING, "100": COMPLETED}),
    (
        {"1": DOCUMENTED, "10": "Incorrect order ID", "100": None},
        {"1": PARTIAL, "10": NOT_FOUND, "100": MISSING},
    ),
    (
        [{"order": 100, **DONE}, {"order": "1", **DOCUMENTED}, {"order": 10, "error": "Incorrect order ID"}],
        {"1": PARTIAL, "10": NOT_FOUND, "100": COMPLETED},
    ),
    (
        {"1": {"status": "Cancelled", "remains": {}}, "10": 5, "100": [[]]},
        {
            "1": OrderStatus(PanelStatus.CANCELED, "Cancelled", doubtful=("remains",)),
            "10": MISSING,
            "100": MISSING,
        },
    ),
    ({"data": {"1": DOCUMENTED}}, {"1": PARTIAL, "10": MISSING, "100": MISSING}),
    ([], dict.fromkeys(("1", "10", "100"), MISSING)),
    ({}, dict.fromkeys(("1", "10", "100"), MISSING)),
    (b"null", dict.fromkeys(("1", "10", "100"), MISSING)),
    (b"5", dict.fromkeys(("1", "10", "100"), MISSING)),
]


@pytest.mark.parametrize(("body", "expected"), MANY)
async def test_many_ids_are_asked_together_and_each_has_its_answer(server, client, body, expected):
    server.says(Say(body))
    batch = await client.status(["1", "10", "100", "1"])
    assert list(batch.entries.items()) == list(expected.items())
    assert server.received == [{"key": KEY, "action": "status", "orders": "1,10,100"}]


async def test_entries_nobody_asked_for_and_duplicate_keys_are_counted(server, client):
    server.says(
        Say(b'{"1": {"status": "Partial"}, "1": {"status": "Completed"}, "7": {"status": "x"}, "8": "x"}')
    )
    batch = await client.status(["1", "2"])
    assert batch.entries == {"1": COMPLETED, "2": MISSING}
    assert (batch.unasked, batch.duplicate_keys) == (2, 1)


NUMBERS = [
    ("charge", "0.27819", Decimal("0.27819")),
    ("charge", 0.08011655652, Decimal("0.08011655652")),
    ("charge", b"2.0E-5", Decimal("0.00002")),
    ("charge", "0", Decimal(0)),
    ("charge", None, None),
    ("charge", "", None),
    ("charge", "1,5", None),
    ("charge", "-1", None),
    ("charge", "1e999999", None),
    ("charge", b"1e999999999", None),
    ("charge", b"NaN", None),
    ("charge", "NaN", None),
    ("charge", b"Infinity", None),
    ("charge", True, None),
    ("charge", [1], None),
    ("charge", "9" * 50, None),
    ("start_count", "3572", 3572),
    ("start_count", 1526, 1526),
    ("start_count", b"50.0", 50),
    ("start_count", "50.00", 50),
    ("start_count", "1.000", None),
    ("start_count", b"1.000", None),
    ("start_count", "1,000", None),
    ("start_count", "-4", None),
    ("start_count", 1.5, None),
    ("start_count", "", None),
    ("start_count", False, None),
    ("start_count", "٣", None),
    ("start_count", 2**63, None),
    ("start_count", b"1" * 5000, None),
    ("remains", "157", 157),
    ("remains", 0, 0),
    ("remains", "0", 0),
    ("remains", None, None),
    ("remains", "", None),
    ("remains", -12, 0),
    ("remains", "-12", 0),
    ("remains", "+5", 0),
    ("remains", b"-12.0", 0),
    ("remains", "+1.000", None),
    ("remains", "1.000", None),
    ("remains", "Unknown", None),
    ("remains", 99_999, 99_999),
    ("remains", {}, None),
    ("runs", "3", 3),
    ("posts", 10, 10),
]


@pytest.mark.parametrize(("name", "value", "expected"), NUMBERS)
async def test_a_number_is_read_exactly_or_unknown(server, client, name, value, expected):
    raw = value.decode() if isinstance(value, bytes) else json.dumps(value)
    server.says(Say(f'{{"status": "Partial", "{name}": {raw}}}'))
    status = (await client.status(["1"])).entries["1"]
    assert getattr(status, name) == expected
    says_nothing = value in (None, "", "Unknown")
    assert status.doubtful == (() if expected is not None or says_nothing else (name,))


async def test_the_other_name_of_the_start_count(server, client):
    server.says(Say({"status": "Partial", "start_counter": "9"}))
    assert (await client.status(["1"])).entries["1"].start_count == 9


async def test_text_in_an_answer_can_be_stored(server, client):
    server.says(Say(b'{"status": "a\\u0000b\\ud800c", "currency": "u\\udfffd"}'))
    status = (await client.status(["1"])).entries["1"]
    assert (status.raw, status.currency) == ("a\ufffdb\ufffdc", "U\ufffdD")


async def test_a_wrong_key_is_no_error_of_an_order(server, client):
    server.says(Say({"error": "Invalid API key"}, 401))
    for ids in (["1"], ["1", "2"]):
        with pytest.raises(PanelRefused) as caught:
            await client.status(ids)
        assert caught.value.kind is ErrorKind.AUTH
    assert len(server.received) == 2


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Say("<html>", 200), UnreadableReason.HTML),
        (Say("<html>", 403), UnreadableReason.HTML),
        (Say("", 200), UnreadableReason.EMPTY),
        (Say("{", 200), UnreadableReason.NOT_JSON),
        (Say(b"[" * 100_000, 200), UnreadableReason.TOO_DEEP),
        (Say("<html>", 403, {"cf-mitigated": "challenge"}), UnreadableReason.CHALLENGE),
    ],
)
async def test_an_unreadable_answer_says_what_is_wrong(server, client, said, reason):
    server.says(said)
    with pytest.raises(Unreadable) as caught:
        await client.status(["1"])
    assert (caught.value.reason, caught.value.http_status) == (reason, said.status)
    assert len(server.received) == 1


@pytest.mark.parametrize("ids", [["1,2"], [""], ["a b"], ["x" * 65], "12"])
async def test_what_is_no_id_is_not_asked(server, client, ids):
    with pytest.raises(ValueError, match="an id is"):
        await client.status(ids)
    assert server.received == []


async def test_no_ids_no_question(server, client):
    assert (await client.status([])).entries == {}
    assert server.received == []
