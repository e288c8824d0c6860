"""How the bot ends: what is on its way to the panel is heard out, nothing new is begun, nothing is forgotten."""

import asyncio
import signal

import pytest
from person_in_chat import says

pytestmark = pytest.mark.e2e

SLOW_MS = 2_000
KILLED = 130
SOON_S = 3


@pytest.fixture
def bot(open_bots):
    return open_bots().start()


@pytest.fixture
async def ann(bot, meet):
    person = await meet(bot)
    await person.accepts_the_rules()
    return person


def post(name):
    return f"https://instagram.com/p/{name}"


async def ordered(ann, panel, link):
    """Order while the panel takes its time; return when it has the order and has not answered."""
    panel.fault("slow_after", action="add", after_ms=SLOW_MS)
    await ann.orders(f"9001 {link} 500")
    await panel.hears("add", link=link)


async def test_sigterm_waits_for_the_answer_to_what_was_posted(bot, panel, ann):
    link = post("heard")
    await ordered(ann, panel, link)
    bot.child.tell(signal.SIGTERM)
    await ann.writes("/orders")
    assert await asyncio.to_thread(bot.child.ended) == 0
    await bot.order(link, "placed", seconds=0.1)
    assert await bot.findings() == []
    bot.start()
    await ann.sees(says("state-placed"), link)


async def test_a_closed_terminal_waits_for_it_too_however_often_it_is_told(bot, panel, ann):
    link = post("hung_up")
    await ordered(ann, panel, link)
    bot.child.tell(signal.SIGHUP)
    await asyncio.sleep(0.3)
    bot.child.tell(signal.SIGHUP)
    assert await asyncio.to_thread(bot.child.ended) == 0
    await bot.order(link, "placed", seconds=0.1)


async def test_a_second_sigterm_ends_at_once_and_the_order_is_unknown(bot, panel, ann):
    link = post("unheard")
    await ordered(ann, panel, link)
    bot.child.tell(signal.SIGTERM)
    await asyncio.sleep(0.3)
    bot.child.tell(signal.SIGTERM)
    assert await asyncio.to_thread(bot.child.ended, SLOW_MS / 2000) == KILLED
    await bot.order(link, "sending", seconds=0.1)
    bot.start()
    await ann.sees(says("state-unknown"), link)
    assert len(panel.received("add", link=link)) == 1
    assert await bot.findings() == []


async def test_what_was_tapped_while_the_bot_was_down_is_done_afterwards(bot, panel, ann):
    link = post("later")
    message, confirm = await ann.fills_in(f"9001 {link} 500")
    bot.child.end(signal.SIGKILL)
    await ann.control.press(ann.chat, message["id"], confirm["callback_data"], wait=0)
    bot.start()
    await bot.order(link, "placed")
    assert len(panel.received("add", link=link)) == 1


async def test_sigterm_ends_a_start_that_waits_for_the_panel(open_bots, panel):
    panel.fault("slow_before", action="balance", before_ms=30_000)
    asked = len(panel.received("balance"))
    child = open_bots().begin().child
    await panel.hears_more("balance", asked)
    child.tell(signal.SIGTERM)
    assert await asyncio.to_thread(child.ended, SOON_S) == 0
    assert child.complaints == ""
