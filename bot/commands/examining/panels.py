"""The doctor's look at the panel: does it answer, is the key right, is its money that of the books."""

import asyncio
from collections.abc import Awaitable

from pydantic import SecretStr

from bot.commands import panel_words
from bot.commands.examining.books import Books
from bot.commands.examining.line import Line, ok, warning, wrong
from bot.settings import Settings
from bot.words_file import PanelWords
from bot.words_file import load as load_words
from panel import Check, Limits, Options, PanelClient, check

PANEL, OLD_PANEL = "Panel", "Old panel"
# Balance and catalogue one after the other end before the doctor's own patience does.
_PATIENCE = Options(read_attempts=1, limits=Limits(connect_s=4.0, read_s=5.0, catalogue_s=7.0))


async def look_at_panels(settings: Settings, books: Awaitable[Books]) -> list[Line]:
    """Ask the panel, and the one sold from before when its key was given back."""
    looks = [_look(settings.panel_url, settings.panel_key, load_words(settings.panel_words))]
    if settings.panel_old_url is not None and settings.panel_old_key is not None:
        words = load_words(settings.panel_old_words)
        looks.append(_look(settings.panel_old_url, settings.panel_old_key, words))
    now, *old = await asyncio.gather(*looks)
    lines = [_line(PANEL, now, panel_words.exposed(settings.panel_url))]
    return [*lines, *_money(now, (await books).known.currency), *(_line(OLD_PANEL, look) for look in old)]


async def _look(url: str, key: SecretStr, words: PanelWords) -> Check:
    client = PanelClient(url, key, options=words.among(_PATIENCE))
    try:
        return await check(client)
    finally:
        await client.close()


def _line(subject: str, look: Check, remark: str = "") -> Line:
    read = panel_words.read_so_far(look)
    wanting = [*map(panel_words.sentence, look.findings), *filter(None, [remark])]
    text = " ".join([*([f"It answers: {read}."] if read else []), *wanting])
    if look.balance is None:
        return wrong(subject, text)
    return warning(subject, text) if wanting else ok(subject, text)


def _money(look: Check, books: str | None) -> list[Line]:
    currency = look.balance and look.balance.currency
    if not currency or not books or currency == books:
        return []
    return [
        wrong(
            PANEL,
            f"Its account is in {currency}, the books are in {books}: services are shown, none is sold.",
        )
    ]
