"""Every form of an answer to `add`, over real HTTP: a clear yes, a clear no, provably nothing, or unknown."""

import json
from decimal import Decimal

import pytest
from scripted_panel import LINK, Say

from panel import (
    ErrorKind,
    NotExecuted,
    NotExecutedReason,
    Placed,
    Rejected,
    Unknown,
    UnknownReason,
)

PLACED = [
    ({"order": 23501}, Placed("23501")),
    ({"order": "23501"}, Placed("23501")),
    ({"order": "507f1f77bcf86cd799439011"}, Placed("507f1f77bcf86cd799439011")),
    ({"order": "ord_01HGW-2"}, Placed("ord_01HGW-2")),
    ({"order": "MM1030"}, Placed("MM1030")),
    ({"order": 10**60}, Placed("1" + "0" * 60)),
    (
        {"status": "success", "order": 5, "msg": "ok", "charge": "0.27819", "currency": "usd"},
        Placed("5", Decimal("0.27819"), "USD"),
    ),
    (b'{"order": 5, "charge": 0.08011655652}', Placed("5", Decimal("0.08011655652"))),
    ({"order": 5, "error": ""}, Placed("5")),
    ({"order": 5, "error": None}, Placed("5")),
    ({"order": 5, "error": False, "success": True}, Placed("5")),
    ({"order": 5, "charge": None}, Placed("5")),
    ({"order": 5, "charge": "n/a", "remains": {}}, Placed("5")),
    ([{"order": 5}], Placed("5")),
    ({"data": {"order": 5}}, Placed("5")),
    ({"status": "success", "data": [{"order": "7"}]}, Placed("7")),
    (b'\xef\xbb\xbf \n{"order": 5}\r\n', Placed("5")),
    (b'{"order": 4, "order": 5}', Placed("5")),
    (b'{"order": 5, "msg": "\xff\xfe", "x": NaN}', Placed("5")),
    (b'{"order": 5, "msg": "line\nbreak \\ud83d \\u0000"}', Placed("5")),
]


@pytest.mark.parametrize(("body", "placed"), PLACED)
@pytest.mark.parametrize("status", [200, 201])
async def test_an_order_id_is_a_clear_yes(server, client, order, body, placed, status):
    server.says(Say(body, status))
    assert await client.add(order) == placed
    assert len(server.received) == 1


