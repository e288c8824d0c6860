"""From opening the page to an order that is done: by keyboard alone, and by taps that are counted."""

import pytest
from by_keyboard import Keyboard
from chat_page import NUMBER, PHONE
from playwright.async_api import expect
from running_demo import says

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

FEW = 8
CONFIRM = says("button-confirm", total="")
LINK = "https://instagram.com/mia.by.keyboard"


async def test_a_customer_orders_by_keyboard_alone_on_a_narrow_screen(newcomer_demo, open_page):
    page = await open_page(newcomer_demo.url, PHONE)
    mia, keys = page.mia, Keyboard(page.page, page.mia)
    await keys.reach(mia.start)
    await keys.enter()
    await keys.press(says("button-accept-terms"))
    await keys.press("Instagram")
    await keys.press("Instagram Followers")
    await keys.press("$")
    await keys.write(LINK.removeprefix("https://"))
    await keys.write("120")
    await keys.press(CONFIRM)
    await mia.sees(says("state-placed"), LINK)
    assert keys.deeds <= FEW
    await newcomer_demo.passes(60)
    done = await mia.sees(says("state-completed"), LINK)
    assert NUMBER.search(await done.inner_text())
    [add] = await newcomer_demo.adds(LINK)
    assert add["fields"]["quantity"] == "120"


async def test_the_first_order_takes_at_most_eight_taps(newcomer_demo, open_page):
    page = await open_page(newcomer_demo.url, PHONE, has_touch=True)
    mia, taps = page.mia, 0
    before = (await newcomer_demo.books())[0]
    way = (
        mia.start,
        mia.key(says("button-accept-terms")),
        page.helper,
        mia.key("Followers"),
        mia.key("$"),
        mia.key("100"),
        mia.key(CONFIRM),
    )
    for step in way:
        await step.tap()
        taps += 1
    await mia.sees(says("state-placed"))
    assert taps <= FEW
    after = (await newcomer_demo.books())[0]
    assert sum(after.values()) == sum(before.values()) + 1
    await expect(mia.message(says("state-placed"))).to_be_in_viewport()
