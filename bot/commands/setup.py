"""`panelgram setup`: asks for everything, tries it at once, writes `.env` and makes the operator owner."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.commands.exits import CannotGoOn, speaks_plainly

if TYPE_CHECKING:
    from bot.commands.setting_up.env_file import EnvFile

ENV = Path(".env")
STOPPED = 130


@speaks_plainly
def setup() -> None:
    """Ask for the bot's token and the panel, try both, and write .env."""
    # What it needs is loaded only now: it would slow every other command down.
    from bot.commands.setting_up.asking import on_terminal  # noqa: PLC0415
    from bot.commands.setting_up.env_file import EnvFile  # noqa: PLC0415

    if not on_terminal():
        raise CannotGoOn("Set-up asks questions: run it in a terminal, or write .env after .env.example.")
    username = _ask_and_write(EnvFile.read(ENV))
    _make_owner(username)


def _ask_and_write(env: "EnvFile") -> str:
    """Write what was answered; return the bot's username, "" when Telegram could not be asked."""
    from bot.commands.setting_up.walk import walk  # noqa: PLC0415 - as above

    try:
        walked = walk(env)
        text = env.with_values(walked.values)
    except (typer.Abort, KeyboardInterrupt):
        left = ".env is as it was." if env.text else "No .env was written."
        raise CannotGoOn(f"\nStopped. {left}", STOPPED) from None
    env.write(text)
    typer.echo("\n.env is written; only you can read it.")
    return walked.username


def _make_owner(username: str) -> None:
    from bot.commands.setting_up.ownership import offer_ownership  # noqa: PLC0415 - as above

    try:
        offer_ownership(username, ENV)
    except (typer.Abort, KeyboardInterrupt):
        raise CannotGoOn("\nStopped. .env is written; `make run` starts the bot.", STOPPED) from None
