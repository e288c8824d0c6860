"""One line of the doctor's: what was looked at, how it is, what to do."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class State(StrEnum):
    """How something is."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Line:
    """What was found of one subject; the text is a sentence or two."""

    state: State
    subject: str
    text: str


def ok(subject: str, text: str) -> Line:
    """Return a line about something that is as it should be."""
    return Line(State.OK, subject, text)


def warning(subject: str, text: str) -> Line:
    """Return a line about something that the bot can live with for now."""
    return Line(State.WARNING, subject, text)


def wrong(subject: str, text: str) -> Line:
    """Return a line about something that must be mended."""
    return Line(State.WRONG, subject, text)


async def within(seconds: float, look: Awaitable[T], late: T) -> T:
    """Return what a look found, or `late` when it takes longer than so many seconds."""
    try:
        return await asyncio.wait_for(look, seconds)
    except TimeoutError:
        return late
