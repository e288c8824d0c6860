"""The real demo in Debian's Chromium.

- `demo`: one for the whole run of a test process; after each test its bot runs again and its panel is well.
- `newcomer_demo`: one in which Mia has not pressed Start yet.
- `open_page`: a window of its own on a demo; a script error in it fails the test.

CHROMIUM names another browser. Without one these tests are skipped, except where CI is set: there they fail.
"""

import os
import shutil
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from chat_page import WIDE, ChatPage
from playwright.async_api import async_playwright, expect
from running_demo import MIA, WAIT_S, Demo

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ALONE = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

expect.set_options(timeout=WAIT_S * 1000)


@pytest.fixture(scope="session")
def chromium():
    """The path of the browser."""
    path = shutil.which(CHROMIUM)
    if path is None and os.environ.get("CI"):
        pytest.fail(f"there must be a browser in CI: {CHROMIUM} is none")
    return path or pytest.skip(f"no browser at {CHROMIUM}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ALONE)
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def demos(chromium, tmp_path_factory):
    """Start demos; the first is everybody's."""
    started = []

    def start():
        started.append(Demo(tmp_path_factory.mktemp("demo")))
        return started[-1]

    yield lambda: started[0] if started else start(), start
    for demo in started:
        demo.end()


@pytest_asyncio.fixture(loop_scope="session")
async def demo(demos):
    shared, _ = demos
    demo = shared()
    await demo.goes_well()
    yield demo
    await demo.mend()


@pytest_asyncio.fixture(loop_scope="session")
async def newcomer_demo(demo, demos):
    _, another = demos
    if not await demo.has_started(MIA):
        return demo
    new = another()
    await new.goes_well()
    return new


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser):
    """Open a page in a window of its own: nothing is kept from earlier ones."""
    complaints = []
    async with AsyncExitStack() as windows:

        async def open_page(url, size=WIDE, *, clock=False, **more):
            width, height = size
            context = await browser.new_context(
                viewport={"width": width, "height": height}, reduced_motion="reduce", **more
            )
            windows.push_async_callback(context.close)
            context.set_default_timeout(WAIT_S * 1000)
            page = await context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
            if clock:
                await page.clock.install()
            await page.goto(url)
            shown = ChatPage(page)
            await shown.connected()
            return shown

        yield open_page
    assert complaints == []
