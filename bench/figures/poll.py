"""Orders tracked per second by the running bot, and what a hundred thousand of them take of memory."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, time

from bench.active_orders import with_active_orders
from bench.conversations import CUSTOMERS, Prepared
from bench.goals import Measured
from bench.world import World
from bot.tasks.poller import FOR_ADDS
from shop.audit import audit_in_parts
from storage.opening import open_database

RUNS = 5
FEW, MANY = 10_000, 100_000
LATENCY_S = 0.2
IN_FLIGHT = 8
BOUND = 100 * IN_FLIGHT / LATENCY_S
WARMING_S = 3.0
MEASURED_S = 10.0
SECONDS = RUNS * 2 * 34
SETTINGS = {"PANEL_CONCURRENCY": str(IN_FLIGHT + FOR_ADDS), "POLL_EVERY": "0.2"}
POLLED = "SELECT count(*) FROM panel_orders WHERE polled_at >= ?"
REFUNDED = "SELECT count(*) FROM transfers WHERE kind = 'refund' AND at >= ?"


@dataclass(frozen=True, slots=True)
class Run:
    """One bot following its orders.

    Attributes:
        per_second: orders whose answer was committed.
        refunded: the part of them that was settled with a refund.
        resident_mb: at the end.
        findings: how many rows the audit complains of.
    """

    per_second: float
    refunded: float
    resident_mb: float
    findings: int


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Follow few and many orders in turn; the rate is that of the many."""
    few, many = [], []
    books = {
        how_many: await with_active_orders(
            ready.books, world.folder / f"active{how_many}.db", how_many, CUSTOMERS
        )
        for how_many in (FEW, MANY)
    }
    for _ in range(RUNS):
        few.append(await _run(world, books[FEW]))
        many.append(await _run(world, books[MANY]))
    per_second = median(run.per_second for run in many)
    refunded = median(run.refunded for run in many)
    note = f"{refunded:.1%} settled with a refund, at most {world.panel.most_at_once} questions in flight"
    wrong = tuple(f"the audit finds {run.findings} rows" for run in (*few, *many) if run.findings)
    if world.panel.most_at_once > IN_FLIGHT:
        wrong += (f"{world.panel.most_at_once} questions were in flight",)
    runs = tuple(run.per_second / BOUND for run in many)
    grown = tuple(one.resident_mb - two.resident_mb for one, two in zip(many, few, strict=True))
    figures = f"{median(run.resident_mb for run in many):.1f} MB"
    return (
        Measured("poll", per_second, per_second / BOUND, runs, note, wrong),
        Measured("poll_memory", median(grown), None, grown, figures),
    )


async def _run(world: World, books: Path) -> Run:
    token, account = world.account()
    world.panel.latency_s, world.panel.moving = LATENCY_S, True
    async with world.ours(token, books, CUSTOMERS, **SETTINGS) as running:
        await account.first()
        await asyncio.sleep(WARMING_S)
        path = running.folder / books.name
        since, began = int(time() * 1000), perf_counter()
        await asyncio.sleep(MEASURED_S)
        polled, seconds = _count(path, POLLED, since), perf_counter() - began
        refunded, resident = _count(path, REFUNDED, since), running.resident_mb()
    world.panel.latency_s, world.panel.moving = 0.0, False
    return Run(polled / seconds, refunded / max(1, polled), resident, await _findings(path))


def _count(path: Path, sql: str, since: int) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        [found] = connection.execute(sql, (since,)).fetchone()
        return int(found)


async def _findings(path: Path) -> int:
    db = await open_database(f"sqlite:///{path}")
    try:
        return len(await audit_in_parts(db))
    finally:
        await db.close()
