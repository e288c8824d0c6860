"""Spreading an order over time: offered where it can be had, within the limits, told in full."""

import json
from dataclasses import replace

import pytest
from cast import HOUSE
from every_type import DEFAULT, MENTIONS, SILENT, TIGHT, TYPES

LINK = "https://instagram.com/p/abc"


@pytest.fixture
def services():
    return TYPES


@pytest.fixture
async def checking(ann):
    """Ann before Confirm: 100 units of a service that takes 10 to 1000 and can spread them."""
    await ann.press(f"s:{DEFAULT}")
    await ann.write(LINK)
    await ann.write("100")
    return ann


async def last_order(world):
    sql = "SELECT q.*, o.price AS paid FROM orders o JOIN quotes q ON q.id = o.quote_id ORDER BY o.id DESC"
    return await world.db.read(lambda tx: tx.one(sql))


async def test_two_taps_spread_it_and_the_card_says_total_and_duration(world, checking):
    await checking.tap("change-runs")
    assert checking.sees("ask-runs", min="2", max="10")
    await checking.tap("button-value", nth=3)
    assert checking.sees("ask-interval")
    await checking.tap("button-value", nth=2)
    every, whole = ("30 min", "2 h") if checking.language == "en" else ("30 мин", "2 ч")
    assert checking.sees("check-runs", quantity="100", runs="5", total="500", every=every, whole=whole)
    await checking.tap("button-confirm")
    order = await last_order(world)
    assert json.loads(order["fields"]) == {"link": LINK, "quantity": "100", "runs": "5", "interval": "30"}
    assert (order["quantity"], order["units"], order["paid"]) == (100, 500, 1_000_000)
    assert "100 × 5" in checking.text


async def spread(chat, runs="5", interval="30"):
    await chat.tap("change-runs")
    await chat.write(runs)
    await chat.write(interval)


async def test_it_can_be_typed_and_taken_out_again(world, checking):
    await spread(checking)
    assert checking.sees("check-runs")
    await checking.tap("change-runs-there")
    await checking.tap("button-without")
    assert checking.sees("check-quantity", quantity="100")
    await checking.tap("button-confirm")
    assert json.loads((await last_order(world))["fields"]) == {"link": LINK, "quantity": "100"}


async def test_the_time_between_two_runs_can_be_changed_alone(checking):
    assert not checking.has("change-interval"), "not before it is there"
    await spread(checking)
    await checking.tap("change-interval")
    assert checking.sees("ask-interval")
    await checking.write("60")
    every, whole = ("1 h", "4 h") if checking.language == "en" else ("1 ч", "4 ч")
    assert checking.sees("check-runs", quantity="100", runs="5", total="500", every=every, whole=whole)


@pytest.mark.parametrize(
    ("said", "problem", "args"),
    [
        ("11", "runs-too-many", {"max": "10"}),
        ("1", "runs-too-few", {}),
        ("0", "runs-too-few", {}),
        ("many", "quantity-not-a-number", {}),
        ("2.5", "quantity-not-whole", {}),
    ],
)
async def test_runs_that_break_the_limits_are_explained_and_nothing_is_lost(checking, said, problem, args):
    await checking.tap("change-runs")
    await checking.write(said)
    assert checking.sees(problem, **args), checking.text
    await checking.write("2")
    await checking.write("15")
    assert checking.sees("check-runs")


@pytest.mark.parametrize("said", ["7", "5", "soon", "0"])
async def test_an_interval_that_panels_do_not_know_is_refused(checking, said):
    await checking.tap("change-runs")
    await checking.write("2")
    await checking.write(said)
    assert checking.sees("field-not-a-choice")


async def test_a_quantity_that_leaves_no_room_for_two_runs_is_what_has_to_change(checking):
    await checking.tap("button-change-quantity")
    await checking.write("501")
    await checking.tap("change-runs")
    assert checking.sees("ask-runs-no-room", max="500")
    await checking.write("2")
    assert checking.sees("runs-no-room")
    assert checking.sees("ask-runs-no-room", max="500")
    await checking.tap("button-back")
    await checking.tap("button-change-quantity")
    await checking.write("500")
    await checking.tap("change-runs")
    assert checking.sees("ask-runs", min="2", max="2")


async def test_the_quantity_of_a_run_cannot_break_the_total_afterwards(checking):
    await spread(checking)
    await checking.tap("button-change-quantity")
    assert checking.sees("ask-quantity", name="Service 1", link=LINK, min="10", max="200")
    await checking.write("201")
    assert checking.sees("quantity-too-many", max="200")
    await checking.write("200")
    assert checking.sees("check-runs")
    assert "200 × 5" in checking.text


@pytest.mark.parametrize("service", [SILENT, TIGHT, MENTIONS])
async def test_it_is_not_offered_where_it_cannot_be_had(ann, service):
    """The panel does not say; two runs would not fit; another type."""
    await ann.press(f"s:{service}")
    await ann.write(LINK)
    await ann.write("600")
    assert not ann.has("change-runs")


async def test_the_operator_may_offer_it_where_the_panel_says_nothing(world, ann):
    world.dispatcher["house"] = replace(HOUSE, drip_feed_unknown=True)
    await ann.press(f"s:{SILENT}")
    await ann.write(LINK)
    await ann.write("100")
    await spread(ann)
    assert ann.sees("check-runs")
    world.dispatcher["house"] = HOUSE
    await ann.tap("button-change-quantity")
    await ann.write("150")
    assert ann.sees("again-drip-feed"), "and it is checked again on the server"
    await ann.tap("change-runs-there")
    await ann.tap("button-without")
    assert ann.sees("check-quantity", quantity="150")
