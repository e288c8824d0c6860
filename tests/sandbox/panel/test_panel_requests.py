"""Keys, refills, cancels and drip-feed."""

from __future__ import annotations

import pytest
from panel_stage import service

LINK = "https://instagram.com/someone"


async def test_a_key_is_missing_or_wrong_or_the_action_is(panel):
    assert await panel.call("balance", key="") == {"error": "API key should not be empty"}
    assert await panel.call("balance", key="no") == {"error": "Invalid API key"}
    assert await panel.call("orders") == {"error": "Incorrect request"}
    assert await panel.call("status") == {"error": "Incorrect request"}
    assert [entry.account for entry in panel.world.received.entries()] == [None, None, "main", "main"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"key=demo-key&action=balance\xff", "application/x-www-form-urlencoded"),
        (b"key=demo-key&action=balance", "application/x-www-form-urlencoded; charset=nonsense"),
        (b'{"key": "demo-key", "action": "balance"}', "application/json"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
async def test_a_body_that_is_no_form_has_no_key(panel, body, content_type):
    headers = {"Content-Type": content_type}
    async with panel.session.post(f"{panel.address}/api/v2", data=body, headers=headers) as response:
        assert await response.json() == {"error": "API key should not be empty"}


async def test_get_is_not_spoken(panel):
    async with panel.session.get(f"{panel.address}/api/v2?key=demo-key&action=balance") as response:
        assert response.status == 405


async def test_services_are_rows_as_documented(make_world, open_panel):
    sold = service(refill=True, cancel=False, desc="Fast", odd={"soc": 1})
    panel = await open_panel(make_world(sold))
    assert await panel.call("services") == [
        {
            "service": 1,
            "name": "Instagram Likes",
            "type": "Default",
            "category": "Likes",
            "rate": "0.90",
            "min": "50",
            "max": "10000",
            "refill": True,
            "cancel": False,
            "desc": "Fast",
            "soc": 1,
        }
    ]


async def test_a_refill_goes_its_way(panel):
    order = await panel.add()
    assert await panel.call("refill", order=order) == {"error": "Order not eligible for refill"}
    panel.pass_time(60_000)
    assert await panel.call("refill", order=order) == {"refill": "1"}
    assert await panel.call("refill", order=order) == {"error": "Refill will be available in 24 hours"}
    words = []
    for _ in range(3):
        words.append((await panel.call("refill_status", refill=1))["status"])
        panel.pass_time(4_000)
    assert words == ["Pending", "In progress", "Completed"]
    assert await panel.call("refill_status", refills="1,7") == [
        {"refill": 1, "status": "Completed"},
        {"refill": 7, "status": {"error": "Refill not found"}},
    ]
    assert await panel.call("refill_status", refill=7) == {"error": "Refill not found"}
    panel.pass_time(60_000)
    assert await panel.call("refill", order=order) == {"refill": "2"}


@pytest.mark.parametrize(
    ("fate", "word"),
    [
        ("completed", "Completed"),
        ("rejected", "Rejected"),
        ("canceled", "Canceled"),
        ("error", "Error"),
        ("stuck", "In progress"),
        ("misspelt", "Completed"),
    ],
)
async def test_each_refill_fate(make_world, open_panel, fate, word):
    panel = await open_panel(make_world(service(refill_fate=fate)))
    order = await panel.add()
    panel.pass_time(60_000)
    await panel.call("refill", order=order)
    panel.pass_time(60_000)
    assert await panel.call("refill_status", refill=1) == {"status": word}


async def test_many_refills_have_rows(make_world, open_panel):
    panel = await open_panel(make_world(service(), service("2", refill=False)))
    first, second = await panel.add(), await panel.add("2")
    panel.pass_time(60_000)
    assert await panel.call("refill", orders=f"{first},{second},9") == [
        {"order": 23501, "refill": 1},
        {"order": 23502, "refill": {"error": "Refill not available"}},
        {"order": 9, "refill": {"error": "Incorrect order ID"}},
    ]


@pytest.mark.parametrize(
    ("asked_after", "ends"),
    [
        (0, ("Canceled", "1000", "100")),
        (9_000, ("Partial", "430", "99.487")),
        (15_900, ("Completed", "0", "99.1")),
    ],
)
async def test_a_cancel_is_taken_and_decided_later(panel, asked_after, ends):
    order = await panel.add()
    panel.pass_time(asked_after)
    before = await panel.call("status", order=order)
    assert await panel.call("cancel", orders=order) == [{"order": 23501, "cancel": 1}]
    assert await panel.call("cancel", orders=order) == [
        {"order": 23501, "cancel": {"error": "Cancel request already exists"}}
    ]
    assert await panel.call("status", order=order) == before
    panel.pass_time(60_000)
    after = await panel.call("status", order=order)
    balance = (await panel.call("balance"))["balance"]
    assert (after["status"], after["remains"], balance) == ends
    assert await panel.call("cancel", order=order) == {"error": "Order can no longer be canceled"}


async def test_cancel_needs_a_service_that_has_it(make_world, open_panel):
    panel = await open_panel(make_world(service(cancel=False)))
    order = await panel.add()
    assert await panel.call("cancel", orders=f"{order},9") == [
        {"order": 23501, "cancel": {"error": "Cancel not available"}},
        {"order": 9, "cancel": {"error": "Incorrect order ID"}},
    ]


async def test_drip_feed_makes_orders_one_after_the_other(panel):
    order = await panel.add(runs=3, interval=30)
    assert (await panel.call("balance"))["balance"] == "97.3"
    seen = []
    for _ in range(5):
        answer = await panel.call("status", order=order)
        seen.append((answer["status"], answer["runs"], len(answer["orders"])))
        panel.pass_time(25_000)
    assert seen[0] == ("Pending", 3, 0)
    assert [runs for _, runs, _ in seen] == [3] * 5
    assert [count for _, _, count in seen] == [0, 1, 2, 3, 3]
    assert seen[-1][0] == "Completed"
    statuses = await panel.call("status", orders=",".join(map(str, answer["orders"])))
    assert {row["status"] for row in statuses.values()} == {"Completed"}
    assert {row["charge"] for row in statuses.values()} == {"0.9"}
    assert (await panel.call("balance"))["balance"] == "97.3"


async def test_drip_feed_in_ordinary_form(make_world, open_panel):
    panel = await open_panel(make_world(dripfeed_form="ordinary"))
    order = await panel.add(runs=2, interval=5)
    panel.pass_time(600_000)
    answer = await panel.call("status", order=order)
    assert (answer["status"], answer["remains"], answer["charge"]) == ("Completed", "0", "1.8")


async def test_a_canceled_drip_feed_pays_back_what_did_not_run(panel):
    order = await panel.add(runs=3, interval=60)
    panel.pass_time(30_000)
    await panel.call("cancel", orders=order)
    panel.pass_time(600_000)
    answer = await panel.call("status", order=order)
    assert (answer["status"], len(answer["orders"])) == ("Canceled", 1)
    assert (await panel.call("balance"))["balance"] == "99.1"


async def test_canceling_at_once_leaves_nothing_to_pay(panel):
    order = await panel.add(runs=3, interval=60)
    await panel.call("cancel", orders=order)
    panel.pass_time(600_000)
    answer = await panel.call("status", order=order)
    children = await panel.call("status", orders=",".join(map(str, answer["orders"])))
    assert {row["status"] for row in children.values()} == {"Canceled"}
    assert (await panel.call("balance"))["balance"] == "100"


async def test_partial_runs_are_paid_back_in_part(make_world, open_panel):
    panel = await open_panel(make_world(service(fate="partial:0.5")))
    await panel.add(runs=2, interval=1)
    panel.pass_time(600_000)
    assert (await panel.call("balance"))["balance"] == "99.1"
