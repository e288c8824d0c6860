"""The pictures of the README: `make pictures` writes them, other runs take them and throw them away.

PICTURES names the folder that they are written to.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from chat_page import PHONE
from PIL import Image
from playwright.async_api import expect
from running_demo import CONFIRM, IVAN, MIA, OLGA, says

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

BROAD = (1440, 900)
LINK, OTHER_LINK = "https://instagram.com/mia_makes", "https://instagram.com/mia.bakes"
CLIP = "https://tiktok.com/@ivan.makes.bread/video/7301234567890123456"
COLOURS, LARGEST = 256, 300_000


@pytest.fixture
def album(tmp_path):
    return Path(os.environ.get("PICTURES", tmp_path))


@pytest_asyncio.fixture(loop_scope="session")
async def busy_demo(demo):
    """Mia's order is on its way, Ivan has pasted a link, and Olga looks at her desk."""
    for person in (MIA, IVAN, OLGA):
        await demo.at_home(person)
    await demo.orders(MIA, LINK, 500)
    await demo.writes(IVAN, CLIP)
    await demo.writes(OLGA, "/admin")
    await demo.passes(8)
    return demo


async def take(page, path):
    """Write what the window shows, in few colours, which nobody can tell from all of them."""
    shown = Image.open(BytesIO(await page.page.screenshot(animations="disabled")))
    shown.convert("RGB").quantize(COLOURS).save(path, optimize=True)
    assert path.stat().st_size < LARGEST


async def test_the_page_by_day_and_by_night(busy_demo, open_page, album):
    page = await open_page(busy_demo.url, BROAD)
    await page.hints_away.click()
    await page.mia.sees(says("state-moving"), LINK)
    await page.ivan.sees(CLIP)
    await page.olga.sees(says("desk"))
    await expect(page.strip.balance).to_be_visible()
    await take(page, album / "chat.png")
    await page.page.emulate_media(color_scheme="dark")
    await take(page, album / "chat-dark.png")


async def test_the_page_on_a_phone(demo, open_page, album):
    await demo.at_home(MIA)
    page = await open_page(demo.url, PHONE, device_scale_factor=2)
    await page.hints_away.click()
    await page.mia.writes(OTHER_LINK)
    await page.mia.taps("Followers")
    await page.mia.taps("$6.40")
    await page.mia.taps("1,000")
    await page.mia.sees("Please check", OTHER_LINK)
    await expect(page.mia.key(CONFIRM)).to_be_in_viewport()
    await take(page, album / "phone.png")
