"""The demo's child processes, where no `.env` is read and no setting of this shell counts."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings

END_S = 15.0


async def begin(
    folder: Path, settings: Mapping[str, str], module: str, *args: str
) -> asyncio.subprocess.Process:
    """Run a module of ours in a folder; it ends when the pipe to its stdin does, so it outlives no demo.

    Args:
        folder: where it works.
        settings: its environment, beside what is not a setting of ours in this one.
        module: for `python -m`.
        *args: its command line.
    """
    inherited = {
        name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *args,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=folder,
        env={**inherited, **settings},
        start_new_session=True,
    )


async def end(process: asyncio.subprocess.Process) -> None:
    """End a child, kindly for as long as it may take, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_S)
    except TimeoutError:
        process.kill()
        await process.wait()


async def line(process: asyncio.subprocess.Process) -> str:
    """Return the next line a child prints, empty when it has closed its output."""
    if process.stdout is None:
        raise AssertionError("children are started with a pipe")
    return (await process.stdout.readline()).decode().rstrip()
