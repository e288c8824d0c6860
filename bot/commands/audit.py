"""`panelgram audit`: the books against their rules."""

import asyncio

import typer

from bot.commands.exits import speaks_plainly
from bot.complaints import read_settings

FOUND = 1


@speaks_plainly
def audit() -> None:
    """Check the books against every rule of theirs; works while the bot runs."""
    found = asyncio.run(_audit(read_settings().database_url))
    if found:
        raise typer.Exit(FOUND)


async def _audit(url: str) -> int:
    from bot.commands.books import open_books  # noqa: PLC0415 - read when it is used
    from shop.audit import CHECKS, audit_in_parts  # noqa: PLC0415 - the same

    async with open_books(url) as db:
        findings = await audit_in_parts(db)
    for finding in findings:
        row = ", ".join(f"{name} {value}" for name, value in finding.row.items())
        typer.echo(f"WRONG  {finding.invariant}: {row}")
    said = "nothing wrong" if not findings else f"{len(findings)} wrong"
    typer.echo(f"{len(CHECKS)} rules checked, {said}.")
    return len(findings)
