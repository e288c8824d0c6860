"""The stand-ins for Telegram and a panel, and the hand that steers the panel."""

import asyncio
import json
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

from child_process import command

KEY = "demo-key"
LIKES = {
    "service": "9001",
    "name": "Instagram Likes [Real]",
    "category": "Instagram Likes",
    "type": "Default",
    "rate": "0.90",
    "min": 50,
    "max": 10_000,
    "refill": True,
    "cancel": False,
}
INSTANT_LIKES = LIKES | {"service": "9002", "name": "Instagram Likes now", "rate": "0.95", "fate": "instant"}
KIND_OF_PANEL = ("--key", KEY, "--size", "30", "--calm")
LOOK_S = 0.02


@contextmanager
def standing(folder, module, *ports):
    """A stand-in that runs; gives its addresses."""
    child = command(folder, module, *ports, *KIND_OF_PANEL, ready="{")
    try:
        yield json.loads(child.until_ready())
    finally:
        child.kill()


class Panel:
    """A panel and its control API; its clock stands still until a test advances it."""

    def __init__(self, url, control_url):
        self.url, self._control = url, urlsplit(control_url)

    def open(self):
        """Sell likes, and forget what other tests did."""
        self.no_faults()
        self._ask("POST", "clock", {"stopped": True})
        self.sell(LIKES)
        return self

    def sell(self, service):
        self._ask("POST", "services", service)

    def advance(self, seconds):
        self._ask("POST", "clock", {"advance": seconds * 1000})

    def fault(self, name, times=1, **fields):
        self._ask("POST", "faults", {"name": name, "times": times, **fields})

    def no_faults(self):
        self._ask("DELETE", "faults")

    def becomes(self, order, fate):
        self._ask("POST", "orders", {"order": order, "fate": fate})

    def received(self, action, **fields):
        """Requests so far whose fields are these."""
        every = self._ask("GET", f"received?action={action}")["received"]
        return [one for one in every if fields.items() <= one["fields"].items()]

    async def hears(self, action, seconds=10, **fields):
        """Wait for such a request."""
        async with asyncio.timeout(seconds):
            while not (found := self.received(action, **fields)):
                await asyncio.sleep(LOOK_S)
        return found

    async def hears_more(self, action, before, seconds=20):
        """Wait for more of such requests than there were before."""
        async with asyncio.timeout(seconds):
            while len(self.received(action)) <= before:
                await asyncio.sleep(LOOK_S)

    def _ask(self, verb, path, body=None):
        with closing(HTTPConnection(self._control.netloc, timeout=10)) as connection:
            kind = {"Content-Type": "application/json"}
            connection.request(verb, f"{self._control.path}/{path}", json.dumps(body or {}), kind)
            answer = connection.getresponse()
            found = json.loads(answer.read())
            assert answer.status < 400, found
            return found
