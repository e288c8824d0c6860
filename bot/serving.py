"""From settings to a running bot and back: lock, schema, parts, application, signals."""

import asyncio
import os
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.application import Application, put_together
from bot.claims import claim_link
from bot.clock import now_ms
from bot.commands.books import refuse_moved
from bot.commands.exits import CannotGoOn
from bot.hangup import stop_on_hangup
from bot.parts import Parts, open_parts
from bot.settings import Settings
from shop.house import Mode
from storage import owners
from storage.lock import InstanceLock, take_lock
from storage.opening import bring_up_to_date

log = structlog.get_logger(__name__)

T = TypeVar("T")

READY = "Panelgram is running"
HELLO_PAUSE_S = 5.0
KILLED = 130
LOST = 1


async def serve(settings: Settings) -> None:
    """Run the bot until SIGTERM, SIGINT or a closed terminal; a second SIGTERM or SIGINT ends it at once.

    Raises:
        CannotGoOn: with a sentence, when the settings name something that cannot run.
        DatabaseError: when the database cannot be used.
    """
    if settings.mode is Mode.SHOP:
        raise CannotGoOn("MODE=shop cannot run yet: wallets cannot be filled. Use MODE=private.")
    stop = _stop_on_signals()
    lock = await _lock(settings.database_url, stop)
    if lock is None:
        return
    try:
        await refuse_moved(settings.database_url)
        await bring_up_to_date(settings.database_url)
        parts = await open_parts(settings)
        try:
            await _run(parts, stop, lock)
        finally:
            await parts.close()
    finally:
        await lock.release()


async def _lock(url: str, stop: asyncio.Event) -> InstanceLock | None:
    """Take the instance lock, standing by as long as it takes; None when told to stop meanwhile."""
    return await _unless_stopped(take_lock(url, wait=True, standing_by=_standing_by), stop)


def _standing_by() -> None:
    print("Another process works on this database; this one stands by.", flush=True)  # noqa: T201 - said to the operator


async def _run(parts: Parts, stop: asyncio.Event, lock: InstanceLock) -> None:
    application = await _unless_stopped(put_together(parts), stop)
    if application is None:
        return
    me = await _unless_stopped(_introduce(application.bot), stop)
    if me is None:
        return
    await application.start()
    await _tell_ready(application, me)
    lost = asyncio.ensure_future(lock.lost())
    asked = asyncio.ensure_future(stop.wait())
    await asyncio.wait({lost, asked}, return_when=asyncio.FIRST_COMPLETED)
    if lost.done():
        # Another process may work already: nothing of ours may be written any more.
        print("Another process has taken over this database; this one stops.", flush=True)  # noqa: T201 - the same
        os._exit(LOST)
    lost.cancel()
    await application.stop()


async def _unless_stopped(work: Coroutine[Any, Any, T], stop: asyncio.Event) -> T | None:
    """Return what a step of the start comes to; None when told to stop meanwhile, whoever it waits for."""
    doing, asked = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({doing, asked}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if doing.done():
        return await doing
    doing.cancel()
    await asyncio.gather(doing, return_exceptions=True)
    return None


async def _introduce(bot: Bot) -> User:
    """Ask Telegram who we are, as long as it takes; pending updates are kept (payments are among them)."""
    while True:
        try:
            me = await bot.me()
            await bot.delete_webhook(drop_pending_updates=False)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise CannotGoOn(
                "Telegram does not know this BOT_TOKEN: copy it again from @BotFather."
            ) from None
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("Telegram cannot be reached yet", error=type(error).__name__)
            await asyncio.sleep(HELLO_PAUSE_S)
        else:
            return me


async def _tell_ready(application: Application, me: User) -> None:
    print(f"{READY} as @{me.username}. Ctrl-C stops it.", flush=True)  # noqa: T201 - said to the operator
    if not application.house.admins and not await application.parts.db.read(owners.every):
        link = await claim_link(application.parts.db, me.username or "", now_ms())
        print(f"Nobody is admin yet. Whoever opens this link within an hour is: {link}", flush=True)  # noqa: T201 - the same


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()

    def asked() -> None:
        if stop.is_set():
            os._exit(KILLED)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked)
    stop_on_hangup(stop)
    return stop
