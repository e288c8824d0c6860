"""Refills and cancellations with the bot, Telegram and a panel as three processes."""

import pytest
from outside_world import LIKES, Panel
from person_in_chat import says

pytestmark = pytest.mark.e2e

STOPPABLE = LIKES | {"service": "9003", "name": "Instagram Likes stoppable", "rate": "0.96", "cancel": True}
REQUEST = """SELECT r.* FROM requests r JOIN orders o ON o.id = r.order_id JOIN quotes q ON q.id = o.quote_id
             WHERE q.link = ? AND r.state = ?"""


def post(name):
    return f"https://instagram.com/p/{name}"


@pytest.fixture(scope="module")
def bot(open_bots, stoppable):
    return open_bots().start()


@pytest.fixture(scope="module")
def stoppable(outside):
    """The panel sells what can be cancelled before the bot asks for the catalogue."""
    Panel(outside["panel"], outside["panel_control"]).open().sell(STOPPABLE)


@pytest.fixture
async def ann(bot, meet):
    person = await meet(bot)
    await person.accepts_the_rules()
    return person


async def finished(bot, panel, ann, *links):
    for link in links:
        await ann.orders(f"9001 {link} 500")
        await bot.order(link, "placed")
    panel.advance(600)
    for link in links:
        await bot.order(link, "settled")


async def test_a_refill_is_asked_followed_and_told_and_the_next_one_says_when(bot, panel, ann):
    link = post("refilled")
    await finished(bot, panel, ann, link)
    await ann.sees(says("state-completed"), link)
    await ann.taps(says("button-refill"), on=link)
    await ann.sees(says("refill-requested"), link)
    [add] = panel.received("add", link=link)
    assert len(panel.received("refill", order=add["order"])) == 1
    panel.advance(4)
    await ann.sees(says("refill-running"), link)
    panel.advance(20)
    await ann.sees(says("refill-done-completed"))
    await ann.taps(says("button-show-order"))
    await ann.taps(says("button-refill"), on=link)
    await ann.sees(says("refill-refused-at", when="")[:40])
    await ann.taps(says("button-remind"))
    await ann.sees(says("remind-set"), link)
    assert len(panel.received("refill", order=add["order"])) == 2
    assert await bot.findings() == []


async def test_a_cancel_is_told_by_the_status_that_follows(bot, panel, ann):
    link = post("stopped")
    await ann.orders(f"9003 {link} 1000")
    order = await bot.order(link, "placed")
    await ann.taps(says("button-cancel-order"), on=link)
    await ann.sees(says("cancel-requested"), link)
    [before] = bot.all("SELECT state, refunded FROM orders WHERE id = ?", order["id"])
    assert (before["state"], before["refunded"]) == ("placed", 0)
    panel.advance(600)
    order = await bot.order(link, "settled")
    assert (order["panel_status"], order["refunded"]) == ("canceled", order["price"])
    await ann.sees(says("cancel-done-canceled"), link)
    assert await bot.findings() == []


async def test_a_cancel_left_waiting_goes_out_when_the_panel_has_answered(bot, panel, ann):
    link = post("waiting")
    panel.fault("slow_after", action="add", after_ms=3000)
    await ann.orders(f"9003 {link} 500")
    await panel.hears("add", link=link)
    await ann.taps(says("button-cancel-waits"), on=link)
    await ann.sees(says("cancel-waits"), link)
    await bot.order(link, "placed")
    await bot.until(REQUEST, link, "requested")


async def refilled_together(bot, panel, ann, *links):
    """Let Ann refill all that she can at once; return what the panel received."""
    before = len(panel.received("refill"))
    await ann.writes("/orders")
    await ann.taps(says("button-several"))
    await ann.taps(says("button-tick-all", count=len(links)))
    await ann.taps(says("button-refill-ticked", count=len(links)))
    for link in links:
        await bot.until(REQUEST, link, "requested")
    return [one["fields"] for one in panel.received("refill")[before:]]


async def test_several_go_in_one_call_or_singly_where_the_panel_knows_no_other(open_bots, panel, meet):
    bot = open_bots().start()
    ann, bob = await meet(bot), await meet(bot)
    calls = {}
    for person, name in ((ann, "many"), (bob, "more")):
        await person.accepts_the_rules()
        links = [post(f"{name}{n}") for n in range(3)]
        await finished(bot, panel, person, *links)
        calls[name] = await refilled_together(bot, panel, person, *links)
        panel.fault("no_plural", action="refill", times=10)
    [call] = calls["many"]
    assert len(call["orders"].split(",")) == 3
    assert len([one for one in calls["more"] if "order" in one]) == 3


async def test_a_request_without_an_answer_is_told_and_not_repeated(bot, panel, ann):
    link = post("silent")
    await finished(bot, panel, ann, link)
    panel.fault("close_after", action="refill")
    before = len(panel.received("refill"))
    await ann.taps(says("button-refill"), on=link)
    await ann.sees(says("refill-no-answer", again="")[:40])
    await bot.until(REQUEST, link, "no_answer")
    assert len(panel.received("refill")) == before + 1


async def test_a_kill_in_the_middle_of_a_request_leaves_no_answer_and_sends_no_second(open_bots, panel, meet):
    bot, link = open_bots().start(), post("killed")
    ann = await meet(bot)
    await ann.accepts_the_rules()
    await finished(bot, panel, ann, link)
    [add] = panel.received("add", link=link)
    panel.fault("slow_after", action="refill", after_ms=5000)
    await ann.taps(says("button-refill"), on=link)
    await panel.hears("refill", order=add["order"])
    bot.kill()
    bot.start()
    await ann.writes("/orders")
    await ann.taps("500 · ")
    await ann.sees(says("refill-sending"), link)
    assert len(panel.received("refill", order=add["order"])) == 1
    assert await bot.findings() == []