UNKNOWN = [
    ({"order": 0}, UnknownReason.CONTRADICTION),
    ({"order": "0"}, UnknownReason.CONTRADICTION),
    ({"order": -5}, UnknownReason.CONTRADICTION),
    ({"order": "-5"}, UnknownReason.CONTRADICTION),
    ({"order": None}, UnknownReason.CONTRADICTION),
    ({"order": ""}, UnknownReason.CONTRADICTION),
    ({"order": "null"}, UnknownReason.CONTRADICTION),
    ({"order": True}, UnknownReason.CONTRADICTION),
    ({"order": False}, UnknownReason.CONTRADICTION),
    ({"order": 5.5}, UnknownReason.CONTRADICTION),
    ({"order": 10**70}, UnknownReason.CONTRADICTION),
    ({"order": "x" * 65}, UnknownReason.CONTRADICTION),
    ({"order": "order placed"}, UnknownReason.CONTRADICTION),
    ({"order": {"id": 5}}, UnknownReason.CONTRADICTION),
    ({"order": [5]}, UnknownReason.CONTRADICTION),
    (b'{"order": NaN}', UnknownReason.CONTRADICTION),
    (b'{"order": 5, "error": NaN}', UnknownReason.CONTRADICTION),
    (b'{"order": 5, "error": 1e99}', UnknownReason.CONTRADICTION),
    ({"order": 5, "error": "Not enough funds on balance"}, UnknownReason.CONTRADICTION),
    ({"order": None, "error": "Not enough funds on balance"}, UnknownReason.CONTRADICTION),
    ({"order": 5, "status": "error", "message": "Incorrect link"}, UnknownReason.CONTRADICTION),
    ({"order": 5, "status": "fail"}, UnknownReason.CONTRADICTION),
    ({"order": 5, "success": False}, UnknownReason.CONTRADICTION),
    ({"data": {"order": 5, "error": "Incorrect link"}}, UnknownReason.CONTRADICTION),
    ({"error": "Incorrect link", "data": {"order": 5}}, UnknownReason.CONTRADICTION),
    ({"success": True}, UnknownReason.SHAPE),
    ({"status": "success", "message": "Order placed"}, UnknownReason.SHAPE),
    ({"message": "Not enough funds"}, UnknownReason.SHAPE),
    ({"status": "error"}, UnknownReason.SHAPE),
    ({}, UnknownReason.SHAPE),
    ([], UnknownReason.SHAPE),
    ([{"order": 5}, {"order": 6}], UnknownReason.SHAPE),
    (b"null", UnknownReason.SHAPE),
    (b"23501", UnknownReason.SHAPE),
    (b'"23501"', UnknownReason.SHAPE),
    (b'"Incorrect link"', UnknownReason.SHAPE),
    (b"true", UnknownReason.SHAPE),
    (b"", UnknownReason.EMPTY),
    (b" \n", UnknownReason.EMPTY),
    (b'{"order": 235', UnknownReason.NOT_JSON),
    (b'Warning: x in y.php on line 3\n{"order": 5}', UnknownReason.NOT_JSON),
    (b'{"order": 5} {"order": 6}', UnknownReason.NOT_JSON),
    (b"<html>ok</html>", UnknownReason.NOT_JSON),
    pytest.param(b"[" * 100_000, UnknownReason.NOT_JSON, id="endless depth"),
    pytest.param(b'{"a":' * 40 + b"1" + b"}" * 40, UnknownReason.NOT_JSON, id="too deep"),
    ({"error": "Something new happened"}, UnknownReason.ERROR_TEXT),
    ({"error": "Order placed but quantity was adjusted"}, UnknownReason.ERROR_TEXT),
    ({"error": "Server error"}, UnknownReason.ERROR_TEXT),
    ({"error": True}, UnknownReason.ERROR_TEXT),
    ({"error": {"a": 1}}, UnknownReason.ERROR_TEXT),
]


WORDS = ["created", "Pending", "placed", "order_placed", "accepted", "yes", "order", "duplicate", "_", "--"]


@pytest.mark.parametrize("word", WORDS)
async def test_a_word_where_the_id_belongs_is_no_order(server, client, order, word):
    server.says(Say({"order": word}))
    assert await client.add(order) == Unknown(UnknownReason.CONTRADICTION, "HTTP 200")


@pytest.mark.parametrize(
    "body",
    [
        {"success": False, "message": "Nope {}"},
        [{"error": "Nope {}"}],
        {"data": {"error": "Nope {}"}},
        {"data": {"msg": "Nope {}"}},
        "Nope {}",
    ],
)
async def test_people_who_decide_see_what_an_unclear_answer_said(server, client, order, body):
    server.says(Say(json.dumps(body).replace("{}", LINK)))
    outcome = await client.add(order)
    assert isinstance(outcome, Unknown)
    assert outcome.text == "Nope ***"


@pytest.mark.parametrize(("body", "reason"), UNKNOWN)
async def test_what_is_neither_yes_nor_no_is_unknown(server, client, order, body, reason):
    server.says(Say(body))
    outcome = await client.add(order)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is reason
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 520, 524, 600, 999])
@pytest.mark.parametrize("body", [b"<html>", b"", {"error": "Not enough funds"}, {"error": "what?"}, {}])
async def test_a_server_error_is_unknown_whatever_it_complains_of(server, client, order, status, body):
    server.says(Say(body, status))
    outcome = await client.add(order)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.SERVER_ERROR
    assert len(server.received) == 1


async def test_an_order_id_counts_even_with_a_server_error(server, client, order):
    server.says(Say({"order": 77}, 500))
    assert await client.add(order) == Placed("77")


