"""`panelgram demo`: the real bot in a world of its own on this machine, no account needed."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.exits import CannotGoOn, speaks_plainly
from bot.settings import Settings

USUAL_PORT = 8500
READY = "Panelgram is running"
START_S = 60.0
END_S = 15.0
DEMO_ADMIN = "1001"
DEMO_MEMBERS = "2001,2002"
DEMO_TOKEN = "4200000001:demo-token-of-the-sandbox-no-secret"  # noqa: S105 - opens nothing but the sandbox
DEMO_KEY = "demo-key"


@speaks_plainly
def demo(
    port: Annotated[
        int, typer.Option(help="Port of the chat page; another free one is taken when it is busy.")
    ] = USUAL_PORT,
) -> None:
    """Start the bot, a sandbox panel and a stand-in for Telegram with a chat page on this machine."""
    with tempfile.TemporaryDirectory(prefix="panelgram-demo-") as folder:
        asyncio.run(_demo(port, Path(folder)))


async def _demo(port: int, folder: Path) -> None:
    stop = _stop_on_signal()
    async with contextlib.AsyncExitStack() as stack:
        asked = ("--port", str(port), "--panel-port", "0", "--token", DEMO_TOKEN, "--key", DEMO_KEY)
        world = await stack.enter_async_context(_child(folder, {}, "sandbox", *asked))
        addresses = json.loads(await _line(world, stop))
        await _name_bot(addresses["telegram"])
        settings = _environment(addresses, folder)
        bot = await stack.enter_async_context(_child(folder, settings, "bot.leash", "run"))
        while not (line := await _line(bot, stop)).startswith(READY):
            typer.echo(line)
        typer.echo(f"Open {addresses['telegram']} in a browser. Ctrl-C ends the demo.")
        await _first(stop.wait(), world.wait(), bot.wait())
    if not stop.is_set():
        raise CannotGoOn("The demo ended by itself; what went wrong stands above.", code=1)


async def _name_bot(address: str) -> None:
    import aiohttp  # noqa: PLC0415 - read while the sandbox starts, and by no other command

    named = {"token": DEMO_TOKEN, "first_name": "Panelgram", "username": "panelgram_demo_bot"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/control/bots", json=named) as answer,
    ):
        answer.raise_for_status()


def _stop_on_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


def _environment(addresses: dict[str, Any], folder: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": DEMO_TOKEN,
        "TELEGRAM_API_URL": addresses["telegram"],
        "PANEL_URL": addresses["panel"],
        "PANEL_KEY": DEMO_KEY,
        "POLL_EVERY": "1",
        "LOG_LEVEL": "error",
        "ADMINS": DEMO_ADMIN,
        "MEMBERS": DEMO_MEMBERS,
        "DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "BACKUP_DIR": str(folder / "backups"),
    }


@contextlib.asynccontextmanager
async def _child(
    folder: Path, settings: dict[str, str], module: str, *args: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a module of ours where no `.env` is read and no setting of this shell counts.

    Both children end when the pipe to their stdin does, so they do not outlive a demo that is killed.
    """
    inherited = {
        name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *args,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=folder,
        env=inherited | settings,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_S)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _line(process: asyncio.subprocess.Process, stop: asyncio.Event) -> str:
    if process.stdout is None:
        raise AssertionError("children are started with a pipe")
    line = await asyncio.wait_for(_first(process.stdout.readline(), stop.wait()), START_S)
    if not isinstance(line, bytes) or not line:
        raise CannotGoOn("The demo ended before it was ready.", code=0 if stop.is_set() else 1)
    return line.decode().rstrip()


async def _first(*works: Any) -> Any:  # noqa: ANN401 - whatever ends first
    tasks = [asyncio.ensure_future(work) for work in works]
    done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()
    return done.pop().result()
