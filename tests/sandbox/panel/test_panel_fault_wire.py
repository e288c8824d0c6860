"""Faults of the connection, of the front, and of words: each does what its line says."""

from __future__ import annotations

import asyncio
import json

import pytest
from aiohttp import ClientError

from sandbox.panel.faults.pages import PAGES
from sandbox.panel.faults.refused import REFUSED
from sandbox.panel.faults.transport import TRANSPORT

ORDER = {"service": 1, "link": "https://instagram.com/someone", "quantity": 1000}

# name: (carried out, the error a client sees or None when it gets its answer)
CONNECTION = {
    "slow_before": (True, None),
    "slow_after": (True, None),
    "close_before": (False, ClientError),
    "close_after": (True, ClientError),
    "reset_before": (False, (ClientError, OSError)),
    "reset_after": (True, (ClientError, OSError)),
    "hang_before": (False, TimeoutError),
    "hang_after": (True, TimeoutError),
    "cut_body": (True, ClientError),
}
QUICK = {"slow_before": {"before_ms": 5}, "slow_after": {"after_ms": 5}}


def carried_out(panel):
    (entry,) = panel.world.received.entries("add")
    spent = str(panel.world.accounts["main"].balance) != "100"
    assert (entry.executed, entry.order is not None) == (spent, spent)
    return spent


def test_every_fault_of_the_wire_is_tried():
    assert set(CONNECTION) == set(TRANSPORT)
    assert set(FRONT) == set(PAGES)
    assert set(WORDS) == set(REFUSED)


@pytest.mark.parametrize("name", CONNECTION)
async def test_connection(panel, name):
    executed, error = CONNECTION[name]
    panel.world.faults.plan(name, action="add", **QUICK.get(name, {}))
    if error is None:
        assert (await panel.raw("add", **ORDER))[2] == b'{"order": 23501}'
    else:
        with pytest.raises(error):
            await asyncio.wait_for(panel.raw("add", **ORDER), 0.2)
    assert carried_out(panel) == executed
    assert panel.world.received.entries()[0].ending == {
        "slow": "whole", "cut": "cut", "close": "close", "reset": "reset", "hang": "hang",
    }[name.partition("_")[0]]  # fmt: skip


async def test_a_cut_body_promises_more_than_it_sends(panel):
    panel.world.faults.plan("cut_body")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(panel.address.rpartition(":")[2]))
    body = b"key=demo-key&action=balance"
    head = f"POST /api/v2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
    writer.write(head.encode() + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body)
    received = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    whole = b'{"balance": "100", "currency": "USD"}'
    assert f"Content-Length: {len(whole)}".encode() in received
    assert received.endswith(b"\r\n\r\n" + whole[: len(whole) // 2])


async def test_hanging_calls_do_not_hold_up_the_end(panel):
    panel.world.faults.plan("hang_before", times=None)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(panel.raw("balance"), 0.05)


# name: (HTTP code, carried out, a header that must be there)
FRONT = {
    "html_200": (200, False, None),
    "html_403": (403, False, None),
    "html_502": (502, False, None),
    "html_503": (503, False, None),
    "html_520": (520, False, None),
    "html_524_after": (524, True, None),
    "challenge": (403, False, ("cf-mitigated", "challenge")),
    "challenge_503": (503, False, ("cf-mitigated", "challenge")),
    "http_500_empty": (500, False, None),
    "http_200_empty": (200, True, None),
    "maintenance_page": (503, False, None),
    "rate_limited_page": (429, False, ("Retry-After", "2")),
    "redirect_301": (301, False, ("Location", "https://moved.example/api/v2?session=12345")),
    "redirect_302": (302, False, ("Location", "https://moved.example/api/v2?session=12345")),
    "redirect_307": (307, False, ("Location", "https://moved.example/api/v2?session=12345")),
    "redirect_308": (308, False, ("Location", "https://moved.example/api/v2?session=12345")),
}


@pytest.mark.parametrize("name", FRONT)
async def test_front(panel, name):
    code, executed, header = FRONT[name]
    panel.world.faults.plan(name, action="add")
    status, headers, body = await panel.raw("add", **ORDER)
    assert status == code
    assert carried_out(panel) == executed
    if header is not None:
        assert headers[header[0]] == header[1]
    assert ("cf-mitigated" in headers) == name.startswith("challenge")
    if "empty" in name:
        assert body == b""
    else:
        assert body.startswith(b"<!DOCTYPE html>")
        assert headers["Content-Type"].startswith("text/html")


FUNDS = "Not enough funds on balance"
VAGUE = "There was an error processing your request"
# name: (HTTP code, carried out, the JSON)
WORDS = {
    "error": (200, False, {"error": "Server error"}),
    "not_enough_funds": (200, False, {"error": FUNDS}),
    "invalid_key": (200, False, {"error": "Invalid API key"}),
    "invalid_key_401": (401, False, {"error": "Unauthorized"}),
    "account_inactive": (200, False, {"error": "Your account is not active"}),
    "rate_limited": (200, False, {"error": "Rate limit exceeded"}),
    "rate_limited_429": (429, False, {"error": "Too many requests"}),
    "maintenance": (200, False, {"error": "This panel is temporarily unavailable"}),
    "incorrect_service": (200, False, {"error": "Incorrect service ID"}),
    "duplicate_link": (
        200,
        False,
        {"error": "You have active order with this link. Please wait until order being completed."},
    ),
    "error_400": (400, False, {"error": FUNDS}),
    "error_422": (422, False, {"error": "Incorrect quantity"}),
    "error_500": (500, False, {"error": FUNDS}),
    "error_object": (200, False, {"error": {"message": FUNDS, "code": 17}}),
    "error_list": (200, False, {"error": [FUNDS, "try later"]}),
    "error_message": (200, False, {"status": "error", "message": FUNDS}),
    "error_text": (200, False, FUNDS),
    "error_echo": (
        200,
        False,
        {"error": "Unknown failure for key=demo-key link=https://instagram.com/someone"},
    ),
    "vague_error": (200, False, {"error": VAGUE}),
    "vague_error_after": (200, True, {"error": VAGUE}),
    "ambiguous_error": (200, True, {"error": "Order placed but quantity was adjusted"}),
    "supplier_timeout": (
        200,
        True,
        {"error": "cURL error 28: Operation timed out after 30001 milliseconds (quantity)"},
    ),
    "funds_russian": (200, False, {"error": "Недостаточно средств на балансе"}),
    "funds_vietnamese": (200, False, {"error": "Số dư không đủ"}),
    "funds_turkish": (200, False, {"error": "Yetersiz bakiye"}),
    "funds_spanish": (200, False, {"error": "Saldo insuficiente"}),
}


@pytest.mark.parametrize("name", WORDS)
async def test_words(panel, name):
    code, executed, answer = WORDS[name]
    panel.world.faults.plan(name, action="add")
    status, headers, body = await panel.raw("add", **ORDER)
    assert (status, json.loads(body)) == (code, answer)
    assert headers["Content-Type"].startswith("application/json")
    assert ("Retry-After" in headers) == (name == "rate_limited_429")
    assert carried_out(panel) == executed


async def test_any_error_in_any_words(panel):
    panel.world.faults.plan("error", text="Link is private", http=422)
    status, _, body = await panel.raw("add", **ORDER)
    assert (status, json.loads(body)) == (422, {"error": "Link is private"})
