"""`python -m bot` and `panelgram` are the same command."""

import os

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


def main() -> None:
    """Run the command line; every file it makes is its owner's alone."""
    os.umask(0o077)
    app()


if __name__ == "__main__":
    main()
