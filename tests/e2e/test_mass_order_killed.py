"""A mass order whose bot is killed while it is sent: no line twice, no money lost, and the card tells the numbers."""

import asyncio
import re
from collections import Counter
from itertools import count

import pytest
from outside_world import INSTANT_LIKES
from person_in_chat import CONFIRM, says

pytestmark = pytest.mark.e2e

LINES = 48
SLOW_MS, STILL_SLOWER_MS = 150, 2_000
SETTINGS = {"PANEL_CONCURRENCY": "5"}
BATCHES = count(1)
PRICE = 475_000
ORDERS = """SELECT o.state, o.price, q.link FROM orders o JOIN quotes q ON q.id = o.quote_id
            WHERE q.batch_id IS NOT NULL"""
AT_REST = """SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM orders WHERE state IN ('held', 'sending', 'placed'))"""
OVER = re.sub("<[^>]+>", "", says("mass-over"))
HELD = "SELECT sum(amount) AS held FROM balances WHERE account LIKE 'held:%'"


@pytest.fixture
def bot(open_bots, panel):
    panel.sell(INSTANT_LIKES)
    yield open_bots(**SETTINGS).start()
    panel.no_faults()


@pytest.fixture
async def ann(bot, meet):
    person = await meet(bot)
    await person.accepts_the_rules()
    return person


@pytest.fixture
def links():
    return [f"https://instagram.com/p/mass{next(BATCHES)}" for _ in range(LINES)]


async def confirmed(ann, panel, links):
    """Order all of it by chat, at a panel that takes its time."""
    panel.fault("slow_after", times=LINES, action="add", after_ms=SLOW_MS)
    await ann.writes("/mass")
    await ann.sees(says("command-mass"))
    await ann.writes("\n".join(f"9002 | {link} | 500" for link in links))
    await ann.taps(says("button-lines-done"))
    await ann.taps(CONFIRM)


async def killed_after(bot, panel, links, how_many):
    """Let the panel hear of so many lines, and kill the bot before it hears the last answers."""
    async with asyncio.timeout(20):
        while len(posts(panel, links)) < how_many:
            await asyncio.sleep(0.01)
    bot.child.kill()


def posts(panel, links):
    every = (one["fields"].get("link") for one in panel.received("add"))
    return [link for link in every if link in links]


def books_and_panel_agree(bot, panel, links):
    """Return how many orders are in each state; each line was posted once, or its money is free or waits."""
    posted, found = Counter(posts(panel, links)), bot.all(ORDERS)
    assert sorted(one["link"] for one in found) == sorted(links)
    for one in found:
        times = posted[one["link"]]
        assert times == {"settled": 1, "released": 0}.get(one["state"], min(times, 1)), one
    states = Counter(one["state"] for one in found)
    assert bot.all(HELD)[0]["held"] == PRICE * states["unknown"]
    return states


def in_words(states):
    parts = (("settled", "done"), ("released", "back"), ("unknown", "unclear"))
    return [says(f"mass-part-{part}", count=states[state]) for state, part in parts if states[state]]


@pytest.mark.parametrize("heard", [1, LINES // 2, 3 * LINES // 4])
async def test_no_line_is_posted_twice_and_the_sum_is_told(bot, ann, panel, links, heard):
    await confirmed(ann, panel, links)
    await killed_after(bot, panel, links, heard)
    panel.no_faults()
    bot.start()
    await bot.until(AT_REST, seconds=20)
    states = books_and_panel_agree(bot, panel, links)
    assert states.keys() == {"settled", "unknown"}, "some were on their way, and nothing else was lost"
    assert states["unknown"] < int(SETTINGS["PANEL_CONCURRENCY"])
    await ann.sees(OVER, *in_words(states))
    assert await bot.findings() == []


async def test_what_was_not_sent_can_be_stopped_after_the_kill(bot, ann, panel, links):
    await confirmed(ann, panel, links)
    await killed_after(bot, panel, links, LINES // 3)
    panel.no_faults()
    panel.fault("slow_after", times=LINES, action="add", after_ms=STILL_SLOWER_MS)
    bot.start()
    await ann.taps(says("button-mass-stop"))
    await bot.until(AT_REST, seconds=20)
    states = books_and_panel_agree(bot, panel, links)
    assert states.keys() == {"settled", "unknown", "released"}
    await ann.sees(OVER, *in_words(states))
    assert await bot.findings() == []
