"""Faults of form: the request was carried out, and the answer is what the fault's line says."""

from __future__ import annotations

import json
import math

import pytest

from sandbox.panel.faults.shapes import SHAPES

RIGHT = b'{"balance": "100", "currency": "USD"}'
BALANCE = json.loads(RIGHT)

# name: what the answer to `balance` must be, as JSON or as a check of its bytes
EXPECTED = {
    "numbers_as_text": BALANCE,
    "texts_as_numbers": {"balance": 100, "currency": "USD"},
    "nulls": {"balance": None, "currency": None},
    "empty_texts": {"balance": "", "currency": ""},
    "all_true": {"balance": True, "currency": True},
    "list_instead": [BALANCE],
    "in_data": {"success": True, "data": BALANCE},
    "empty_object": {},
    "empty_list": [],
    "json_null": None,
    "json_text": "ok",
    "extra_fields": BALANCE | {"msg": "ok", "x": [1]},
    "bom": lambda body: body == b"\xef\xbb\xbf" + RIGHT,
    "blanks_around": lambda body: body.strip() == RIGHT != body,
    "html_content_type": BALANCE,
    "no_charset_latin": BALANCE,
    "php_warning": lambda body: body.endswith(RIGHT) and b"Warning" in body,
    "garbage": lambda body: not readable(body) and b"balance" in body,
    "cut_json": lambda body: body == RIGHT[:18],
    "not_utf8": lambda body: RIGHT in body and not decodes(body),
    "nan": lambda body: all(math.isnan(value) for value in json.loads(body).values()),
    "lone_surrogate": {"balance": "100\ud83d", "currency": "USD\ud83d"},
    "duplicate_keys": lambda body: body.count(b'"balance"') == 2 and json.loads(body) == BALANCE,
    "huge": lambda body: len(body) == 80_000_000 + len(RIGHT),
    "deep": lambda body: body == b"[" * 100_000 + b"]" * 100_000,
    "raw": lambda body: body == b"",
}
TYPES = {
    "html_content_type": "text/html; charset=UTF-8",
    "no_charset_latin": "application/json; charset=ISO-8859-1",
}


def readable(body):
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def decodes(body):
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_every_shape_is_tried():
    assert set(EXPECTED) == set(SHAPES)


@pytest.mark.parametrize("name", EXPECTED)
async def test_shape(panel, name):
    panel.world.faults.plan(name)
    status, headers, body = await panel.raw("balance")
    expected = EXPECTED[name]
    assert expected(body) if callable(expected) else json.loads(body) == expected
    assert status == 200
    assert headers["Content-Type"] == TYPES.get(name, "application/json")
    assert panel.world.received.entries()[0].executed == (name != "raw")
    assert (await panel.raw("balance"))[2] == RIGHT


async def test_no_shape_breaks_the_panel_itself(panel):
    await panel.add()
    for name in sorted(set(SHAPES) - {"huge", "raw"}):
        for fields in ({"order": "23501"}, {"orders": "23501,9"}, {"order": "9"}):
            panel.world.faults.plan(name, action="status")
            status, _, _ = await panel.raw("status", **fields)
            assert (name, status) == (name, 200)
    assert panel.world.faults.active() == []


async def test_numbers_become_text_and_back(panel):
    panel.world.faults.plan("numbers_as_text", action="services")
    assert (await panel.call("services"))[0]["service"] == "1"
    panel.world.faults.plan("texts_as_numbers", action="services")
    assert (await panel.call("services"))[0]["rate"] == 0.9


async def test_an_answer_word_for_word(panel):
    panel.world.faults.plan("raw", body="kaputt", http=418, headers={"X-Why": "tea"})
    status, headers, body = await panel.raw("balance")
    assert (status, headers["X-Why"], body) == (418, "tea", b"kaputt")
