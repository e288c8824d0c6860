"""axe-core finds nothing serious: on a first visit, in a busy chat, behind the scenes, by day and by night."""

import pytest
from axe_playwright_python.async_playwright import Axe
from chat_page import PHONE, WIDE
from playwright.async_api import expect
from running_demo import MIA, OLGA

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

SERIOUS = {"serious", "critical"}
LINK = "https://instagram.com/mia.looks.around"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_nothing_serious_stands_in_anybodys_way(demo, open_page, size, colours):
    for person in (MIA, OLGA):
        await demo.at_home(person)
    page = await open_page(demo.url, size, color_scheme=colours)
    await page.mia.writes(LINK)
    await page.mia.taps("Followers")
    await page.mia.sees("Choose what you would like", LINK)
    await page.strip.closes()
    assert await serious(page) == []
    await page.strip.opens()
    await expect(page.strip.balance).to_be_visible()
    assert await serious(page) == []
    await page.strip.closes()
    await page.sam.tab.click()
    await expect(page.sam.start).to_be_in_viewport()
    assert await serious(page) == []


async def serious(page):
    """What axe-core finds on the page as it is: each rule with where it is broken."""
    found = (await Axe().run(page.page)).response["violations"]
    return [
        (rule["id"], node["html"], node["failureSummary"])
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
