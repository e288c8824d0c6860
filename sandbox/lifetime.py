"""When a process of the sandbox ends: on a signal, or when whoever started it is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import sys

ORPHAN = 1
LOOK_S = 0.5
CHUNK = 4096


async def until_told(parent: int) -> None:
    """Wait for SIGTERM, SIGINT, the end of a piped stdin, or the death of the parent.

    Args:
        parent: process id of the parent, asked for before anything slow was done; 1 is nobody's death.
    """
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, told.set)
    watching = _watch_stdin(loop, told)
    try:
        await _told_or_orphaned(told, parent)
    finally:
        if watching is not None:
            loop.remove_reader(watching)


def _watch_stdin(loop: asyncio.AbstractEventLoop, told: asyncio.Event) -> int | None:
    """A terminal or /dev/null says nothing about a parent; a pipe ends when the parent does."""
    try:
        stdin = sys.stdin.fileno()
        mode = os.fstat(stdin).st_mode
    except (AttributeError, OSError, ValueError):
        return None
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return None

    def heard() -> None:
        if not os.read(stdin, CHUNK):
            loop.remove_reader(stdin)
            told.set()

    loop.add_reader(stdin, heard)
    return stdin


async def _told_or_orphaned(told: asyncio.Event, parent: int) -> None:
    while not told.is_set() and (parent == ORPHAN or os.getppid() == parent):
        try:
            async with asyncio.timeout(LOOK_S):
                await told.wait()
        except TimeoutError:
            continue
