"""`panelgram backup`: a checked copy of the running database."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.exits import CannotGoOn, speaks_plainly
from bot.complaints import read_settings
from storage.address import is_sqlite

WRONG = 1
ON_POSTGRES = (
    "PostgreSQL has its own tool for copies, which sees a running database whole: "
    "pg_dump --format=custom --file=panelgram.dump DATABASE. Nothing was copied."
)


@speaks_plainly
def backup(
    target: Annotated[
        Path | None, typer.Argument(help="File to make; else a dated one in BACKUP_DIR.")
    ] = None,
) -> None:
    """Copy the database while the bot runs, and check the copy."""
    settings = read_settings()
    if not is_sqlite(settings.database_url):
        raise CannotGoOn(ON_POSTGRES)
    if target is not None and target.exists():
        raise CannotGoOn(f"{target} is there already, and it may be your only good copy: name another file.")
    now = datetime.now(UTC)
    asyncio.run(
        _back_up(
            settings.database_url, target or settings.backup_dir / f"panelgram-{now:%Y%m%d-%H%M%S}.db", now
        )
    )


async def _back_up(url: str, target: Path, now: datetime) -> None:
    from bot.commands.books import open_books  # noqa: PLC0415 - read when it is used
    from bot.copies import copy_books  # noqa: PLC0415 - the same

    async with open_books(url):
        copied = await copy_books(url, target, int(now.timestamp() * 1000))
    typer.echo(f"{copied.path}: {copied.size / 1_000_000:.1f} MB, whole.")
    if copied.findings:
        typer.echo(
            f"The audit finds {len(copied.findings)} wrong in it: `panelgram audit` names them. The copy was kept.",
            err=True,
        )
        raise typer.Exit(WRONG)
    typer.echo("The audit of the copy finds nothing wrong.")
