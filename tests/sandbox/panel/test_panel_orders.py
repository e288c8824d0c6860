"""An order goes its way while the time is moved by hand."""

from __future__ import annotations

import pytest
from panel_stage import service


async def test_an_order_is_placed_debited_and_completed(panel):
    order = await panel.add(quantity=1000)
    assert (await panel.call("balance")) == {"balance": "99.1", "currency": "USD"}
    assert (await panel.call("status", order=order))["status"] == "Pending"
    panel.pass_time(10_000)
    moving = await panel.call("status", order=order)
    assert moving["status"] == "In progress"
    assert 0 < int(moving["remains"]) < 1000
    panel.pass_time(10_000)
    assert (await panel.call("status", order=order)) == {
        "charge": "0.9",
        "start_count": moving["start_count"],
        "status": "Completed",
        "remains": "0",
        "currency": "USD",
    }


async def test_remains_only_falls_and_time_stands_still_between(panel):
    order = await panel.add()
    seen = []
    for _ in range(20):
        seen.append(int((await panel.call("status", order=order))["remains"]))
        assert int((await panel.call("status", order=order))["remains"]) == seen[-1]
        panel.pass_time(1_000)
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) > 5


@pytest.mark.parametrize(
    ("fate", "status", "remains", "balance"),
    [
        ("partial:0.4", "Partial", "600", "99.64"),
        ("canceled", "Canceled", "1000", "100"),
        ("canceled_late", "Canceled", "600", "100"),
        ("refunded", "Refunded", "1000", "100"),
        ("stuck:0.25", "In progress", "750", "99.1"),
        ("failed", "Fail", "600", "99.1"),
        ("paused", "Paused", "600", "99.1"),
        ("pending", "Pending", "1000", "99.1"),
        ("odd_word", "Moderation", "600", "99.1"),
        ("processing", "Completed", "0", "99.1"),
        ("fast", "Completed", "0", "99.1"),
        ("over", "Completed", "-50", "99.1"),
        ("flips:0.5", "Partial", "500", "99.55"),
        ("returns", "Completed", "0", "99.1"),
        ("instant", "Completed", "0", "99.1"),
        ("slow", "Completed", "0", "99.1"),
    ],
)
async def test_each_fate_ends_as_its_line_says(make_world, open_panel, fate, status, remains, balance):
    panel = await open_panel(make_world(service(fate=fate)))
    order = await panel.add()
    panel.pass_time(3_600_000)
    answer = await panel.call("status", order=order)
    assert (answer["status"], answer["remains"]) == (status, remains)
    assert (await panel.call("balance"))["balance"] == balance


async def test_a_fate_flips_only_after_it_was_final(make_world, open_panel):
    panel = await open_panel(make_world(service(fate="flips:0.5")))
    order = await panel.add()
    panel.pass_time(20_000)
    assert (await panel.call("status", order=order))["status"] == "Completed"
    panel.pass_time(20_000)
    assert (await panel.call("status", order=order))["status"] == "Partial"


async def test_chance_makes_the_same_fates_for_the_same_seed(make_world):
    chances = {"partial": 0.3, "canceled": 0.3}
    fates = [
        [make_world(seed=seed, chances=chances).fate_of(service(), str(n)) for n in range(60)]
        for seed in (1, 1, 2)
    ]
    assert fates[0] == fates[1] != fates[2]
    assert {fate.partition(":")[0] for fate in fates[0]} == {"normal", "partial", "canceled"}


async def test_a_link_that_leads_nowhere_is_accepted_and_canceled_later(panel):
    order = await panel.add(link="http:/\\nowhere")
    assert (await panel.call("status", order=order))["status"] == "Pending"
    panel.pass_time(60_000)
    assert (await panel.call("status", order=order))["status"] == "Canceled"


async def test_many_statuses_are_keyed_by_id_with_errors_of_their_own(panel):
    first, second = await panel.add(), await panel.add(link="https://instagram.com/other")
    answer = await panel.call("status", orders=f"{second},999,{first}")
    assert list(answer) == [second, "999", first]
    assert answer["999"] == {"error": "Incorrect order ID"}
    assert answer[first]["status"] == answer[second]["status"] == "Pending"


async def test_at_most_a_hundred_ids(panel):
    assert len(await panel.call("status", orders=",".join(map(str, range(100))))) == 100
    assert await panel.call("status", orders=",".join(map(str, range(101)))) == {
        "error": "Maximum 100 orders"
    }


async def test_accounts_see_their_own_orders_and_money_only(panel):
    panel.world.open_account("other", "other-key", "5", "EUR")
    order = await panel.add()
    assert await panel.call("status", "other-key", order=order) == {"error": "Incorrect order ID"}
    assert await panel.call("balance", "other-key") == {"balance": "5", "currency": "EUR"}
