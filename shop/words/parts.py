"""Which patterns a text may hold, told from its words one by one: names are many, their words are few."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from shop.words.patterns import ANYWHERE, AnyPart, Part, alone, parts_of

NONE: frozenset[int] = frozenset()
ANY = ""
_KEPT = 4_096


class _Numbered(NamedTuple):
    """One part.

    Attributes:
        begins: letters that any word must hold which is this part.
    """

    number: int
    part: Part
    begins: str


class Parts:
    """Some patterns, taken apart into what must stand in one word each.

    Args:
        patterns: as in `patterns.compiled`.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._numbers: dict[Part, int] = {}
        self._of_pattern = tuple(frozenset(map(self._number, parts_of(pattern))) for pattern in patterns)
        self._any = AnyPart(self._numbers)
        self.complete = lru_cache(_KEPT)(self._complete)

    def in_word(self, word: str) -> frozenset[int]:
        """Return the parts that a word may be."""
        if not self._any.is_in(word):
            return NONE
        letters = {word[0], *(after for before, after in pairwise(word) if before.isdecimal()), ANY}
        likely = (one for letter in letters for one in self._by_letter.get(letter, ()) if one.begins in word)
        return frozenset(one.number for one in likely if alone(one.part).search(word))

    def _complete(self, parts: frozenset[int]) -> tuple[int, ...]:
        """Return the places of the patterns that have all their parts among these: no other can be found."""
        return tuple(at for at, needs in enumerate(self._of_pattern) if needs <= parts)

    def _number(self, part: Part) -> int:
        return self._numbers.setdefault(part, len(self._numbers))

    @cached_property
    def _by_letter(self) -> Mapping[str, Sequence[_Numbered]]:
        """The parts by the letter with which a word, or what follows its digits, must begin."""
        found: dict[str, list[_Numbered]] = {}
        for part, number in self._numbers.items():
            begins = part.meaning.partition("\\")[0]
            letter = begins[:1] if part.place != ANYWHERE else ANY
            found.setdefault(letter, []).append(_Numbered(number, part, begins))
        return found