REJECTED = [
    ({"error": "Not enough funds on balance"}, ErrorKind.FUNDS, "Not enough funds on balance"),
    ({"error": {"message": "Insufficient balance", "code": 7}}, ErrorKind.FUNDS, "Insufficient balance"),
    ({"error": {"code": "account_banned"}}, ErrorKind.AUTH, "account_banned"),
    ({"error": ["Incorrect link", "Bad"]}, ErrorKind.BAD_LINK, "Incorrect link; Bad"),
    ({"error": True, "message": "Incorrect link"}, ErrorKind.BAD_LINK, "Incorrect link"),
    ({"status": "error", "message": "Incorrect service ID"}, ErrorKind.BAD_SERVICE, "Incorrect service ID"),
    ({"status": "fail", "msg": "Incorrect service ID"}, ErrorKind.BAD_SERVICE, "Incorrect service ID"),
    ({"error": "  INVALID   api\nkey!! "}, ErrorKind.AUTH, "INVALID api key!!"),
    ({"error": "This panel is temporarily unavailable"}, ErrorKind.MAINTENANCE, None),
]


@pytest.mark.parametrize(("body", "kind", "text"), REJECTED)
@pytest.mark.parametrize("status", [200, 400, 401, 403, 405, 422])
async def test_an_error_of_a_rejecting_class_is_a_clear_no(server, client, order, body, kind, text, status):
    server.says(Say(body, status))
    assert await client.add(order) == Rejected(kind, text or body["error"])


@pytest.mark.parametrize("status", [200, 400, 429])
@pytest.mark.parametrize(
    "body",
    [
        {"error": "Rate limit exceeded"},
        {"error": "Too many requests"},
        {"error": "Too many failed attempts"},
        {"status": "error", "message": "Too many requests."},
    ],
)
async def test_a_rate_limit_as_json_was_not_executed_and_pauses_the_panel(
    server, client, order, status, body
):
    server.says(Say(body, status, {"Retry-After": "30"}))
    assert await client.add(order) == NotExecuted(NotExecutedReason.RATE_LIMITED, 30.0)
    assert 29 < client.paused_s < 38
    assert client.try_reserve_add(LINK) is None


async def test_the_usual_429_body_of_a_framework_is_a_rate_limit(server, client, order):
    server.says(Say({"message": "Too Many Attempts."}, 429))
    assert await client.add(order) == NotExecuted(NotExecutedReason.RATE_LIMITED)


async def test_seconds_in_words_are_kept_to(server, client, order):
    server.says(Say({"error": "Spam protection, wait 7 seconds"}))
    assert await client.add(order) == NotExecuted(NotExecutedReason.RATE_LIMITED, 7.0)
    assert 6 < client.paused_s < 9


async def test_a_429_page_is_unknown_but_pauses_the_panel(server, client, order):
    server.says(Say("<html>slow down</html>", 429))
    assert await client.add(order) == Unknown(UnknownReason.NOT_JSON, "HTTP 429")
    assert client.paused_s > 0


@pytest.mark.parametrize("status", [200, 403, 503])
async def test_a_challenge_was_stopped_in_front_of_the_panel(server, client, order, status):
    server.says(Say("<html>Just a moment</html>", status, {"CF-Mitigated": "challenge"}))
    outcome = await client.add(order)
    assert outcome == NotExecuted(NotExecutedReason.CHALLENGE)
    assert outcome.pauses_panel
    assert client.paused_s > 0


async def test_a_page_that_only_looks_like_a_challenge_is_unknown(server, client, order):
    server.says(Say("<html>Just a moment</html>", 403))
    assert await client.add(order) == Unknown(UnknownReason.NOT_JSON, "HTTP 403")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("body", ["", "<html>moved</html>", {"error": "Incorrect link"}])
async def test_a_redirect_is_followed_nowhere_and_unknown(server, client, order, status, body):
    target = server.url.replace("/api/v2", "/elsewhere?key=secret#x")
    server.says(Say(body, status, {"Location": target}), Say({"order": 5}))
    outcome = await client.add(order)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.MOVED
    assert outcome.text.endswith("/elsewhere")
    assert len(server.received) == 1
