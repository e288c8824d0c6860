"""Whatever a name, a message or a file is called, it is text: no element appears and nothing runs.

The page is opened without the server's content security policy, so that the page alone is put to the test.
"""

import pytest
from playwright.async_api import expect
from running_demo import MIA, OLGA, says

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
# Known tags are left out of what panels write; this one is none.
NAME = '<wow tabindex=0 autofocus onfocus="window.ran=1">'
FILE = '"><svg onload=window.ran=1>.txt'
PLANTED = "img[src=x], wow, [onerror], [onload], [onfocus], body script"
SERVICE = {
    "service": "9901",
    "name": f"Instagram Followers {NAME}",
    "category": f"Instagram {NAME}",
    "type": "Default",
    "rate": "0.50",
    "min": 10,
    "max": 1000,
}


async def test_hostile_text_stays_text(demo, open_page):
    for person in (MIA, OLGA):
        await demo.at_home(person)
    await demo.ask("POST", "panel/control/services", **SERVICE)
    page = await open_page(demo.url, bypass_csp=True)
    await page.olga.writes("/admin")
    await page.olga.taps(says("button-desk-sync"))
    await page.olga.sees("Synced.")
    await page.mia.writes("9901 https://instagram.com/mia.is.brave 100")
    await page.mia.sees("Please check", NAME)
    await page.mia.writes(HOSTILE)
    await page.mia.sees(HOSTILE, of="You")
    keyboard = {"inline_keyboard": [[{"text": HOSTILE, "callback_data": "x"}]]}
    await demo.bot_says(MIA, HOSTILE, reply_markup=keyboard)
    await expect(page.mia.key(HOSTILE)).to_be_visible()
    await page.mia.attached.set_input_files({"name": FILE, "mimeType": "text/html", "buffer": b"<b>hello"})
    await expect(page.mia.column.get_by_text(FILE)).to_be_visible()
    await page.mia.send.click()
    await page.mia.sees(FILE, of="You")
    await demo.ask("POST", "control/people", first_name=HOSTILE)
    await expect(page.page.get_by_role("heading", name=HOSTILE)).to_be_visible()
    await expect(page.page.locator(PLANTED)).to_have_count(0)
    assert await page.page.evaluate("window.ran === undefined")
