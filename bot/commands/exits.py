"""How a command ends when it cannot do what it was asked: a sentence and an exit code."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from bot.commands.database_words import sentence_of
from bot.complaints import WrongSettings
from storage.errors import DatabaseError

P = ParamSpec("P")
T = TypeVar("T")

WRONG_USE = 2


class CannotGoOn(Exception):
    """A command ends here; the text is a sentence that says why and what would be right."""

    def __init__(self, sentence: str, code: int = WRONG_USE) -> None:
        super().__init__(sentence)
        self.code = code


def speaks_plainly(command: Callable[P, T]) -> Callable[P, T]:
    """End with sentences on stderr instead of a traceback when the operator can mend the cause."""

    @wraps(command)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except WrongSettings as error:
            _say(error.sentences)
            raise typer.Exit(WRONG_USE) from None
        except CannotGoOn as error:
            _say([str(error)])
            raise typer.Exit(error.code) from None
        except DatabaseError as error:
            _say([sentence_of(error)])
            raise typer.Exit(WRONG_USE) from None

    return spoken


def _say(sentences: list[str]) -> None:
    for sentence in sentences:
        typer.echo(sentence, err=True)
