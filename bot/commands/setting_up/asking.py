"""Questions on the terminal: asked again until the answer can be used, earlier answers kept."""

import sys
from collections.abc import Callable, Mapping

import typer

MARGIN = "   "

Read = Callable[[str], object]


def on_terminal() -> bool:
    """Say whether a person can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(text: str) -> None:
    """Say something below the question it belongs to."""
    typer.echo(f"{MARGIN}{text}")


def ask(question: str, default: str, read: Read) -> str:
    """Ask for a text.

    Args:
        question: without a colon.
        default: what Enter alone means; "" for none.
        read: raises ValueError with a sentence for what cannot be used.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    while True:
        answer = str(typer.prompt(question, default=default, show_default=bool(default))).strip()
        if _can_be_used(answer, read):
            return answer


def ask_secret(question: str, kept: str, read: Read) -> str:
    """Ask for a text that is not shown while it is typed; Enter alone keeps what there is.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    asked = f"{question} (Enter keeps it)" if kept else question
    while True:
        typed = str(typer.prompt(asked, default="", show_default=False, hide_input=True)).strip()
        answer = typed or kept
        if _can_be_used(answer, read):
            return answer


def choose(question: str, ways: Mapping[str, str], default: str) -> str:
    """Show numbered ways and return the key of the one chosen.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    keys = list(ways)
    for number, shown in enumerate(ways.values(), 1):
        say(f"{number}  {shown}")

    def read(answer: str) -> object:
        if answer not in map(str, range(1, len(keys) + 1)):
            raise ValueError(f"type a number from 1 to {len(keys)}.")
        return answer

    return keys[int(ask(question, str(keys.index(default) + 1), read)) - 1]


def _can_be_used(answer: str, read: Read) -> bool:
    try:
        read(answer)
    except ValueError as error:
        text = str(error)
        say(text[:1].upper() + text[1:])
        return False
    return True
