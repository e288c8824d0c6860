"""`panelgram policy`: what is hidden, by which rule, and why."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.exits import CannotGoOn, speaks_plainly
from bot.commands.plain import plain
from bot.complaints import read_settings
from bot.settings import Settings

if TYPE_CHECKING:
    from shop.policy import Explained
    from shop.policy.explaining import Named

SHOWN = 5


@speaks_plainly
def policy(
    *,
    every: Annotated[bool, typer.Option("--all", help="Show every hidden service, not only a few.")] = False,
) -> None:
    """Show each rule, why it is there, and what it hides of the panel's catalogue."""
    from shop.policy import Policy, explain, load  # noqa: PLC0415 - its tables take time to read

    settings = read_settings()
    services = asyncio.run(_services(settings))
    found = explain(Policy(load(settings.policy_off, settings.policy_file)), services)
    for line in _lines(found, len(services), None if every else SHOWN):
        typer.echo(line)


def _lines(found: "Sequence[Explained]", total: int, shown: int | None) -> Iterable[str]:
    for rule in found:
        yield f"{rule.rule}: hides {len(rule.hides)}"
        yield f"  {rule.why}"
        yield from (f"  - {plain(name)}" for name in rule.hides[:shown])
        if shown is not None and len(rule.hides) > shown:
            yield f"  … and {len(rule.hides) - shown} more; --all shows them."
        yield ""
    hidden = sum(len(rule.hides) for rule in found)
    yield f"{hidden} of {total} services are hidden. POLICY_OFF and POLICY_FILE change the rules."


async def _services(settings: Settings) -> "Sequence[Named]":
    """Return the catalogue as it was last copied, or as the panel tells it when there is no copy."""
    return await _kept(settings) or await _asked(settings)


async def _kept(settings: Settings) -> "Sequence[Named]":
    from bot.commands.books import open_books  # noqa: PLC0415 - read when it is used
    from shop.panels import address_of  # noqa: PLC0415 - the same
    from storage import catalogue, panels  # noqa: PLC0415 - the same

    try:
        async with open_books(settings.database_url) as db:
            panel = await db.read(panels.by_address, address_of(settings.panel_url))
            return [] if panel is None else await db.read(catalogue.living, panel.id)
    except CannotGoOn:
        return []


async def _asked(settings: Settings) -> "Sequence[Named]":
    from bot.words_file import load as load_words  # noqa: PLC0415 - it brings the client with it
    from panel import Options, PanelClient, PanelError  # noqa: PLC0415 - aiohttp only when it is used

    options = load_words(settings.panel_words).among(Options())
    client = PanelClient(settings.panel_url, settings.panel_key, options=options)
    try:
        return (await client.services()).services
    except PanelError as error:
        raise CannotGoOn(
            f"There is no copy of the catalogue yet, and {settings.panel_url} does not tell it: {error}."
        ) from None
    finally:
        await client.close()
