"""Patterns that people can read: words, `*` for any letters, `…` for up to four words between."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from shop.words.folding import WORD, fold

GAP = "…"
_GAP = r"(?: \S+){0,4}?"
NEVER = r"(?!)"


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the patterns in `folding.words`, as whole words; digits may stand before: 500likes.

    Raises:
        ValueError: for a pattern that says nothing, or matches everything.
    """
    return _together([tuple(patterns)])


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

    def find(self, plain: str) -> Iterator[tuple[int, str, int]]:
        """Give row number, row name and place of everything found in folded words, in order."""
        for match in (self._ascii if plain.isascii() else self._all).finditer(plain):
            row = int((match.lastgroup or "_0")[1:])
            yield row, self._names[row], match.start()

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
