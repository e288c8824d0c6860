"""From the moment a tap on Confirm could be fetched to the arrival of `add` at the panel, idle."""

import asyncio
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from bench.chats import Chat
from bench.conversations import CUSTOMERS, Prepared, customers
from bench.goals import Measured
from bench.panel import Panel
from bench.script import CONVERSATION, converse
from bench.world import World

ORDERS = 25
SECONDS = 40
LOOK_S = 0.001
PATIENCE_S = 10.0
BEFORE = CONVERSATION[:6]
CONFIRM = "y:"


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Confirm one order after the other, with a rest before each."""
    token, account = world.account()
    async with world.ours(token, ready.books, CUSTOMERS) as running:
        await account.first()
        await running.rests()
        people = customers()
        waits = [await _wait(account.chat(next(people)), world.panel, ready) for _ in range(ORDERS)]
    note = f"{ORDERS} orders, slowest {max(waits):.1f} ms"
    return (Measured("confirm_to_add", median(waits), None, (min(waits), median(waits), max(waits)), note),)


async def _wait(chat: Chat, panel: Panel, ready: Prepared) -> float:
    await converse(chat, ready.said, BEFORE)
    await asyncio.sleep(0.5)
    known, before = len(panel.adds), perf_counter()
    chat.tap(chat.button(CONFIRM))
    async with asyncio.timeout(PATIENCE_S):
        while len(panel.adds) == known:
            await asyncio.sleep(LOOK_S)
    return 1000 * (panel.adds[known] - before)
