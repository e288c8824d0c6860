"""A bot as a process of its own: its CPU, its memory, its beginning and its end."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

TICK_S = 1 / os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).parents[1]
RESTING_S = 0.05
ENDING_S = 20.0


@dataclass(frozen=True, slots=True)
class Running:
    """A process.

    Attributes:
        began: when it was started, by `perf_counter`.
        folder: where it works.
    """

    folder: Path
    process: asyncio.subprocess.Process
    began: float

    def cpu_s(self) -> float:
        """Return the CPU seconds of the whole process with its threads, in user and system mode."""
        fields = self._read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK_S

    async def rests(self, at_most_s: float = 60.0) -> None:
        """Wait until the work of its start is over: a second in which it does next to nothing.

        Raises:
            TimeoutError: It never rests.
        """
        async with asyncio.timeout(at_most_s):
            before = -RESTING_S
            while self.cpu_s() - before >= RESTING_S:
                before = self.cpu_s()
                await asyncio.sleep(1.0)

    def resident_mb(self) -> float:
        """Return its resident memory, MB of 1024 * 1024 bytes."""
        line = next(one for one in self._read("status").splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _read(self, name: str) -> str:
        return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="utf-8")


@asynccontextmanager
async def running(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Running]:
    """Run Python with arguments, in a folder; what it says goes into `said` there."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    with (folder / "said").open("wb") as said:
        began = perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=folder,
            stdout=said,
            stderr=said,
            env=kept | {"PYTHONPATH": str(ROOT)} | settings,
        )
        try:
            yield Running(folder, process, began)
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), ENDING_S)
    except TimeoutError:
        process.kill()
        await process.wait()
