"""`python -m bench [names]`: take figures, print them, write them down, fail when one does not hold."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.conversations import prepared
from bench.figures import FIGURES
from bench.goals import Measured
from bench.machine import described
from bench.report import table, write
from bench.world import world

RESULTS = Path(__file__).with_name("results.json")
PREPARING_S = 60


def main(names: Sequence[str]) -> int:
    """Take the named figures, or all; return the exit code."""
    unknown = sorted(set(names) - FIGURES.keys())
    if unknown:
        print(f"There is no figure {', '.join(unknown)}. There are: {', '.join(FIGURES)}.")
        return 2
    chosen = [name for name in FIGURES if not names or name in names]
    seconds = PREPARING_S + sum(FIGURES[name].SECONDS for name in chosen)
    print(
        f"{', '.join(chosen)}: about {round(seconds / 60)} minutes. Let the machine do nothing else meanwhile."
    )
    print(described(), flush=True)
    found = asyncio.run(_take(chosen))
    print(f"\n{table(found)}")
    write(found, RESULTS)
    return 0 if all(one.passes for one in found) else 1


async def _take(names: Sequence[str]) -> list[Measured]:
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="panelgram-bench-") as folder:
        async with world(Path(folder)) as there:
            ready = await prepared(there)
            for name in names:
                began = perf_counter()
                taken = await FIGURES[name].measure(there, ready)
                told = ", ".join(f"{one.name} {_said(one)}" for one in taken)
                print(f"{told}: done in {perf_counter() - began:.0f} s", flush=True)
                found += taken
    return found


def _said(one: Measured) -> str:
    return f"{one.value:.2f}" if one.ratio is None else f"{one.ratio:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
