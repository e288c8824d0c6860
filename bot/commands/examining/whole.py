"""The doctor's whole round: every look at once, each with its own patience."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from bot.clock import now_ms
from bot.commands.bot_api import clock_off_ms
from bot.commands.examining.books import DATABASE, Books, Known, look_at_books
from bot.commands.examining.line import Line, ok, within, wrong
from bot.commands.examining.machine import (
    look_at_clock,
    look_at_copies,
    look_at_disk,
    look_at_files,
    look_at_zone,
)
from bot.commands.examining.panels import PANEL, look_at_panels
from bot.commands.examining.telegram import TOKEN, Telegram, look_at_telegram
from bot.settings import Settings
from shop.house import Mode

SETTINGS = "Settings"
BOOKS_S = 8.0
# The longest look is over by then, so nobody waits for more than 15 s.
LOOK_S = 13.0
DATE_S = 2.0


async def examine(settings: Settings, env: Path) -> list[Line]:
    """Look at everything.

    Args:
        settings: as read.
        env: where `.env` would be.
    """
    books = asyncio.ensure_future(within(BOOKS_S, look_at_books(settings), _late_books(settings)))
    # Two looks wait for this one; the first that loses patience must not end it for the other.
    late = Telegram((wrong(TOKEN, "Telegram took too long to answer: try again."),))
    telegram, panels = await asyncio.gather(
        within(LOOK_S, look_at_telegram(settings, asyncio.shield(books)), late),
        within(
            LOOK_S,
            look_at_panels(settings, asyncio.shield(books)),
            [wrong(PANEL, "It took too long to answer: try again.")],
        ),
    )
    off = telegram.clock_off_ms
    here = [
        look_at_disk(settings),
        look_at_clock(await _panels_clock(settings) if off is None else off),
        look_at_zone(settings.timezone, now_ms()),
        look_at_copies(settings, now_ms()),
        look_at_files(settings, env),
    ]
    return [_settings(settings, env), *telegram.lines, *panels, *(await books).lines, *here]


def _late_books(settings: Settings) -> Books:
    line = wrong(DATABASE, "It did not answer in time: is its disk or server overloaded?")
    return Books((line,), Known(settings.admins))


def _settings(settings: Settings, env: Path) -> Line:
    if settings.mode is Mode.SHOP:
        return wrong(SETTINGS, "MODE=shop cannot run yet: wallets cannot be filled. Use MODE=private.")
    where = f"{env} and the environment" if env.exists() else "the environment"
    return ok(SETTINGS, f"They are complete, from {where}.")


async def _panels_clock(settings: Settings) -> int | None:
    """Ask the panel's web server, without the key, what time it is."""
    parts = urlsplit(settings.panel_url)
    timeout = aiohttp.ClientTimeout(total=DATE_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.head(f"{parts.scheme}://{parts.netloc}/", allow_redirects=False) as answer,
        ):
            return clock_off_ms(answer.headers.get("Date"))
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None
