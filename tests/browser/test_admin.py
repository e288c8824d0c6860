"""The operator's own chat: the desk by keyboard, and an order whose fate is unknown."""

import re
from functools import partial

import pytest
from by_keyboard import Keyboard
from chat_page import PHONE
from playwright.async_api import expect
from running_demo import CONFIRM, MIA, OLGA, SERVICE, says

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

TODAY = re.compile(r"Today: (\d+)")


async def todays(demo):
    """The numbers of today on Olga's newest message; an older desk may stand above it."""
    messages = (await demo.ask("GET", f"control/chats/{demo.chat_of(OLGA)}"))["messages"]
    return TODAY.search(messages[-1]["text"])


async def test_an_admin_reads_todays_numbers_and_finds_an_order_by_keyboard_alone(demo, open_page):
    link = "https://instagram.com/found.by.olga"
    await demo.at_home(MIA)
    await demo.at_home(OLGA)
    page = await open_page(demo.url, PHONE)
    olga, keys = page.olga, Keyboard(page.page, page.olga)
    await keys.reach(olga.tab)
    await keys.enter()
    await keys.write("/admin")
    before = int((await demo.until(partial(todays, demo)))[1])
    await demo.orders(MIA, link)
    await keys.press(says("button-desk-refresh"))
    await olga.sees(f"Today: {before + 1} order")
    await keys.press(says("button-desk-find"))
    await keys.write(link)
    await olga.sees(link, "Customer: Mia", "taken by the panel")


async def test_an_order_of_unknown_fate_is_decided_once_in_the_admins_chat(demo, open_page):
    link = "https://instagram.com/answer.lost"
    await demo.at_home(MIA)
    await demo.at_home(OLGA)
    page = await open_page(demo.url)
    mia, olga = page.mia, page.olga
    await page.strip.breaks("Lose the answer to the next order")
    await mia.writes(f"{SERVICE} {link} 100")
    await mia.taps(CONFIRM)
    number = await mia.order_number(says("state-unknown"), link)
    await expect(page.strip.received.get_by_text("answer lost").first).to_be_visible()
    notice = await olga.sees(says("admin-unknown", id=number))
    await notice.get_by_role("button", name=says("button-show-order")).click()
    await olga.taps(says("button-its-number"))
    [add] = await demo.adds(link)
    await olga.sees(f"id of order {number}")
    await olga.writes(add["order"])
    await olga.sees(says("number-taken"))
    await mia.sees(says("state-placed"), link)
    await demo.passes(60)
    await mia.sees(says("state-completed"), link)
    assert len(await demo.adds(link)) == 1
    await expect(page.strip.balance).to_be_visible()
