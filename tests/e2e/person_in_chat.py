"""Somebody with a Telegram account, in their private chat with one bot."""

from locales import Texts
from sandbox.telegram.errors import ControlError

TEXTS = Texts(strict=True)
WAIT_S = 15
CONFIRM = TEXTS.text("button-confirm", "en", total="")


def says(key, **args):
    """What the bot says in English, as a chat shows it."""
    return TEXTS.text(key, "en", **args)


class Person:
    """Waits for what the chat shows; a button is named by its text, or by the id of its text."""

    def __init__(self, control, bot_id, number):
        self.control, self.number, self.chat = control, number, f"{bot_id}:{number}"

    async def starts(self, payload=""):
        await self.control.start(self.chat, payload)

    async def writes(self, text):
        await self.control.text(self.chat, text)

    async def blocks(self):
        await self.control.act(self.chat, "block")

    async def sends(self, **content):
        """Send a message of any content."""
        await self.control.act(self.chat, "other", content=content)

    async def sees(self, *words, seconds=WAIT_S):
        """Wait for a message of the bot that holds all these words; the newest one."""

        async def ask():
            return [m for m in await self.shown() if all(word in m["text"] for word in words)]

        try:
            return (await self.control.until(ask, seconds))[-1]
        except TimeoutError:
            raise AssertionError(f"{words} is not in: {[m['text'] for m in await self.shown()]}") from None

    async def finds(self, *labels, on="", seconds=WAIT_S):
        """Wait for a button with one of these labels on a message that holds the words; return both."""

        async def ask():
            every = [(m, b) for m in await self.shown() if on in m["text"] for b in buttons(m)]
            return [(m, b) for m, b in every if any(label in b["text"] for label in labels)]

        try:
            return (await self.control.until(ask, seconds))[-1]
        except TimeoutError:
            seen = [(m["text"], [b["text"] for b in buttons(m)]) for m in await self.shown()]
            raise AssertionError(f"no button {labels} in: {seen}") from None

    async def taps(self, label, on="", wait=WAIT_S):
        """Tap a button; where another message has taken its place since it was seen, look for it once more."""
        try:
            return await self._taps(label, on, wait)
        except ControlError:
            return await self._taps(label, on, wait)

    async def _taps(self, label, on, wait):
        message, button = await self.finds(label, on=on)
        return await self.control.tap(self.chat, message["id"], data=button["callback_data"], wait=wait)

    async def shown(self):
        """All messages of the bot, oldest first."""
        return [m for m in await self.control.messages(self.chat) if m["from"]["is_bot"]]

    # The usual ways.

    async def accepts_the_rules(self):
        await self.starts()
        await self.taps(says("button-accept-terms"))
        await self.finds(says("button-orders"))

    async def fills_in(self, line):
        """Write `service link quantity` and wait for the card before Confirm."""
        await self.writes(line)
        return await self.finds(CONFIRM, on=line.split()[1])

    async def orders(self, line):
        await self.fills_in(line)
        await self.taps(CONFIRM, on=line.split()[1])


def buttons(message):
    return [button for row in message["keyboard"] for button in row]
