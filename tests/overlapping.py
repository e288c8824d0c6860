"""Writes that are sure to run at the same time, where the engine lets them."""

import asyncio
import threading
from contextlib import suppress

# Long enough for all to arrive on a busy machine; a guard that makes them take turns costs this once.
ARRIVE_S = 1.0


async def overlapping(database, *works):
    """Run `works` as transactions of which none commits before all have done what they do.

    A transaction that another one's lock keeps waiting is not waited for. SQLite runs them one after another.
    """
    gate = threading.Barrier(len(works))

    def held_open(tx, work):
        result = work(tx)
        if database.dialect == "postgresql":
            with suppress(threading.BrokenBarrierError):
                gate.wait(ARRIVE_S)
        return result

    return await asyncio.gather(*(database.write(held_open, work) for work in works))
