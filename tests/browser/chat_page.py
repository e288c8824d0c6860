"""The chat page as a person finds it: by roles, labels and visible text, nothing else."""

import asyncio
import re
from contextlib import asynccontextmanager

from playwright.async_api import expect

BOT = "Panelgram"
WIDE, PHONE = (1280, 800), (390, 844)
CAST = ("Mia", "Иван", "Olga (operator)", "Sam")
NUMBER = re.compile(r"\b\d+\b")


class Chat:
    """One person's chat with the bot."""

    def __init__(self, page, person):
        self.page = page
        self.tab = page.get_by_role("navigation", name="People").get_by_role("button", name=person)
        self.column = page.get_by_role("region", name=person, exact=True)
        self.log = page.get_by_role("log", name=f"Messages of {person}")
        self.field = page.get_by_role("textbox", name=f"Message as {person}")
        self.send = self.column.get_by_role("button", name="Send", exact=True)
        self.start = self.column.get_by_role("button", name="Start", exact=True)
        self.attached = self.column.locator("input[type=file]")

    def messages(self, *words, of=BOT):
        """Messages of the bot, or of `You`, that hold all these words."""
        found = self.log.get_by_role("article", name=of)
        for word in words:
            found = found.filter(has_text=word)
        return found

    def message(self, *words, of=BOT):
        """The newest of them."""
        return self.messages(*words, of=of).last

    def key(self, label):
        """The newest button of the bot with this label."""
        return self.log.get_by_role("group", name="Buttons").get_by_role("button", name=label).last

    async def sees(self, *words, of=BOT):
        """Wait for such a message and return it."""
        await expect(self.message(*words, of=of)).to_be_visible()
        return self.message(*words, of=of)

    async def newest_texts(self, count):
        every = await self.log.get_by_role("article").all_inner_texts()
        return every[-count:]

    async def taps(self, label):
        await self.key(label).click()

    async def writes(self, text):
        await self.field.fill(text)
        await self.field.press("Enter")

    async def order_number(self, *words):
        """The number of the order on the newest card with these words."""
        card = await self.sees(*words)
        return NUMBER.search(await card.inner_text())[0]


class Strip:
    """What stands behind the scenes."""

    def __init__(self, page):
        self.switch = page.get_by_role("button", name="Control strip")
        self.node = page.get_by_role("complementary", name="Control strip")
        self.received = self.node.get_by_role("list", name="Requests, newest first")
        self.kill = self.node.get_by_role("button", name="Kill it")
        self.start = self.node.get_by_role("button", name="Start it")
        self.balance = self.node.get_by_text("The books balance to 0.")

    def trouble(self, title):
        return self.node.get_by_role("button", name=title)

    async def opens(self):
        if not await self.node.is_visible():
            await self.switch.click()
        await expect(self.node).to_be_visible()

    async def closes(self):
        if await self.node.is_visible():
            await self.node.get_by_role("button", name="Close the strip").click()
        await expect(self.node).to_be_hidden()

    async def breaks(self, title):
        """Press one of the troubles and wait until it is in force."""
        await self.opens()
        await self.trouble(title).click()
        await expect(self.trouble(title)).to_have_attribute("aria-pressed", "true")

    async def kills_the_bot(self):
        await self.opens()
        await self.kill.click()
        await expect(self.node.get_by_text("killed", exact=True)).to_be_visible()

    async def starts_the_bot(self):
        await self.start.click()
        await expect(self.node.get_by_text("running", exact=True)).to_be_visible()


class ChatPage:
    """One window that shows the page."""

    def __init__(self, page):
        self.page = page
        self.strip = Strip(page)
        self.mia, self.ivan, self.olga, self.sam = (Chat(page, name) for name in CAST)
        self.no_line = page.get_by_text("connecting…")
        self.hints_away = page.get_by_role("button", name="No more hints")
        self.helper = page.get_by_role("region", name="First steps").get_by_role(
            "button", name="Send one for me"
        )

    async def connected(self):
        """Wait until it follows what happens."""
        await expect(self.mia.column).to_be_visible()
        await expect(self.no_line).to_be_hidden()

    async def has_read_all(self):
        """Wait until all chats are read: what the panel received is asked for only then."""
        await expect(self.strip.received.get_by_role("listitem").first).to_be_visible()

    async def sleeps(self, hours):
        """Let hours pass on the page's clock alone."""
        await self.page.clock.fast_forward(f"{hours:02}:00:00")

    async def is_forgotten(self):
        """Whoever asks for the stream again names a place that the server does not know."""

        async def elsewhere(route):
            await route.continue_(url=f"{route.request.url.partition('?')[0]}?last=gone-1")

        await self.page.route("**/control/events*", elsewhere)

    @asynccontextmanager
    async def reading_takes_long(self):
        """Whoever reads Mia's chat meanwhile gets what was true then, but only at the end; gives that it was read."""
        read, over = asyncio.Event(), asyncio.Event()

        async def late(route):
            answer = await route.fetch()
            read.set()
            await over.wait()
            await route.fulfill(response=answer)

        await self.page.route(re.compile(r"/control/chats/\d+%3A2001\?"), late)
        yield read
        async with self.page.expect_response(re.compile(r"/control/chats/\d+%3A2001\?")):
            over.set()
        await self.page.unroute_all(behavior="wait")
