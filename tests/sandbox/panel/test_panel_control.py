"""The control API sees everything, steers everything, and listens to this machine only."""

from __future__ import annotations

import pytest
from panel_stage import service

from sandbox.panel import FATES, FAULTS

KEY = "demo-key"


async def test_the_record_has_everything_but_the_key(panel):
    await panel.add()
    await panel.call("add", service=1, link="https://x.com/a", quantity=1)
    await panel.call("balance")
    answer = await panel.control("GET", "received?action=add")
    first, second = answer["received"]
    assert first == {
        "n": 1,
        "at": 1_800_000_000_000,
        "action": "add",
        "fields": {"service": "1", "link": "https://instagram.com/someone", "quantity": "1000"},
        "account": "main",
        "executed": True,
        "order": "23501",
        "fault": None,
        "http": 200,
        "answer": '{"order": 23501}',
        "ending": "whole",
    }
    assert (second["executed"], second["order"]) == (False, None)
    assert [e["n"] for e in (await panel.control("GET", "received?after=2"))["received"]] == [3]
    assert [e["n"] for e in (await panel.control("GET", "received?limit=2"))["received"]] == [2, 3]
    assert KEY not in str(answer)


async def test_the_record_can_be_emptied_and_numbers_go_on(panel):
    await panel.call("balance")
    await panel.control("DELETE", "received")
    await panel.call("balance")
    assert [e["n"] for e in (await panel.control("GET", "received"))["received"]] == [2]


async def test_faults_are_listed_planned_and_lifted(panel):
    listed = await panel.control("GET", "faults")
    assert {fault["name"]: fault["line"] for fault in listed["faults"]} == {
        name: fault.line for name, fault in FAULTS.items()
    }
    planned = await panel.control("POST", "faults", name="rates_change", times=None, factor="3")
    (rule,) = planned["active"]
    assert (rule["name"], rule["action"], rule["times"], rule["params"]) == (
        "rates_change",
        "services",
        None,
        {"factor": "3"},
    )
    assert (await panel.call("services"))[0]["rate"] == "2.70"
    assert (await panel.control("DELETE", "faults"))["active"] == []
    assert (await panel.call("services"))[0]["rate"] == "0.90"


async def test_the_clock_is_read_stopped_and_moved(panel):
    assert await panel.control("GET", "clock") == {"now": 1_800_000_000_000, "speed": 1.0, "stopped": False}
    moved = await panel.control("POST", "clock", advance=5_000, speed=20, stopped=True)
    assert moved == {"now": 1_800_000_005_000, "speed": 20, "stopped": True}


async def test_an_order_is_forced_and_the_money_follows(panel):
    order = await panel.add()
    forced = await panel.control("POST", "orders", order=order, status="Partial", remains=250)
    assert (forced["order"]["status"], forced["order"]["taken"]) == ("Partial", "0.675")
    assert (await panel.call("balance"))["balance"] == "99.325"
    await panel.control("POST", "orders", order=order, status="Canceled")
    assert (await panel.call("balance"))["balance"] == "100"
    panel.pass_time(600_000)
    assert (await panel.call("status", order=order))["status"] == "Canceled"
    await panel.control("POST", "orders", order=order, fate="partial:0.1")
    panel.pass_time(600_000)
    assert (await panel.call("status", order=order))["remains"] == "900"


async def test_the_next_order_takes_the_fate_that_waits_and_the_one_after_does_not(panel):
    await panel.control("POST", "orders", order="next", fate="partial:0.4")
    assert (await panel.control("GET", ""))["next_fate"] == "partial:0.4"
    struck, spared = await panel.add(), await panel.add()
    fates = {one["order"]: one["fate"] for one in (await panel.control("GET", "orders"))["orders"]}
    assert (fates[struck], fates[spared]) == ("partial:0.4", "normal")


async def test_a_fate_that_waits_is_taken_back(panel):
    await panel.control("POST", "orders", order="next", fate="canceled")
    await panel.control("POST", "orders", order="next", fate="")
    assert (await panel.control("GET", ""))["next_fate"] == ""
    await panel.add()
    assert (await panel.control("GET", "orders"))["orders"][0]["fate"] == "normal"


async def test_an_answer_is_forced_in_part_or_word_for_word(panel):
    order = await panel.add()
    await panel.control("POST", "orders", order=order, answer={"remains": "+5", "charge": None})
    answer = await panel.call("status", order=order)
    assert (answer["remains"], answer["charge"], answer["status"]) == ("+5", None, "Pending")
    await panel.control("POST", "orders", order=order, start_count="1.000")
    assert (await panel.call("status", order=order))["start_count"] == "1.000"
    await panel.control("POST", "orders", order=order, raw="Incorrect order ID")
    assert await panel.call("status", orders=order) == {order: "Incorrect order ID"}
    await panel.control("POST", "orders", order=order, raw=None)
    assert (await panel.call("status", order=order))["status"] == "Pending"


async def test_orders_are_shown_with_what_clients_do_not_see(panel):
    first, _ = await panel.add(), await panel.add(link="https://instagram.com/b")
    assert len((await panel.control("GET", "orders"))["orders"]) == 2
    (one,) = (await panel.control("GET", f"orders?order={first}"))["orders"]
    assert (one["fate"], one["units"], one["fields"]["quantity"]) == ("normal", 1000, "1000")


