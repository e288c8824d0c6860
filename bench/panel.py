"""A lean stand-in for a panel: five thousand services, orders that move with every answer."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from itertools import count
from time import perf_counter
from typing import Any

from aiohttp import web

from sandbox.panel.catalogue import catalogue
from sandbox.panel.services import Service
from sandbox.serving import serve

SERVICES = 5_000
KEY = "bench-key"
OURS = Service("9001", "Instagram Likes [Real] [Bench]", "Instagram Likes [Bench]", Decimal("0.90"), min=50)
BESIDE = tuple(
    Service(f"{9_002 + at}", f"Instagram Likes {what} [Bench]", OURS.category, Decimal(rate), min=50)
    for at, (what, rate) in enumerate(
        (
            ("[Max 50K] [Instant]", "0.95"),
            ("[Refill 30 days]", "1.10"),
            ("[Old accounts]", "1.25"),
            ("+ Impressions", "1.40"),
            ("[Male]", "2.00"),
            ("[Female]", "2.10"),
            ("[With stories]", "2.50"),
            ("[Slow, 1K a day]", "2.80"),
            ("[Power likes]", "9.00"),
        )
    )
)
"""A category of a panel fills its page: the sandbox's have thirty services on average, this one ten."""
UNITS = 1_000
ONE_IN = 50
"""One answer in fifty ends its order with a refund."""


class Panel:
    """Answers API v2.

    Attributes:
        latency_s: how long a status takes.
        adding_s: how long an `add` takes.
        moving: whether every answer differs from the one before, and one in fifty ends its order.
        adds: when each `add` arrived, by `perf_counter`.
        most_at_once: most status questions that were in flight together.
        usual: what is listed unless a figure wants something else.
        listings: when each question for the catalogue arrived, by `perf_counter`.
    """

    def __init__(self) -> None:
        self.usual: Sequence[Service] = (OURS, *BESIDE, *catalogue(SERVICES - 1 - len(BESIDE)))
        self.lists(self.usual)
        self._orders = count(1_000_001)
        self._told: Counter[str] = Counter()
        self._answers = 0
        self._in_flight = 0
        self.latency_s = self.adding_s = 0.0
        self.moving = False
        self.adds: list[float] = []
        self.most_at_once = 0
        self.listings: list[float] = []

    def lists(self, services: Sequence[Service]) -> None:
        """Sell these from now on."""
        self._services = json.dumps([service.row() for service in services]).encode()

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one request."""
        began, form = perf_counter(), await request.post()
        asked = {name: str(value) for name, value in form.items()}
        return web.Response(body=await self._answer(asked, began), content_type="application/json")

    async def _answer(self, asked: dict[str, str], began: float) -> bytes:
        action = asked["action"]
        if action == "services":
            self.listings.append(began)
            return self._services
        if action == "balance":
            return b'{"balance": "1000000.00", "currency": "USD"}'
        if action == "add":
            self.adds.append(began)
            await asyncio.sleep(self.adding_s)
            return json.dumps({"order": next(self._orders)}).encode()
        return await self._status(asked, began)

    async def _status(self, asked: dict[str, str], began: float) -> bytes:
        self._in_flight += 1
        self.most_at_once = max(self.most_at_once, self._in_flight)
        many = asked["orders"].split(",") if "orders" in asked else []
        found: Any = {number: self._told_of(number) for number in many} or self._told_of(asked["order"])
        body = json.dumps(found).encode()
        await asyncio.sleep(began + self.latency_s - perf_counter())
        self._in_flight -= 1
        return body

    def _told_of(self, number: str) -> dict[str, str]:
        if not self.moving:
            return _row("Pending", UNITS)
        self._told[number] += 1
        self._answers += 1
        remains = UNITS - self._told[number]
        return _row("In progress" if self._answers % ONE_IN else "Partial", remains)


@asynccontextmanager
async def panel() -> AsyncIterator[tuple[Panel, str]]:
    """Serve the stand-in; gives it and its address."""
    standin, app = Panel(), web.Application()
    app.router.add_post("/api/v2", standin.serve)
    async with serve(app) as address:
        yield standin, f"{address}/api/v2"


def _row(status: str, remains: int) -> dict[str, str]:
    figures = {"charge": "0.90", "start_count": "3572", "remains": str(remains), "currency": "USD"}
    return {"status": status, **figures}
