"""Who sells, and which panels are asked: what the settings, the database and the panels themselves say of it."""

import asyncio
from contextlib import suppress

from bot.clock import now_ms
from bot.house import house_of
from bot.parts import Parts
from panel import PanelClient
from shop import panels
from shop.balance import read_balance
from shop.house import House


async def house_and_panels(parts: Parts) -> tuple[House, dict[int, PanelClient]]:
    """Return the operator's facts and the clients of the panels whose orders are followed, by the panel's row."""
    row = await panels.recognise(parts.db, parts.panel, parts.settings.panel_url, now_ms())
    house = await _house(parts, row.id)
    old = await _old_panel(parts, row.id)
    await parts.db.write(panels.take_over, house, frozenset(old), now_ms())
    return house, {row.id: parts.panel, **old}


async def _house(parts: Parts, panel_id: int) -> House:
    """Return the operator's facts; the first start asks the panel which currency the books are in."""
    house = await house_of(parts.settings, parts.db, panel_id)
    if house.currency is None:
        with suppress(TimeoutError):
            async with asyncio.timeout(panels.PATIENCE_S):
                await read_balance(parts.db, parts.panel, house, now_ms(), "start")
        house = await house_of(parts.settings, parts.db, panel_id)
    return house


async def _old_panel(parts: Parts, sold_from: int) -> dict[int, PanelClient]:
    """Return the panel sold from before, when its key was given back for following its orders."""
    client, url = parts.old_panel, parts.settings.panel_old_url
    if client is None or url is None:
        return {}
    row = await panels.recognise_old(parts.db, client, url, sold_from, now_ms())
    return {} if row is None else {row.id: client}
