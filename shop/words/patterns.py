"""Patterns that people can read: words, `*` for any letters, `…` for up to four words between."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from shop.words.folding import WORD, fold

GAP = "…"
_GAP = r"(?: \S+){0,4}?"
_BETWEEN = re.compile(rf"{re.escape(_GAP)} ?|\\? ")
NEVER = r"(?!)"
LONGER = (-1, 0)
_KEPT = 8_192


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the patterns in `folding.words`, as whole words; digits may stand before: 500likes.

    Raises:
        ValueError: for a pattern that says nothing, or matches everything.
    """
    return _together([tuple(patterns)])


class Part(NamedTuple):
    """What must be found in one word of any text that holds a pattern.

    Attributes:
        place: where in the word, a key of `_PLACES`.
        meaning: regular expression.
    """

    place: str
    meaning: str


# A pattern begins at the edge of a word, where digits may stand before, or anywhere; its other words are whole.
EDGE, ANYWHERE, WHOLE = "edge", "anywhere", "whole"
_PLACES = {EDGE: r"(?<!\D)(?:{})\Z", ANYWHERE: r"(?:{})\Z", WHOLE: r"\A(?:{})\Z"}


def parts_of(pattern: str) -> tuple[Part, ...]:
    """Return the parts of a pattern: each must be found in some word of a text that holds it."""
    first, *others = _BETWEEN.split(_readable(pattern.removeprefix("*")))
    begins = Part(ANYWHERE if pattern.startswith("*") else EDGE, first)
    return (begins, *(Part(WHOLE, other) for other in others))


class AnyPart:
    """Finds out whether a word may be any of some parts."""

    def __init__(self, parts: Iterable[Part]) -> None:
        every = [*parts]
        self._all = _any_of(every)
        self._ascii = _any_of([part for part in every if part.meaning.isascii()])

    def is_in(self, word: str) -> bool:
        """Whether one of the parts is found in a word."""
        return (self._ascii if word.isascii() else self._all).search(word) is not None


@lru_cache(_KEPT)
def alone(part: Part) -> re.Pattern[str]:
    """Return what finds one part in a word: there are hundreds, and few are ever asked for."""
    return _any_of([part])


def _any_of(parts: Sequence[Part]) -> re.Pattern[str]:
    by_place = {place: [part.meaning for part in parts if part.place == place] for place in _PLACES}
    return re.compile(
        "|".join(_PLACES[place].format(_either(of)) for place, of in by_place.items() if of) or NEVER
    )


class Table:
    """Rows of patterns, all looked for at once.

    Args:
        rows: a name and its patterns; where two match at one place, the earlier row does.
    """

    def __init__(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._names = [name for name, _ in rows]
        self._all = _together([patterns for _, patterns in rows])
        # Most names are plain letters once folded: those are searched without the words of other scripts.
        self._ascii = _together(
            [[p for p in patterns if fold(p).replace(GAP, "").isascii()] for _, patterns in rows]
        )
        every = [parts_of(pattern) for _, patterns in rows for pattern in patterns]
        self._begun = AnyPart(parts[0] for parts in every)
        self._goes_on = AnyPart(parts[0] for parts in every if len(parts) > 1)
        # Names are many, their words are few, and most say nothing or all by themselves.
        self._said_by = lru_cache(_KEPT)(self._looked_at)

    def find(self, plain: str) -> Iterator[tuple[int, str, int]]:
        """Give row number, row name and place of everything found in folded words, in order."""
        at = end = 0
        for word in plain.split(" "):
            said = self._said_by(word) if at >= end else None
            if said is not None:
                found = self._search(plain, at) if said is LONGER else (said[0], at + said[1], at + len(word))
                if found is None:
                    return
                row, start, end = found
                yield row, self._names[row], start
            at += len(word) + 1

    def _looked_at(self, word: str) -> tuple[int, int] | None:
        """Return row and place of what a word says wherever it stands, LONGER when the next words count as well."""
        if not self._begun.is_in(word):
            return None
        if self._goes_on.is_in(word):
            return LONGER
        found = self._search(word, 0)
        return None if found is None else found[:2]

    def _search(self, plain: str, at: int) -> tuple[int, int, int] | None:
        """Return row, beginning and end of the first that is found from a place on."""
        match = (self._ascii if plain.isascii() else self._all).search(plain, at)
        return None if match is None else (int((match.lastgroup or "_0")[1:]), match.start(), match.end())

    def spans(self, plain: str) -> Iterator[tuple[str, int, int]]:
        """Give row name, place and end of everything found in folded words, in order."""
        for match in (self._ascii if plain.isascii() else self._all).finditer(plain):
            yield self._names[int((match.lastgroup or "_0")[1:])], *match.span()

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[str]]) -> "Table":
        """Make a table of a mapping."""
        return cls(tuple(rows.items()))


def _together(rows: Sequence[Sequence[str]]) -> re.Pattern[str]:
    # Without an edge at its start a pattern needs no `\S*` there, which would be tried at every letter; the others
    # share one look at the edge, which most places fail.
    edged = _branches("e", [[p for p in patterns if not p.startswith("*")] for patterns in rows])
    free = _branches("f", [[p[1:] for p in patterns if p.startswith("*")] for patterns in rows])
    return re.compile(rf"(?:(?<![^ \d])(?:{edged})|{free})(?![^ ])")


def _branches(side: str, rows: Sequence[Sequence[str]]) -> str:
    named = (f"(?P<{side}{at}>{_either(map(_readable, row))})" for at, row in enumerate(rows) if row)
    return "|".join(named) or NEVER


def _either(parts: Iterable[str]) -> str:
    return "|".join(sorted(set(parts), key=len, reverse=True))


def _readable(pattern: str) -> str:
    parts = [_part(part) for part in pattern.replace(GAP, f" {GAP} ").split()]
    if not parts or parts[0] == _GAP:
        raise ValueError(f"the pattern {pattern!r} must begin with a word")
    return "".join(part if part == _GAP or not at else f" {part}" for at, part in enumerate(parts))


def _part(part: str) -> str:
    if part == GAP:
        return _GAP
    pieces = [" ".join(WORD.findall(fold(piece))) for piece in part.split("*")]
    if not any(pieces):
        raise ValueError(f"{part!r} stands for every word")
    return r"\S*".join(re.escape(piece) for piece in pieces)
