"""`python -m bot.commands.staging.past CONTROL`: days of orders, before the demo's bot is started.

Nothing is made up: the shop's own functions order from the sandbox's panel, only with an earlier clock.
"""

import asyncio
import sys
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.clock import now_ms
from bot.commands.staging.scenes import CUSTOMERS, SCENES, Scene
from bot.complaints import read_settings
from bot.house import house_of
from panel import PanelClient
from shop import people, quotes
from shop.balance import read_balance
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.catalogue.sync import sync
from shop.database import Database, Tx
from shop.drafts import Draft
from shop.house import House
from shop.orders.confirm import Confirmed, confirm
from shop.orders.poll import poll
from shop.orders.send import send
from shop.panels import known
from shop.records.keeping import renew
from storage import catalogue, outbox, panel_orders
from storage.opening import bring_up_to_date, open_database

MINUTE = 60_000
LENGTH = 60 * MINUTE
# Ivan is a regular; the catalogue is no older than what is sold from it may be.
DAYS = 72 * 60 * MINUTE
# The sandbox's orders are done in a few seconds; a slow one is not.
PANEL_S = 25
ENOUGH = 1_000


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the past happens.

    Attributes:
        control: the panel's control API.
        now: the end of the past, ms UTC.
    """

    db: Database
    panel: PanelClient
    house: House
    control: aiohttp.ClientSession
    now: int

    async def play(self, scene: Scene) -> None:
        """Order what a scene says, and let the panel get on with it.

        Raises:
            RuntimeError: the shop does not sell what the scene asks for.
        """
        at = self.now - scene.ago * MINUTE
        service, link, order_id = await self.db.write(_order, self.house, scene, at)
        await self._arrange(service, scene)
        slot = self.panel.try_reserve_add(link)
        if slot is None:
            raise RuntimeError("nothing else is on its way to the panel, and yet it has no room")
        await send(self.db, slot, self.house, order_id, lambda: at + self.house.undo_for)
        await self._answer(order_id, scene)
        await self._tell("services", service=service.number, fate="")
        await self._follow(at, scene)

    async def _arrange(self, service: Service, scene: Scene) -> None:
        await self._tell("services", service=service.number, fate=scene.fate)
        if scene.fault is not None:
            await self._tell("faults", action="add", times=1, **scene.fault)

    async def _answer(self, order_id: int, scene: Scene) -> None:
        placed = await self.db.read(panel_orders.of_order, order_id)
        for row in placed if scene.answer else ():
            await self._tell("orders", order=row.number, answer=dict(scene.answer))

    async def _follow(self, at: int, scene: Scene) -> None:
        """Ask for the orders twice: on their way, and when those that end have ended."""
        for minutes in (scene.begins, scene.begins + scene.takes):
            await self._tell("clock", advance=PANEL_S * 1_000 // 2)
            await self._ask(at + int(minutes * MINUTE))

    async def _ask(self, now: int) -> None:
        await poll(self.db, self.panel, self.house, self.house.panel_id, lambda: now)

    async def _tell(self, what: str, **fields: Any) -> None:  # noqa: ANN401 - JSON
        async with self.control.post(f"control/{what}", json=fields) as answer:
            answer.raise_for_status()


def _order(tx: Tx, house: House, scene: Scene, now: int) -> tuple[Service, str, int]:
    service = _service(tx, house, scene)
    draft = Draft(0, scene.person, service.id, scene.link, scene.quantity)
    quote = quotes.make(tx, house, scene.person, draft, service, now)
    if not isinstance(quote, quotes.Quote):
        raise RuntimeError(f"{scene.link} cannot be offered: {quote}")  # noqa: TRY004 - a state of the world
    done = confirm(tx, house, scene.person, quote.id, now)
    if not isinstance(done, Confirmed):
        raise RuntimeError(f"{scene.link} cannot be ordered: {done}")  # noqa: TRY004 - the same
    return service, quote.link, done.order_id


def _service(tx: Tx, house: House, scene: Scene) -> Service:
    """The first that fits, in the panel's order."""
    offered = map(services.of_row, catalogue.living(tx, house.panel_id))
    return next(
        one
        for one in offered
        if (one.platform, one.kind, one.type) == (scene.platform, scene.kind, "default")
        and one.min <= scene.quantity <= one.max
        and quotes.unsellable(house, one) is None
    )


def _arrive(tx: Tx, now: int) -> None:
    for one in CUSTOMERS:
        people.arrive(tx, one.id, one.name, one.username, one.language, now)
        people.accept_terms(tx, one.id, now)


def _all_is_told(tx: Tx, now: int) -> None:
    """What this hour had to say was said in it; the chats begin empty."""
    while rows := outbox.waiting(tx, now + MINUTE, ENOUGH):
        for row in rows:
            outbox.mark_sent(tx, row.id, None, min(row.due_at, now))


async def main(control_url: str) -> None:
    """Play every scene on the database and panel of the settings."""
    settings, now = read_settings(), now_ms()
    await bring_up_to_date(settings.database_url)
    db = await open_database(settings.database_url)
    panel = PanelClient(settings.panel_url, settings.panel_key, concurrency=settings.panel_concurrency)
    try:
        row = await db.write(known, settings.panel_url, now - DAYS)
        house = await house_of(settings, db, row.id)
        await read_balance(db, panel, house, now - LENGTH, "start")
        await sync(db, panel, house, now - LENGTH)
        await db.write(_arrive, now - DAYS)
        async with aiohttp.ClientSession(f"{control_url}/") as control:
            stage = Stage(db, panel, await house_of(settings, db, row.id), control, now)
            for scene in SCENES:
                await stage.play(scene)
        # Its bot may be killed before its own first sync has come to its end.
        await sync(db, panel, house, now)
        await db.write(_all_is_told, now)
        await renew(db, now)
    finally:
        await panel.close()
        await db.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
