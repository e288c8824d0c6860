"""What the tests of the stand-in panel speak through: a client over HTTP, and services as they need them."""

from __future__ import annotations

from decimal import Decimal

from sandbox.panel import Service


class Panel:
    """The world, and the two ways to talk to it."""

    def __init__(self, world, session, address):
        self.world, self.session, self.address = world, session, address

    async def call(self, action, key="demo-key", **fields):
        form = {"key": key, "action": action, **{name: str(value) for name, value in fields.items()}}
        async with self.session.post(f"{self.address}/api/v2", data=form) as response:
            return await response.json(content_type=None)

    async def raw(self, action, key="demo-key", **fields):
        form = {"key": key, "action": action, **{name: str(value) for name, value in fields.items()}}
        async with self.session.post(f"{self.address}/api/v2", data=form, allow_redirects=False) as response:
            return response.status, response.headers, await response.read()

    async def control(self, method, path, **body):
        call = self.session.request(method, f"{self.address}/control/{path}".rstrip("/"), json=body or None)
        async with call as response:
            return await response.json()

    async def add(self, service="1", link="https://instagram.com/someone", quantity=1000, **fields):
        answer = await self.call("add", service=service, link=link, quantity=quantity, **fields)
        return str(answer["order"])

    def pass_time(self, ms):
        self.world.clock.advance(ms)


def service(number="1", **changes):
    row = {"name": "Instagram Likes", "category": "Likes", "rate": Decimal("0.90"), "min": 50, "max": 10_000}
    return Service(number, **{**row, **changes})
