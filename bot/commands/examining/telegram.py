"""The doctor's look at Telegram: token, updates, inline mode, admins, and whose clock is right."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.commands.bot_api import CONFLICT, WRONG_TOKEN, BotApi, NoAnswer, Refused
from bot.commands.examining.books import Books
from bot.commands.examining.line import Line, ok, warning, wrong
from bot.commands.examining.reachable import look_at_admins
from bot.commands.plain import plain
from bot.settings import Settings

TOKEN, UPDATES, INLINE = "Token", "Updates", "Inline mode"
PATIENCE_S = 4.0
# Another program asks again within seconds of being interrupted, and interrupts us then.
LISTEN_S = 4
MANY_WAITING = 100


@dataclass(frozen=True, slots=True)
class Telegram:
    """What was found; `clock_off_ms` is None when nobody told the time."""

    lines: tuple[Line, ...]
    clock_off_ms: int | None = None


async def look_at_telegram(settings: Settings, books: Awaitable[Books]) -> Telegram:
    """Ask Telegram about the bot, and about its updates only what disturbs no bot of ours."""
    async with aiohttp.ClientSession() as session:
        api = BotApi(session, settings.telegram_api_url, settings.bot_token.get_secret_value())
        try:
            me = await api.ask("getMe", patience_s=PATIENCE_S)
        except (Refused, NoAnswer) as error:
            return Telegram((_no_bot(settings, error),), api.clock_off_ms)
        seen = await books
        username = plain(str(me.get("username", "")))
        hello = ok(TOKEN, f"Telegram knows it: the bot is @{username}.")
        updates, admins = await asyncio.gather(
            _updates(api, running=seen.running), look_at_admins(api, seen.known, username)
        )
        return Telegram((hello, updates, _inline(me), *admins), api.clock_off_ms)


def _no_bot(settings: Settings, error: Refused | NoAnswer) -> Line:
    if isinstance(error, NoAnswer):
        return wrong(TOKEN, f"Telegram cannot be reached at {settings.telegram_api_url}: {error}.")
    if error.code in WRONG_TOKEN:
        return wrong(TOKEN, "Telegram does not know it: copy it again from @BotFather into BOT_TOKEN.")
    return wrong(TOKEN, f"Telegram refuses to answer: {error}")


def _inline(me: dict[str, Any]) -> Line:
    if me.get("supports_inline_queries"):
        return ok(INLINE, "It is on.")
    return ok(INLINE, "It is off, and nothing needs it yet; /setinline in @BotFather turns it on.")


async def _updates(api: BotApi, *, running: bool) -> Line:
    try:
        info = await api.ask("getWebhookInfo", patience_s=PATIENCE_S)
        if info.get("url"):
            return _webhook(str(info["url"]), running=running)
        if running:
            return _waiting(int(info.get("pending_update_count", 0)))
        # Without an offset nothing is taken away, and without kinds none is chosen.
        await api.ask("getUpdates", patience_s=LISTEN_S + PATIENCE_S, timeout=LISTEN_S, limit=1)
    except Refused as no:
        if no.code == CONFLICT:
            return wrong(
                UPDATES, "Another program fetches them with this token: stop it, or give it a bot of its own."
            )
        return warning(UPDATES, f"Telegram says nothing of them: {no}")
    except NoAnswer as why:
        return warning(UPDATES, f"Telegram says nothing of them: {why}.")
    return ok(UPDATES, "No other program fetches them.")


def _webhook(url: str, *, running: bool) -> Line:
    # Its path may be a secret of whoever set it.
    where = plain(urlsplit(url).hostname or "another place")
    if running:
        return wrong(
            UPDATES,
            f"A webhook sends them to {where}, so the bot gets none: stop what set it, then start the bot again.",
        )
    return warning(
        UPDATES, f"A webhook sends them to {where}: `panelgram run` takes it away. Stop what set it, too."
    )


def _waiting(count: int) -> Line:
    if count >= MANY_WAITING:
        return warning(UPDATES, f"The bot is running, and yet {count:,} wait: see its log.")
    return ok(UPDATES, "The running bot fetches them.")