async def test_services_are_found_and_changed(make_world, open_panel):
    panel = await open_panel(make_world(service(), service("2", name="TikTok Views")))
    found = await panel.control("GET", "services?q=tiktok")
    assert (found["count"], found["services"][0]["row"]["service"]) == (1, 2)
    await panel.control(
        "POST", "services", service="2", rate="1.10", fate="canceled", refill=True, odd={"min": "5.000"}
    )
    row = (await panel.call("services"))[1]
    assert (row["rate"], row["refill"], row["min"]) == ("1.10", True, "5.000")
    await panel.control("POST", "services", services=["1"], listed=False)
    assert [row["service"] for row in await panel.call("services")] == [2]
    await panel.control("POST", "services", services="all", listed=True)
    await panel.control("POST", "services", service="77", name="New", category="New", rate="1")
    assert [row["service"] for row in await panel.call("services")] == [1, 2, 77]


async def test_a_new_rate_is_what_is_charged(panel):
    await panel.control("POST", "services", service="1", rate="5")
    await panel.add(quantity=1000)
    assert (await panel.call("balance"))["balance"] == "95"


async def test_the_balance_is_set(panel):
    await panel.control("POST", "balance", balance="0.5", currency="EUR")
    assert await panel.call("balance") == {"balance": "0.5", "currency": "EUR"}
    assert await panel.control("GET", "balance") == {
        "accounts": [{"account": "main", "balance": "0.5", "currency": "EUR"}]
    }


async def test_a_reset_brings_the_first_day_back(panel):
    await panel.add()
    await panel.control("POST", "services", service="1", rate="5")
    await panel.control("POST", "balance", balance="1", currency="EUR")
    await panel.control("POST", "faults", name="html_200")
    shown = await panel.control("POST", "reset")
    assert (shown["orders"], shown["received"], shown["services"]) == (0, 0, 1)
    assert await panel.call("balance") == {"balance": "100", "currency": "USD"}
    assert (await panel.call("services"))[0]["rate"] == "0.90"
    assert await panel.add() == "23501"


async def test_the_overview_names_the_fates(panel):
    shown = await panel.control("GET", "")
    assert shown["fates"] == {name: fate.line for name, fate in FATES.items()}


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("faults", {"name": "no_such"}, "no fault is called"),
        ("faults", {"name": "dearer", "colour": 1}, "no parameter"),
        ("faults", {"times": 1}, "'name' is missing"),
        ("faults", {"name": "bom", "times": "many"}, "times"),
        ("faults", {"name": "bom", "chance": "high"}, "chance"),
        ("faults", {"name": "bom", "action": 5}, "action"),
        ("faults", {"name": "order_zero", "action": "status"}, "only be add"),
        ("faults", {"name": "dearer", "factor": "much"}, "factor"),
        ("faults", {"name": "bom", "before_ms": "x"}, "before_ms"),
        ("clock", {"speed": 0}, "speed"),
        ("clock", {"speed": "fast"}, "speed"),
        ("clock", {"advance": -1}, "advance"),
        ("clock", {"stopped": 1}, "stopped"),
        ("clock", {"sped": 1}, "unknown fields"),
        ("orders", {"order": "9"}, "no such order"),
        ("orders", {"order": "23501", "fate": "happy"}, "no fate is called"),
        ("orders", {"order": "23501", "fate": "partial:2"}, "between 0 and 1"),
        ("orders", {"order": "23501", "fate": "partial:x"}, "a share"),
        ("orders", {"order": "next", "fate": "happy"}, "no fate is called"),
        ("orders", {"order": "next", "status": "Partial"}, "a fate and nothing else"),
        ("orders", {"order": "23501", "remains": "+5"}, "remains"),
        ("orders", {"order": "23501", "answer": 5}, "answer"),
        ("services", {"rate": "1"}, "name a service"),
        ("services", {"service": "1", "rate": "dear"}, "rate"),
        ("services", {"service": "1", "rate": "NaN"}, "rate"),
        ("services", {"service": "1", "fate": "happy"}, "no fate"),
        ("services", {"service": "1", "refill_fate": "happy"}, "refill_fate"),
        ("services", {"service": "1", "min": "50"}, "min and max"),
        ("services", {"service": "1", "refill": "yes"}, "flag"),
        ("services", {"service": "1", "listed": 1}, "true or false"),
        ("services", {"service": "1", "odd": []}, "odd"),
        ("services", {"service": "99", "rate": "1"}, "no service 99"),
        ("services", {"services": "some", "rate": "1"}, "list of ids"),
        ("balance", {"balance": "much"}, "decimal"),
        ("balance", {"account": "other"}, "no such account"),
    ],
)
async def test_nonsense_is_refused_in_a_sentence(panel, path, body, says):
    await panel.add()
    answer = await panel.control("POST", path, **body)
    assert says in answer["error"]


async def test_a_body_that_is_no_object_is_refused(panel):
    for body in (b"[]", b"{", b"5"):
        async with panel.session.post(f"{panel.address}/control/clock", data=body) as response:
            assert response.status == 400
    for path in ("received?after=x", "services?limit=x"):
        assert "error" in await panel.control("GET", path)


@pytest.mark.parametrize("path", ["/control/received", "/control", "/api/v2"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "panel.example"},
        {"Host": "127.0.0.1.panel.example"},
        {"Host": "[half"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_strangers_are_refused(panel, path, headers):
    method = "POST" if path == "/api/v2" else "GET"
    async with panel.session.request(method, panel.address + path, headers=headers) as response:
        assert response.status == 403
    assert panel.world.received.entries() == []


async def test_its_own_page_is_welcome(panel):
    headers = {"Origin": panel.address, "Sec-Fetch-Site": "same-origin"}
    async with panel.session.get(f"{panel.address}/control", headers=headers) as response:
        assert response.status == 200
