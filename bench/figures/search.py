"""How quickly, and how well, a service is found among twenty thousand."""

import asyncio
import tracemalloc
from collections.abc import Sequence
from statistics import median, quantiles
from time import perf_counter, thread_time

from bench.conversations import Prepared
from bench.goals import Measured
from bench.search.asking import Score, score
from bench.search.goods import SHOWN, drawn, goods
from bench.search.queries import Query, queries
from bench.world import World
from shop.catalogue import Service
from shop.finding import Asked, Index, find

RUNS = 5
ROUNDS = 4
SECONDS = 60


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Ask everything of the list again and again, each time as if it were asked for the first time."""
    del world, ready
    return await asyncio.to_thread(_measured)


def _measured() -> Sequence[Measured]:
    sold, asked = drawn(), queries()
    services = goods(tuple(sold.values())).all()
    size = _kilobytes(services)
    took = [_p99(services, asked) for _ in range(RUNS)]
    runs, waited = tuple(cpu for cpu, _ in took), median(wall for _, wall in took)
    found = score(Index(services), asked, sold)
    note = f"{waited:.2f} ms by the clock on the wall, {size:.0f} KB for {SHOWN} services"
    return (
        Measured("search", median(runs), None, runs, note),
        Measured("search_found", 100 * found.hits, None, (100 * found.hits,), _told(found)),
    )


def _p99(services: Sequence[Service], asked: Sequence[Query]) -> tuple[float, float]:
    """Return ms of CPU and ms passed. An answer waits for nothing: whatever else passed was the machine's."""
    cpu, wall = [], []
    for _ in range(ROUNDS):
        # A new index remembers no word of an earlier round.
        index = Index(services)
        for query in asked:
            began, started = perf_counter(), thread_time()
            find(index, Asked(query.typed))
            cpu.append(1_000 * (thread_time() - started))
            wall.append(1_000 * (perf_counter() - began))
    return quantiles(cpu, n=100)[-1], quantiles(wall, n=100)[-1]


def _kilobytes(services: Sequence[Service]) -> float:
    tracemalloc.start()
    index = Index(services)
    size = tracemalloc.get_traced_memory()[0] / 1024
    tracemalloc.stop()
    del index
    return size


def _told(found: Score) -> str:
    sorts = ", ".join(f"{sort} {100 * share:.0f} %" for sort, share in found.by_sort.items())
    missed = f"; not found: {', '.join(found.missed)}" if found.missed else ""
    return f"{sorts}; {100 * found.purity:.0f} % of all that stands among the first five is right{missed}"
