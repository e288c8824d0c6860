"""Subscriptions of the panel stand-in: an order for each post, and what ends them."""

from __future__ import annotations

import pytest
from panel_stage import service

from sandbox.panel import Pace

LINK = "https://instagram.com/someone"

SUBSCRIPTION = {"service": 1, "username": "someone", "min": 100, "max": 200, "delay": 5}


@pytest.fixture
async def subscriptions(make_world, open_panel):
    return await open_panel(make_world(service(type="Subscriptions")))


async def test_a_subscription_orders_for_each_post_until_its_number_is_reached(subscriptions):
    panel = subscriptions
    await panel.call("add", **SUBSCRIPTION, posts=2, old_posts=1)
    first = await panel.call("status", order=23501)
    assert first == {"status": "Active", "expiry": None, "posts": 2, "orders": []}
    panel.pass_time(2_000)
    assert len((await panel.call("status", order=23501))["orders"]) == 1
    panel.pass_time(600_000)
    last = await panel.call("status", order=23501)
    assert (last["status"], len(last["orders"])) == ("Completed", 3)
    children = [panel.world.orders[str(number)] for number in last["orders"]]
    assert all(100 <= child.units <= 200 for child in children)
    spent = sum(child.charge for child in children)
    assert panel.world.accounts["main"].balance == 100 - spent


async def test_a_subscription_pauses_without_money_and_goes_on_with_it(subscriptions):
    panel = subscriptions
    await panel.call("add", **SUBSCRIPTION, posts=2)
    panel.world.accounts["main"].balance *= 0
    panel.pass_time(60_000)
    answer = await panel.call("status", order=23501)
    assert (answer["status"], answer["orders"]) == ("Paused", [])
    panel.world.accounts["main"].balance += 5
    panel.pass_time(600_000)
    assert (await panel.call("status", order=23501))["status"] == "Completed"


async def test_a_subscription_expires(make_world, open_panel):
    rare = make_world(service(type="Subscriptions"), pace=Pace(post_ms=400 * 24 * 3_600_000))
    panel = await open_panel(rare)
    await panel.call("add", **SUBSCRIPTION, expiry="31/12/2030")
    panel.pass_time(3 * 365 * 24 * 3_600_000)
    assert (await panel.call("status", order=23501))["status"] == "Active"
    panel.pass_time(2 * 366 * 24 * 3_600_000)
    answer = await panel.call("status", order=23501)
    assert (answer["status"], answer["expiry"], len(answer["orders"])) == ("Expired", "31/12/2030", 3)


async def test_a_subscription_without_money_can_wait_for_hours(subscriptions):
    panel = subscriptions
    await panel.call("add", **SUBSCRIPTION)
    panel.world.accounts["main"].balance *= 0
    panel.pass_time(6 * 3_600_000)
    assert (await panel.call("status", order=23501))["status"] == "Paused"
    assert len(panel.world.orders["23501"].plan) == 2


async def test_a_canceled_subscription_orders_no_more(subscriptions):
    panel = subscriptions
    await panel.call("add", **SUBSCRIPTION)
    await panel.call("cancel", orders=23501)
    panel.pass_time(600_000)
    answer = await panel.call("status", order=23501)
    assert (answer["status"], answer["orders"]) == ("Canceled", [])
