"""`panelgram demo` as a process of its own, and the hands that steer its panel, its Telegram and its bot."""

import asyncio
import os
import re
import subprocess
import sys
import time

import aiohttp

from bot.commands.demo import DEMO_TOKEN
from locales import Texts

OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) in a browser\.")
OLGA, MIA, IVAN = 1001, 2001, 2002
TEXTS = Texts(strict=True)
WAIT_S = 40
LOOK_S = 0.05
END_S = 15


def says(key, language="en", **args):
    """What the bot says, as a chat shows it: without the marks of bold and code."""
    return re.sub("<[^>]+>", "", TEXTS.text(key, language, **args))


# The panel's first service for followers, in its seeded catalogue.
SERVICE = "117"
CONFIRM = says("button-confirm", total="")

DROPPED = [says(key, language) for key in ("cancelled", "nothing-to-cancel") for language in TEXTS.languages]


class Demo:
    """The demo that `make demo` starts, on a free port.

    Attributes:
        url: of its chat page.
    """

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self._complaints = folder / "stderr"
        with self._complaints.open("wb") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "demo", "--port", "0"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                env=os.environ | {"TMPDIR": str(folder)},
            )
        found = OPEN.search(self._process.stdout.readline())
        assert found, self._complaints.read_text()
        self.url = found[1]

    def end(self):
        self._process.terminate()
        try:
            self._process.wait(END_S)
        finally:
            self._process.kill()
            self._process.stdout.close()

    async def ask(self, verb, path, **body):
        """One request to the page's server; the JSON it answers."""
        async with (
            aiohttp.ClientSession(self.url) as session,
            session.request(verb, f"/{path}", json=body or None) as answer,
        ):
            found = await answer.json()
            assert answer.status < 400, found
            return found

    async def until(self, question):
        """Wait until a coroutine function returns something; return that."""
        end = time.monotonic() + WAIT_S
        while not (found := await question()):
            assert time.monotonic() < end, f"{question} found nothing"
            await asyncio.sleep(LOOK_S)
        return found

    # The panel.

    async def adds(self, link):
        """Every `add` for a link that reached the panel."""
        every = await self.ask("GET", "panel/control/received?action=add")
        return [one for one in every["received"] if one["fields"].get("link") == link]

    async def passes(self, seconds):
        """Let time pass at the panel."""
        await self.ask("POST", "panel/control/clock", advance=seconds * 1000)

    async def goes_well(self):
        """Nothing is wrong with the panel, its clock stands still, and the next order is delivered whole."""
        await self.ask("DELETE", "panel/control/faults")
        await self.ask("POST", "panel/control/clock", stopped=True)
        await self.ask("POST", "panel/control/orders", order="next", fate="normal")

    # Telegram.

    def chat_of(self, person):
        return f"{DEMO_TOKEN.partition(':')[0]}:{person}"

    async def has_started(self, person):
        state = await self.ask("GET", "control/state")
        return any(chat["key"] == self.chat_of(person) and chat["started"] for chat in state["chats"])

    async def at_home(self, person):
        """Somebody has pressed Start, accepted the rules (the others did so in the past), and begun no order."""
        if await self.has_started(person):
            await self._drops_what_was_begun(person)
            return
        await self.ask("POST", f"control/chats/{self.chat_of(person)}/start")
        if person == MIA:
            await self.tap(person, says("button-accept-terms"))

    async def _drops_what_was_begun(self, person):
        mine = await self.writes(person, "/cancel")

        async def answered():
            after = (await self.ask("GET", f"control/chats/{self.chat_of(person)}?after={mine}"))["messages"]
            return any(answer in one["text"] for one in after for answer in DROPPED)

        await self.until(answered)

    async def writes(self, person, text):
        """Somebody sends a message; its id."""
        sent = await self.ask("POST", f"control/chats/{self.chat_of(person)}/text", text=text)
        return sent["messages"][0]["id"]

    async def tap(self, person, label, *, beside=""):
        """Press the newest button with this label; the bot has answered when it returns."""
        chat = f"control/chats/{self.chat_of(person)}"

        async def offering():
            messages = (await self.ask("GET", chat))["messages"]
            return [one for one in messages if beside in one["text"] and label in str(one["keyboard"])]

        newest = (await self.until(offering))[-1]
        [full] = [key["text"] for row in newest["keyboard"] for key in row if label in key["text"]][:1]
        await self.ask("POST", f"{chat}/tap", message_id=newest["id"], text=full, wait=WAIT_S)

    async def orders(self, person, link, quantity=100):
        """Somebody orders in one line; the panel has it when this returns."""
        before = len(await self.adds(link))
        await self.writes(person, f"{SERVICE} {link} {quantity}")
        await self.tap(person, CONFIRM, beside=link)

        async def arrived():
            # Another test may have ordered for the same link, and a fresh order waits until it cannot be taken back.
            return len(await self.adds(link)) > before

        await self.until(arrived)

    async def bot_calls(self, method, **fields):
        """One call of the Bot API that the bot did not make by itself; its result."""
        return (await self.ask("POST", f"bot{DEMO_TOKEN}/{method}", **fields))["result"]

    async def bot_says(self, person, text, **more):
        """A message that nothing asked for; its id."""
        return (await self.bot_calls("sendMessage", chat_id=person, text=text, **more))["message_id"]

    # The bot's process.

    async def is_running(self):
        return (await self.ask("GET", "backstage"))["bot"] == "running"

    async def books(self):
        """How many orders are in each state, and the sum of all accounts."""
        books = (await self.ask("GET", "backstage"))["books"]
        return books["orders"], sum(account["amount"] for account in books["accounts"])

    async def mend(self):
        """As it was: the bot runs, and the panel is well."""
        if not await self.is_running():
            await self.ask("POST", "backstage/bot", do="start")
            await self.until(self.is_running)
        await self.goes_well()
