"""Resident memory with five thousand services after a while of talking, against the bare bot."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from statistics import median

from bench.conversations import CUSTOMERS, Prepared, customers, walk
from bench.goals import Measured
from bench.panel import SERVICES
from bench.processes import Running
from bench.telegram import Account
from bench.world import World

RUNS = 3
TALKS = 40
SECONDS = RUNS * 2 * 14


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Let both talk in turn."""
    ours, bare = [], []
    for _ in range(RUNS):
        token, account = world.account()
        ours.append(await _resident(world.ours(token, ready.books, CUSTOMERS), account, ready))
        token, account = world.account()
        bare.append(await _resident(world.bare(token, ready.script), account, ready))
    runs = tuple(one / two for one, two in zip(ours, bare, strict=True))
    note = f"{median(bare):.1f} MB beside it; {SERVICES} services, {TALKS} conversations"
    return (Measured("rss", median(ours), median(ours) / median(bare), runs, note),)


async def _resident(
    process: AbstractAsyncContextManager[Running], account: Account, ready: Prepared
) -> float:
    async with process as running:
        await account.first()
        await running.rests()
        await walk(account, ready.said, customers(), TALKS)
        await running.rests()
        return running.resident_mb()
