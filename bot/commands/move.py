"""`panelgram move`: the books go from an SQLite file to PostgreSQL."""

import asyncio
from typing import Annotated

import typer

from bot.clock import now_ms
from bot.commands.exits import speaks_plainly
from bot.complaints import read_settings


@speaks_plainly
def move(
    to_url: Annotated[str, typer.Argument(help="postgresql://user:password@host/database, empty")],
    *,
    call_off: Annotated[
        bool,
        typer.Option("--call-off", help="Use the file again after a move there that was cut short."),
    ] = False,
) -> None:
    """Copy everything to PostgreSQL in one transaction, compare, and mark the file as moved; the bot is stopped."""
    if call_off:
        asyncio.run(_call_off(read_settings().database_url, to_url))
        typer.echo(
            "The books have not arrived there, and the move is called off: start the bot on the file again."
        )
        return
    counts = asyncio.run(_move(read_settings().database_url, to_url))
    width = max(map(len, counts))
    for table, rows in counts.items():
        typer.echo(f"{table:{width}}  {rows}")
    typer.echo(
        "All rows are there and the audits agree. Now set DATABASE_URL to the new database and start the bot."
    )
    typer.echo("The file stays as it was, and `panelgram run` refuses it from now on.")


async def _move(source: str, target: str) -> dict[str, int]:
    from shop.audit import audit  # noqa: PLC0415 - read when it is used
    from storage.move import move as move_books  # noqa: PLC0415 - psycopg only when it is used

    return await move_books(source, target, now_ms(), audit)


async def _call_off(source: str, target: str) -> None:
    from storage.move import call_off  # noqa: PLC0415 - psycopg only when it is used

    await call_off(source, target)
