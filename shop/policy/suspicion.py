"""Which rules could find anything in a text at all, told from its pieces between blanks: most texts hold nothing.

Reading a name in every way it can be meant takes long, and a catalogue has tens of thousands of them; but they are
made of a thousand pieces or two, and nearly every way of reading changes each piece by itself. Where one does not,
the text must be read.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from shop.policy.readings import (
    COUNT_AT_END,
    SINGLE,
    SPELLED,
    STAR_AT_START,
    hangs_on_others,
    pairs,
    readings,
    spelled,
)
from shop.policy.rules import Rule
from shop.words.folding import WORD, fold, words
from shop.words.parts import NONE, Parts
from shop.words.patterns import GAP

_KEPT = 20_000
_FEWEST_SPELLED = 3


class _Piece(NamedTuple):
    """What stands between two blanks.

    Attributes:
        parts: parts of patterns that any of its words may be, in any reading.
        singles: letters that stand alone in it.
        joins: one of its words may be the first half of a word.
        counts: a star after it would be counted.
        is_starred: it begins with a star.
        hangs_on_others: other pieces may change how it is read.
    """

    parts: frozenset[int] = NONE
    singles: int = 0
    joins: bool = False
    counts: bool = False
    is_starred: bool = False
    hangs_on_others: bool = False


NOTHING = _Piece()


class Suspicion:
    """Looks at texts with the rules of one shop in mind.

    Args:
        rules: in their order.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        owned = [(one, at) for at, rule in enumerate(rules) for one in (*rule.patterns, *rule.alone)]
        self._parts = Parts([pattern for pattern, _ in owned])
        self._owners = tuple(at for _, at in owned)
        whole = (pattern.removesuffix("*") for pattern, _ in owned)
        # Neighbouring words may be one: tele gram.
        self.single = frozenset(words(one) for one in whole if not {" ", "*", GAP} & set(one))
        self._halves = frozenset(one[:length] for one in self.single for length in range(1, len(one)))
        self._piece = lru_cache(_KEPT)(self._looked_at)
        self._owners_of = lru_cache(_KEPT)(self._found_owners)

    def falls_on(self, text: str) -> tuple[int, ...] | None:
        """Return the places of the rules that may find something in a text; None when only reading it tells."""
        pieces = [*map(self._piece, text.split())]
        telling = [piece for piece in pieces if piece is not NOTHING]
        if not telling:
            return ()
        parts, singles, joins, _, starred, hang = zip(*telling, strict=True)
        if True in hang or (True in starred and _counts_stars(pieces)):
            return None
        if True in joins and not self.single.isdisjoint(pairs(words(text))):
            return None
        found = NONE.union(*parts)
        if sum(singles) >= _FEWEST_SPELLED and SPELLED.search(fold(text)):
            found |= self._parts_in(spelled(text))
        return self._owners_of(found) if found else ()

    def _looked_at(self, piece: str) -> _Piece:
        plain = fold(piece)
        looked = _Piece(
            parts=self._parts_in(readings(piece)),
            singles=len(SINGLE.findall(plain)),
            joins=not self._halves.isdisjoint(WORD.findall(plain)),
            counts=COUNT_AT_END.search(plain) is not None,
            is_starred=STAR_AT_START.match(plain) is not None,
            hangs_on_others=hangs_on_others(piece),
        )
        return NOTHING if looked == NOTHING else looked

    def _parts_in(self, told: Sequence[str]) -> frozenset[int]:
        said = {word for reading in told for word in reading.split(" ")}
        return NONE.union(*map(self._parts.in_word, said))

    def _found_owners(self, parts: frozenset[int]) -> tuple[int, ...]:
        return tuple(sorted({self._owners[at] for at in self._parts.complete(parts)}))


def _counts_stars(pieces: Sequence[_Piece]) -> bool:
    """Whether a star is counted that stands after a blank: 5 ⭐."""
    return any(second.is_starred and first.counts for first, second in pairwise(pieces))
