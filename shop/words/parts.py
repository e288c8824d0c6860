"""Which patterns a text may hold, told from its words one by one: names are many, their words are few."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from shop.words.patterns import ANYWHERE, AnyPart, Part, alone, parts_of

NONE: frozenset[int] = frozenset()
ANY = ""
_KEPT = 4_096


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
        # There are hundreds of them, and few letters in the first name that anybody asks for.
        self._beginning = lru_cache(_KEPT)(self._made_for)

    def in_word(self, word: str) -> frozenset[int]:
        """Return the parts that a word may be."""
        if not self._any.is_in(word):
            return NONE
        letters = {word[0], *(after for before, after in pairwise(word) if before.isdecimal()), ANY}
        likely = (each for letter in letters for each in self._beginning(letter))
        return frozenset(number for number, part in likely if part.search(word))

    def _complete(self, parts: frozenset[int]) -> tuple[int, ...]:
        """Return the places of the patterns that have all their parts among these: no other can be found."""
        return tuple(at for at, needs in enumerate(self._of_pattern) if needs <= parts)

    def _number(self, part: Part) -> int:
        return self._numbers.setdefault(part, len(self._numbers))

    def _made_for(self, letter: str) -> Sequence[tuple[int, re.Pattern[str]]]:
        return [(number, alone(part)) for part, number in self._by_letter.get(letter, ())]

    @cached_property
    def _by_letter(self) -> Mapping[str, Sequence[tuple[Part, int]]]:
        """The parts by the letter with which a word, or what follows its digits, must begin."""
        found: dict[str, list[tuple[Part, int]]] = {}
        for part, number in self._numbers.items():
            is_bound = part.place != ANYWHERE and not part.meaning.startswith("\\")
            found.setdefault(part.meaning[0] if is_bound else ANY, []).append((part, number))
        return found
