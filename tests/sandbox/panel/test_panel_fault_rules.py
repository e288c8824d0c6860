"""When a fault strikes: how often, after how many calls, by what chance, and with which parameters."""

from __future__ import annotations

import time

import pytest
from aiohttp import ClientError


async def outcomes(panel, calls):
    return [("error" in await panel.call("balance")) for _ in range(calls)]


async def test_a_rule_lets_calls_through_then_strikes_and_is_used_up(panel):
    panel.world.faults.plan("maintenance", times=2, skip=1)
    assert await outcomes(panel, 5) == [False, True, True, False, False]
    assert panel.world.faults.active() == []


async def test_rules_wait_for_their_turn(panel):
    panel.world.faults.plan("maintenance", action="balance")
    panel.world.faults.plan("invalid_key", action="balance")
    answers = [(await panel.call("balance")).get("error") for _ in range(3)]
    assert answers == ["This panel is temporarily unavailable", "Invalid API key", None]


async def test_other_actions_are_spared(panel):
    panel.world.faults.plan("maintenance", action="add", times=None)
    assert await outcomes(panel, 2) == [False, False]
    assert "error" in await panel.call("add", service=1, link="https://x.com/a", quantity=100)
    panel.world.faults.clear()
    assert "order" in await panel.call("add", service=1, link="https://x.com/a", quantity=100)


async def test_chance_strikes_the_same_calls_in_every_run(make_world, open_panel):
    runs = []
    for _ in range(2):
        panel = await open_panel(make_world())
        panel.world.faults.plan("maintenance", times=None, chance=0.5)
        runs.append(await outcomes(panel, 40))
    assert runs[0] == runs[1]
    assert 8 < sum(runs[0]) < 32


async def test_any_fault_can_be_late_and_can_be_carried_out(panel):
    panel.world.faults.plan("html_503", action="add", execute=True, before_ms=30, after_ms=30)
    begun = time.monotonic()
    status, _, body = await panel.raw("add", service=1, link="https://x.com/a", quantity=1000)
    assert time.monotonic() - begun >= 0.06
    assert (status, body[:15]) == (503, b"<!DOCTYPE html>")
    assert panel.world.received.entries("add")[0].order == "23501"


@pytest.mark.parametrize(
    ("name", "params"), [("no_such_fault", {}), ("close_after", {"factor": 2}), ("dearer", {"word": "x"})]
)
async def test_what_does_not_exist_cannot_be_planned(panel, name, params):
    with pytest.raises(ValueError, match="no "):
        panel.world.faults.plan(name, **params)


async def test_the_order_after_a_lost_answer_has_the_next_id(panel):
    panel.world.faults.plan("close_after", action="add")
    with pytest.raises(ClientError):
        await panel.add()
    assert await panel.add(link="https://instagram.com/next") == "23502"
