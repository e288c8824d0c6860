"""A catalogue of twenty thousand services: copied whole, and again with a few changes, while somebody taps."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.books import customers_alone
from bench.chats import Chat
from bench.conversations import Prepared
from bench.goals import Measured
from bench.panel import OURS, Panel
from bench.processes import Running
from bench.world import FIRST_CUSTOMER, World
from sandbox.panel.catalogue import catalogue
from sandbox.panel.services import Service

RUNS = 5
SERVICES = 20_000
CHANGED = 20
SECONDS = RUNS * 45
ALONE_S = 3.0
LOOK_S = 0.01
TAP_EVERY_S = 0.5
PATIENCE_S = 60.0
BOSS = FIRST_CUSTOMER
CUSTOMERS = range(BOSS + 1, BOSS + 11)
WISH = "A:sync:0"
TAPS = ("g:home", "o:all:0", "pl:0", "i:1")
"""Each is answered in the same way with any catalogue; the last one writes."""
SYNCED_AT = "SELECT max(synced_at) FROM panels"
OFFERED = "SELECT count(*) FROM services WHERE gone_at IS NULL"


@dataclass(frozen=True, slots=True)
class Copied:
    """One sync.

    Attributes:
        seconds: from the panel being asked to the last commit.
        more_mb: the most that was resident until the bot rested again, above what was before.
        later_ms: how much later than with nothing going on the slowest tap was answered.
        offered: services in the books at the end.
    """

    seconds: float
    more_mb: float
    later_ms: float
    offered: int


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:  # noqa: ARG001 - it makes books of its own
    """Let one bot after the other copy a catalogue it has never seen, and copy it again."""
    books = await customers_alone(world.folder / "unsynced.db", 1 + len(CUSTOMERS))
    listed = (OURS, *catalogue(SERVICES - 1))
    runs = [await _run(world, books, listed) for _ in range(RUNS)]
    world.panel.lists(world.panel.usual)
    first, again = [run[0] for run in runs], [run[1] for run in runs]
    wrong = tuple(f"{one.offered} services in the books" for one in first if one.offered < 0.99 * SERVICES)
    every = (*first, *again)
    memory, delays = tuple(one.more_mb for one in every), tuple(one.later_ms for one in every)
    mb = f"first {_middle(first, 'more_mb'):.0f} MB, again {_middle(again, 'more_mb'):.0f} MB"
    ms = f"first {_middle(first, 'later_ms'):.0f} ms, again {_middle(again, 'later_ms'):.0f} ms"
    return (
        _seconds(
            "sync", first, f"{SERVICES} services, one known before, so all others are kept as news", wrong
        ),
        _seconds("sync_again", again, f"{CHANGED} of {SERVICES} services with another rate", wrong),
        Measured("sync_memory", max(median(memory[:RUNS]), median(memory[RUNS:])), None, memory, mb, wrong),
        Measured("sync_delay", max(median(delays[:RUNS]), median(delays[RUNS:])), None, delays, ms, wrong),
    )


def _seconds(name: str, syncs: Sequence[Copied], note: str, wrong: tuple[str, ...]) -> Measured:
    runs = tuple(one.seconds for one in syncs)
    return Measured(name, median(runs), None, runs, note, wrong)


def _middle(syncs: Sequence[Copied], what: str) -> float:
    return float(median(getattr(one, what) for one in syncs))


async def _run(world: World, books: Path, listed: Sequence[Service]) -> tuple[Copied, Copied]:
    token, account = world.account()
    world.panel.lists((OURS,))
    async with world.ours(token, books, 1 + len(CUSTOMERS), ADMINS=str(BOSS)) as running:
        await account.first()
        boss, *customers = [account.chat(number) for number in (BOSS, *CUSTOMERS)]
        for chat in (boss, *customers):
            chat.write("/start")
            await chat.until(1, PATIENCE_S)
        await running.rests()
        alone = await _alone(customers)
        world.panel.lists(listed)
        first = await _copied(running, world.panel, boss, customers, alone)
        world.panel.lists([_dearer(one) if at < CHANGED else one for at, one in enumerate(listed)])
        return first, await _copied(running, world.panel, boss, customers, alone)


def _dearer(service: Service) -> Service:
    return replace(service, rate=service.rate * Decimal("1.01"))


async def _alone(customers: Sequence[Chat]) -> float:
    """Return the median wait of a tap with nothing else going on, seconds."""
    async with _tapping(customers) as waits:
        await asyncio.sleep(ALONE_S)
    return median(waits)


async def _copied(
    running: Running, panel: Panel, boss: Chat, customers: Sequence[Chat], alone: float
) -> Copied:
    path = running.folder / "unsynced.db"
    before, idle, asked = _read(path, SYNCED_AT), running.resident_mb(), len(panel.listings)
    boss.tap(WISH)
    async with _tapping(customers) as waits, _highest(running) as resident:
        async with asyncio.timeout(PATIENCE_S):
            while _read(path, SYNCED_AT) == before:
                await asyncio.sleep(LOOK_S)
            ended = perf_counter()
        # The shelves are filled from the books afterwards.
        await asyncio.sleep(2.0)
    await running.rests()
    later_ms = 1000 * (max(waits) - alone)
    return Copied(ended - panel.listings[asked], max(resident) - idle, later_ms, _read(path, OFFERED))


@asynccontextmanager
async def _tapping(customers: Sequence[Chat]) -> AsyncIterator[list[float]]:
    """Let people tap in turn while the context lasts; the waits stand in the list at its end."""
    waits: list[float] = []
    for chat in customers:
        chat.waits.clear()
    task = asyncio.create_task(_taps(customers))
    try:
        yield waits
    finally:
        task.cancel()
        async with asyncio.timeout(PATIENCE_S):
            while any(chat.unanswered for chat in customers):
                await asyncio.sleep(LOOK_S)
        waits += (wait for chat in customers for wait in chat.waits)


async def _taps(customers: Sequence[Chat]) -> None:
    for data in cycle(TAPS):
        for chat in customers:
            chat.tap(data)
            await asyncio.sleep(TAP_EVERY_S / len(customers))


@asynccontextmanager
async def _highest(running: Running) -> AsyncIterator[list[float]]:
    """Look at the resident memory while the context lasts, MB."""
    seen = [running.resident_mb()]

    async def look() -> None:
        while True:
            seen.append(running.resident_mb())
            await asyncio.sleep(LOOK_S)

    task = asyncio.create_task(look())
    try:
        yield seen
    finally:
        task.cancel()


def _read(path: Path, sql: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        [found] = connection.execute(sql).fetchone()
        return int(found or 0)
