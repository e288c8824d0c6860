"""Set-up's end: the link that makes whoever opens it owner."""

import asyncio
from pathlib import Path

import typer

from bot.claims import claim_link
from bot.clock import now_ms
from bot.commands.books import refuse_moved
from bot.complaints import WrongSettings, read_settings
from bot.settings import Settings
from storage import owners
from storage.database import Database
from storage.errors import DatabaseHeld
from storage.lock import take_lock
from storage.opening import bring_up_to_date, open_database

START = "Start the bot with `make run` (or `panelgram run`)."
LATER = f"{START} While nobody is admin, it prints a link that makes you owner."


def offer_ownership(username: str, env_file: Path) -> None:
    """Print the link, when there is a bot it can lead to and nobody is admin yet or one more is wanted.

    Args:
        username: the bot's, without @; "" when Telegram could not be asked.
        env_file: the settings that were written.

    Raises:
        CannotGoOn: the books live elsewhere now.
        WrongSettings: they cannot be used, for what stood in them before.
        DatabaseError: the database cannot be used.
        typer.Abort: Ctrl-C.
    """
    settings = _settings(env_file)
    try:
        said = asyncio.run(_prepare(settings, username)) if username else LATER
    except DatabaseHeld:
        said = "The bot is running: stop it and start it again, so that it reads the new .env."
        said += " While nobody is admin, it prints a link that makes you owner."
    typer.echo(said)


def _settings(env_file: Path) -> Settings:
    try:
        return read_settings(env_file)
    except WrongSettings as wrong:
        raise WrongSettings(["The bot cannot start with it yet:", *wrong.sentences]) from None


async def _prepare(settings: Settings, username: str) -> str:
    """Bring the database up to date under its lock and put a claim into it."""
    lock = await take_lock(settings.database_url)
    try:
        await refuse_moved(settings.database_url)
        await bring_up_to_date(settings.database_url)
        db = await open_database(settings.database_url)
        try:
            return await _said(db, settings, username)
        finally:
            await db.close()
    finally:
        await lock.release()


async def _said(db: Database, settings: Settings, username: str) -> str:
    link = await claim_link(db, username, now_ms())
    too = " too" if settings.admins or await db.read(owners.every) else ""
    return f"{START}\nWhoever opens this link within an hour becomes owner{too}:\n{link}"
