"""`panelgram doctor`: looks at everything the bot stands on and says what is wrong."""

import asyncio
from collections import Counter
from pathlib import Path

import typer

from bot.commands.exits import speaks_plainly
from bot.complaints import read_settings

ENV = Path(".env")
WRONG = 1
COLOURS = {"ok": typer.colors.GREEN, "warning": typer.colors.YELLOW, "wrong": typer.colors.RED}


@speaks_plainly
def doctor() -> None:
    """Look at settings, Telegram, panel, database and this machine, and say what is wrong."""
    settings = read_settings(ENV)
    # What it needs is loaded only now: it would slow every other command down.
    from bot.commands.examining.whole import examine  # noqa: PLC0415
    from bot.logs import Redaction  # noqa: PLC0415

    lines = asyncio.run(examine(settings, ENV))
    redaction = Redaction(settings.secrets)
    for line in lines:
        state = typer.style(f"{line.state.value:<8}", fg=COLOURS[line.state.value])
        typer.echo(f"{state} {line.subject:<12} {redaction.text(line.text)}")
    found = Counter(line.state.value for line in lines)
    typer.echo(f"\n{_sum(found)}")
    if found["wrong"]:
        raise typer.Exit(WRONG)


def _sum(found: Counter[str]) -> str:
    wrong, warnings = found["wrong"], found["warning"]
    begin = f"{wrong} wrong" if wrong else "Nothing is wrong"
    return f"{begin}; {warnings} to look at." if warnings else f"{begin}."
