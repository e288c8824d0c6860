"""A repeated order by chat, from the first tap to its end; and its bot killed at every write on the way of a day's order."""

import asyncio
import shutil
import sqlite3
import time
from contextlib import closing
from itertools import count

import pytest
from child_process import Child
from crashing import AFTER
from outside_world import INSTANT_LIKES
from person_in_chat import says
from running_bot import RunningBot

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

LINK = "https://instagram.com/p/again"
NUMBERS = count(4_200_800_001)
LOOK_S, LONGEST_S = 0.05, 20
# As if the person had chosen this very minute.
DUE = """UPDATE schedules SET zone = 'UTC', minute = :minute, first_on = :today, next_on = :today, next_at = :now"""
ANOTHER_LINK = """UPDATE quotes SET link = replace(link, 'again', :name), link_key = replace(link_key, 'again', :name),
                         fields = replace(fields, 'again', :name)"""
AT_REST = """SELECT 1 WHERE EXISTS (SELECT 1 FROM orders WHERE state IN ('settled', 'unknown'))
             AND NOT EXISTS (SELECT 1 FROM outbox WHERE sent_at IS NULL AND dropped IS NULL)"""


@pytest.fixture
def bot(open_bots, panel):
    panel.sell(INSTANT_LIKES)
    return open_bots().start()


@pytest.fixture
async def ann(bot, meet):
    person = await meet(bot)
    await person.accepts_the_rules()
    return person


async def repeats(ann):
    """Repeat an order daily, three times, in London."""
    await ann.fills_in(f"9002 {LINK} 500")
    await ann.taps(says("button-later"))
    await ann.writes("London")
    await ann.finds(says("button-other-zone"))
    await ann.writes("tomorrow 9:00")
    await ann.taps(says("button-daily"))
    await ann.finds(says("button-times", count=7))
    await ann.writes("3")
    await ann.taps(says("button-budget-whole", total="")[:8])
    await ann.taps(says("button-confirm-repeat", total="")[:9])
    await ann.sees(says("schedule-means-active"))


def written(database, *statements):
    now = int(time.time() * 1000)
    today = time.strftime("%Y-%m-%d", time.gmtime(now / 1000))
    minute = now // 60_000 % 1440
    with closing(sqlite3.connect(database)) as connection:
        for statement, more in statements:
            connection.execute(statement, {"now": now, "today": today, "minute": minute} | more)
        connection.commit()


async def test_its_order_comes_when_it_is_due_and_is_done(bot, ann, panel):
    await repeats(ann)
    bot.child.end()
    written(bot.database, (DUE, {}))
    bot.start()
    await bot.order(LINK, "settled")
    assert len(panel.received("add", link=LINK)) == 1
    assert await bot.until("SELECT 1 FROM outbox WHERE kind = 'schedule_ordered' AND sent_at IS NOT NULL")
    await ann.sees(says("state-completed"), LINK)
    await ann.writes("/schedules")
    await ann.sees(says("schedule-active"))
    assert await bot.findings() == []


async def test_wherever_it_dies_the_day_has_one_order(bot, ann, panel, outside, nursery, tmp_path):
    """After a write is as good as in the middle of the next: what is on the disk is the same."""
    await repeats(ann)
    bot.child.end()
    for turn in count(1):
        name = f"again{next(NUMBERS)}"
        other = RunningBot(tmp_path / name, bot.id, outside, {}, nursery)
        other.folder.mkdir()
        shutil.copyfile(bot.database, other.database)
        written(other.database, (DUE, {}), (ANOTHER_LINK, {"name": name}))
        killed = await dies_after(other, nursery, turn)
        await one_order_came_of_it(other, panel, LINK.replace("again", name))
        if not killed:
            break
    assert turn > 5


async def dies_after(bot, nursery, turn):
    """Let the bot die after its n-th write, and another go on; return whether it came so far."""
    fuse = {"seam": "database", "moment": AFTER, "turn": turn}
    fused = Child(bot.folder, nursery.bear(bot.folder, bot.settings, fuse))
    killed = not await lives_until(fused, lambda: bool(bot.all(AT_REST)))
    fused.kill()
    if killed:
        bot.begin()
        assert await lives_until(bot.child, lambda: bool(bot.all(AT_REST))), bot.child.complaints
        bot.child.kill()
    return killed


async def one_order_came_of_it(bot, panel, link):
    [order] = bot.all("SELECT state FROM orders")
    assert len(bot.all("SELECT day FROM occurrences WHERE order_id = 1")) == 1
    sent = len(panel.received("add", link=link))
    assert sent == 1 or (sent, order["state"]) == (0, "unknown")
    assert await bot.findings() == []


async def lives_until(life, happened):
    """Wait until something happened; return whether it did before this process ended."""
    end = time.monotonic() + LONGEST_S
    while not happened():
        if life.process.poll() is not None:
            return happened()
        assert time.monotonic() < end, life.complaints
        await asyncio.sleep(LOOK_S)
    return True
