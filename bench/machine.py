"""The machine a run was made on, and how much of it was taken away meanwhile."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

STEAL = 7


def described() -> str:
    """Return the machine and the versions in one line."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("cpuinfo") if line.startswith("model name")), ""
    )
    memory = (
        int(next(line.split()[1] for line in _lines("meminfo") if line.startswith("MemTotal"))) // 1024**2
    )
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    parts = (
        f"{os.cpu_count()} x {cpu or platform.machine()}",
        f"{memory} GB",
        f"Linux {platform.release()}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        f"aiogram {version('aiogram')}",
        f"load before the run {load}",
    )
    return ", ".join(parts)


class Stolen:
    """Measures how much of the processors' time the machine's host took since it was made."""

    def __init__(self) -> None:
        self._before = _ticks()

    def percent(self) -> float:
        """Return the stolen share of the time since then, percent."""
        now = _ticks()
        spent = [after - before for after, before in zip(now, self._before, strict=True)]
        return 100 * spent[STEAL] / max(1, sum(spent))


def _ticks() -> list[int]:
    # user nice system idle iowait irq softirq steal; guest time is in user already
    return [int(one) for one in _lines("stat")[0].split()[1 : STEAL + 2]]


def _lines(name: str) -> list[str]:
    return Path(f"/proc/{name}").read_text(encoding="utf-8").splitlines()
