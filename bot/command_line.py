"""The commands of `bot/commands/` as one command line."""

import typer

from bot.commands import COMMANDS

app = typer.Typer(
    name="panelgram",
    help="The Telegram front-end for any SMM panel that speaks API v2.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command()(command)
