"""`panelgram demo`: the real bot in a world of its own on this machine, no account needed."""

import asyncio
import json
import signal
import tempfile
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.commands.exits import CannotGoOn, speaks_plainly
from bot.commands.staging import children
from bot.commands.staging.life import BotLife
from bot.hangup import stop_on_hangup

T = TypeVar("T")

USUAL_PORT = 8500
START_S = 60.0
DEMO_ADMIN = "1001"
DEMO_MEMBERS = "2001,2002"
DEMO_TOKEN = "4200000001:demo-token-of-the-sandbox-no-secret"  # noqa: S105 - opens nothing but the sandbox
DEMO_KEY = "demo-key"
PAST = "bot.commands.staging.past"


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
    async with AsyncExitStack() as stack:
        door = folder / "backstage"
        asked = ("--port", str(port), "--panel-port", "0", "--token", DEMO_TOKEN, "--key", DEMO_KEY)
        world = await children.begin(folder, {}, "sandbox", *asked, "--backstage", str(door))
        stack.push_async_callback(children.end, world)
        addresses = json.loads(await _unless_stopped(children.line(world), stop))
        settings = _environment(addresses, folder)
        await _name_bot(addresses["telegram"])
        life = BotLife(folder, settings)
        stack.push_async_callback(life.end)
        await life.wake()
        await _unless_stopped(_live_through_the_past(folder, settings, addresses["panel_control"]), stop)
        await life.start()
        await _unless_stopped(_is_up(life), stop)
        await _open_backstage(stack, life, settings["DATABASE_URL"], door)
        typer.echo(f"Open {addresses['telegram']} in a browser. Ctrl-C ends the demo.")
        await _first(stop.wait(), world.wait(), life.died.wait())
    if not stop.is_set():
        raise CannotGoOn("The demo ended by itself; what went wrong stands above.", code=1)


async def _is_up(life: BotLife) -> None:
    await _first(life.ready.wait(), life.died.wait())
    if life.died.is_set():
        raise CannotGoOn("The demo's bot ended before it was ready; what went wrong stands above.", code=1)


async def _live_through_the_past(folder: Path, settings: dict[str, str], control: str) -> None:
    past = await children.begin(folder, settings, PAST, control.removesuffix("/control"))
    try:
        if await past.wait():
            raise CannotGoOn("The demo's past could not be played; what went wrong stands above.", code=1)
    finally:
        await children.end(past)


async def _open_backstage(stack: AsyncExitStack, life: BotLife, url: str, door: Path) -> None:
    # Read while the other processes start, and by no other command.
    from bot.commands.staging.backstage import Backstage, open_backstage  # noqa: PLC0415
    from storage.opening import open_database  # noqa: PLC0415

    books = await open_database(url)
    stack.push_async_callback(books.close)
    runner = await open_backstage(Backstage(life, books), door)
    stack.push_async_callback(runner.cleanup)


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
    stop_on_hangup(stop)
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


async def _unless_stopped(work: Awaitable[T], stop: asyncio.Event) -> T:
    """Wait for a step of the start.

    Raises:
        CannotGoOn: told to stop meanwhile, or the step gave nothing.
        TimeoutError: it took a minute.
    """
    result = await asyncio.wait_for(_first(work, stop.wait()), START_S)
    if stop.is_set() or result == "":
        raise CannotGoOn("The demo ended before it was ready.", code=0 if stop.is_set() else 1)
    done: T = result
    return done


async def _first(*works: Awaitable[Any]) -> Any:  # noqa: ANN401 - whatever ends first
    tasks = [asyncio.ensure_future(work) for work in works]
    done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return done.pop().result()
