"""The life of the demo's bot: it is started, may be killed from the chat page, and is started again."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import typer

from bot.commands.staging import children

READY = "Panelgram is running"
GO = b"go\n"


class Stage(StrEnum):
    """How far the bot's life has come."""

    STARTING = "starting"
    RUNNING = "running"
    DEAD = "dead"


@dataclass(slots=True)
class BotLife:
    """One bot process at a time.

    Attributes:
        folder: where it works.
        settings: its environment.
        stage: where it stands.
        ready: set while it runs.
        died: set when it ended though nobody had killed it.
    """

    folder: Path
    settings: Mapping[str, str]
    stage: Stage = Stage.DEAD
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    died: asyncio.Event = field(default_factory=asyncio.Event)
    _process: asyncio.subprocess.Process | None = None
    _watching: asyncio.Task[None] | None = None

    async def wake(self) -> None:
        """Let it read its code, which takes seconds, and wait; nothing when it lives."""
        if self.stage is not Stage.DEAD:
            return
        self.stage = Stage.STARTING
        self._process = await children.begin(self.folder, self.settings, "bot.leash", "run")
        self._watching = asyncio.create_task(self._watch(self._process), name="watch the demo's bot")

    async def start(self) -> None:
        """Let it run; a second time changes nothing."""
        await self.wake()
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(GO)

    async def kill(self) -> None:
        """End it at once, as a power cut would; nothing when it is dead."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        await self._watched()

    async def end(self) -> None:
        """End it kindly."""
        process, self._process = self._process, None
        if process is not None:
            await children.end(process)
        await self._watched()

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        """Read what it says, or its output would fill up and halt it."""
        while said := await children.line(process):
            if said.startswith(READY):
                self.stage = Stage.RUNNING
                self.ready.set()
            else:
                typer.echo(said)
        await process.wait()
        self.stage = Stage.DEAD
        self.ready.clear()
        # Whoever ends it takes it out first.
        if self._process is process:
            self.died.set()

    async def _watched(self) -> None:
        if self._watching is not None:
            await self._watching
