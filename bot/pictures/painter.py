"""Has pictures drawn by a child, one at a time: plotting takes more memory than all of the bot."""

import asyncio
import json
import sys
from contextlib import suppress
from dataclasses import asdict

import structlog

from handlers.charts import CannotDraw, Chart

log = structlog.get_logger(__name__)

LONGEST_S = 20.0
CHILD = "bot.pictures.child"


class ChildPainter:
    """Draws each picture in a fresh process."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()

    async def draw(self, chart: Chart) -> bytes:
        """Return a PNG.

        Raises:
            CannotDraw: the child could not begin, failed or took too long; its words are in the log.
        """
        try:
            # Who waits in line waits no longer than this either.
            async with asyncio.timeout(LONGEST_S), self._one_at_a_time:
                return await _drawn(json.dumps(asdict(chart)).encode())
        except TimeoutError as error:
            raise CannotDraw("drawing took too long") from error


async def _drawn(asked: bytes) -> bytes:
    child = await _child()
    try:
        picture, complaints = await child.communicate(asked)
    finally:
        await _end(child)
    if child.returncode or not picture:
        log.warning("no picture was drawn", complaints=complaints.decode(errors="replace")[-500:])
        raise CannotDraw("the child drew nothing")
    return picture


async def _child() -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    try:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", CHILD, stdin=pipe, stdout=pipe, stderr=pipe
        )
    except OSError as error:
        # No process, memory or file is left for it.
        log.warning("no picture was drawn", error=str(error))
        raise CannotDraw("there is no room for the child") from error


async def _end(child: asyncio.subprocess.Process) -> None:
    """See to it that nothing of it is left, however it came to its end."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
