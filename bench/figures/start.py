"""From the start of a process to the first update handled, against the bare bot."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from statistics import median
from time import perf_counter

from bench.conversations import CUSTOMERS, Prepared
from bench.goals import Measured
from bench.processes import Running
from bench.telegram import Account
from bench.world import FIRST_CUSTOMER, World

RUNS = 5
SECONDS = RUNS * 2 * 9
PATIENCE_S = 60.0


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Start both in turn, each with an update waiting."""
    ours, bare = [], []
    for _ in range(RUNS):
        token, account = world.account()
        ours.append(await _seconds(world.ours(token, ready.books, CUSTOMERS), account))
        token, account = world.account()
        bare.append(await _seconds(world.bare(token, ready.script), account))
    more = tuple(one - two for one, two in zip(ours, bare, strict=True))
    note = f"{median(ours):.2f} s against {median(bare):.2f} s"
    return (Measured("start", median(ours) - median(bare), median(ours) / median(bare), more, note),)


async def _seconds(process: AbstractAsyncContextManager[Running], account: Account) -> float:
    chat = account.chat(FIRST_CUSTOMER + 1)
    chat.write("/start")
    async with process as running:
        await chat.until(1, PATIENCE_S)
        return perf_counter() - running.began
