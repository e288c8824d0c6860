"""Words as one text, and what was found in it from place to place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """Something that a part of a text says.

    Attributes:
        group: of what sort it is, for example `kind` or `days`.
        start: where it begins; `end` is where it has ended.
    """

    group: str
    name: str
    start: int
    end: int

    @property
    def fact(self) -> str:
        """What a service has that says the same."""
        return f"{self.group}:{self.name}"


@dataclass(frozen=True, slots=True)
class Line:
    """Words parted by single blanks."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole."""
        return " ".join(self.words)

    def starts(self) -> tuple[int, ...]:
        """Return where in the text each word begins."""
        return tuple(accumulate((len(word) + 1 for word in self.words), initial=0))[:-1]


def over(spans: Iterable[Span], place: int) -> list[Span]:
    """Return what was found at a place."""
    return [one for one in spans if one.start <= place < one.end]


def widest(spans: Sequence[Span]) -> list[Span]:
    """Return what stands within nothing wider: hours of views are no views."""
    return [one for one in spans if not any(_within(one, other) for other in spans)]


def _within(one: Span, other: Span) -> bool:
    return (
        (one.start, one.end) != (other.start, other.end) and other.start <= one.start and one.end <= other.end
    )
