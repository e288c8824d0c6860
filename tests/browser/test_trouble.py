"""The bot dies, floods, or the line breaks: the page lives on, and so does every order."""

import asyncio

import pytest
from line import Line
from playwright.async_api import expect
from running_demo import CONFIRM, IVAN, MIA, OLGA, SERVICE, says

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

MANY, AT_ONCE = 700, 20
DRAWN = 400
STEP_KEPT_S = 0.5
"""A step that follows an effect is kept a tenth of a second later; a bot killed before owes a card instead."""


async def test_a_bot_killed_twice_in_the_middle_of_an_order_places_it_once(demo, open_page):
    link = "https://instagram.com/killed.twice"
    await demo.at_home(MIA)
    page = await open_page(demo.url)
    mia, strip = page.mia, page.strip
    await mia.writes(link)
    await mia.taps("Followers")
    await mia.taps("$6.40")
    await mia.sees("How many?", link)
    await asyncio.sleep(STEP_KEPT_S)
    await strip.kills_the_bot()
    await mia.writes("150")
    await strip.starts_the_bot()
    await mia.sees("Please check", link, "150")
    await strip.kills_the_bot()
    await mia.taps(CONFIRM)
    assert await demo.adds(link) == []
    await strip.starts_the_bot()
    await mia.sees(says("state-placed"), link)
    await demo.passes(60)
    await mia.sees(says("state-completed"), link)
    [add] = await demo.adds(link)
    assert add["fields"]["quantity"] == "150"
    await expect(strip.balance).to_be_visible()


async def test_an_order_on_its_way_when_the_bot_is_killed_is_never_sent_again(demo, open_page):
    link = "https://instagram.com/killed.while.sending"
    await demo.at_home(MIA)
    await demo.ask("POST", "panel/control/faults", name="hang_after", action="add", times=1)
    page = await open_page(demo.url)
    await page.mia.writes(f"{SERVICE} {link} 100")
    await page.mia.taps(CONFIRM)
    await demo.until(lambda: demo.adds(link))
    await page.strip.kills_the_bot()
    await page.strip.starts_the_bot()
    await page.mia.sees(says("state-unknown"), link)
    assert len(await demo.adds(link)) == 1
    await expect(page.strip.balance).to_be_visible()


async def test_a_flood_leaves_the_page_quick_and_small(demo, open_page):
    await demo.at_home(IVAN)
    page = await open_page(demo.url)
    slots = asyncio.Semaphore(AT_ONCE)

    async def say(number):
        async with slots:
            await demo.bot_says(IVAN, f"flood {number}")

    await asyncio.gather(*map(say, range(MANY)))
    await demo.bot_says(IVAN, "the last of the flood")
    await page.ivan.sees("the last of the flood")
    assert await page.ivan.messages().count() <= DRAWN
    await page.ivan.writes("/orders")
    await page.ivan.sees(says("orders", language="ru"))


async def test_a_second_window_shows_the_same_chats(demo, open_page):
    await demo.at_home(MIA)
    first, second = await open_page(demo.url), await open_page(demo.url)
    await first.mia.writes("written in the first window")
    await second.mia.sees("written in the first window", of="You")
    await second.mia.writes("/orders")
    third = await open_page(demo.url)
    windows = (first, second, third)
    for window in windows:
        await window.mia.sees(says("orders"))
    shown = [await window.mia.newest_texts(5) for window in windows]
    assert shown[0] == shown[1] == shown[2]


async def test_opening_the_page_reads_each_chat_once(demo, open_page):
    page, reads = await open_page(demo.url), []
    page.page.on(
        "request", lambda request: reads.append(request.url) if "control/chats/" in request.url else None
    )
    await page.page.reload()
    await page.has_read_all()
    assert len(reads) >= 4
    assert sorted(reads) == sorted(set(reads))


async def test_what_happens_while_a_chat_is_read_is_not_lost(demo, open_page):
    for person in (MIA, OLGA):
        await demo.at_home(person)
    early = await demo.bot_says(MIA, "read before it was changed")
    async with Line(demo.url) as line:
        page = await open_page(line.url)
        await _forgot(page, line)
        async with page.reading_takes_long() as read:
            line.mend()
            await read.wait()
            await demo.bot_says(MIA, "came while the chat was read")
            await demo.bot_calls("editMessageText", chat_id=MIA, message_id=early, text="changed meanwhile")
            await demo.bot_says(OLGA, "the page has heard all of it")
            await page.olga.sees("the page has heard all of it")
        await page.mia.sees("came while the chat was read")
        await page.mia.sees("changed meanwhile")


@pytest.mark.parametrize("night", ["the line was cut", "the machine slept", "the server forgot"])
async def test_a_page_left_open_overnight_catches_up(demo, open_page, night):
    await demo.at_home(MIA)
    early = await demo.bot_says(MIA, f"early: {night}")
    doomed = await demo.bot_says(MIA, f"doomed: {night}")
    async with Line(demo.url) as line:
        page = await open_page(line.url, clock=True)
        await page.mia.sees(f"doomed: {night}")
        await page.has_read_all()
        await NIGHTS[night](page, line)
        await demo.bot_calls("editMessageText", chat_id=MIA, message_id=early, text=f"changed: {night}")
        await demo.bot_calls("deleteMessage", chat_id=MIA, message_id=doomed)
        await demo.bot_says(MIA, f"late: {night}")
        line.mend()
        await page.sleeps(hours=8)
        await page.mia.sees(f"late: {night}")
        await page.mia.sees(f"changed: {night}")
        for gone in ("early", "doomed"):
            await expect(page.mia.messages(f"{gone}: {night}")).to_have_count(0)
        await page.connected()


async def _cut(page, line):
    line.cut()
    await expect(page.no_line).to_be_visible()


async def _slept(_page, line):
    line.fall_silent()


async def _forgot(page, line):
    await page.is_forgotten()
    await _cut(page, line)


NIGHTS = {"the line was cut": _cut, "the machine slept": _slept, "the server forgot": _forgot}
