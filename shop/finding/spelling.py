"""The words of a catalogue, and which of them a typed word may stand for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from shop.finding.sounds import latin, script, skeletons

MOST_NEAR = 8
MOST_PREFIXED = 12
SHORTEST_PREFIX = 3
SHORTEST_SOUND = 2
LONGEST = 32
KEPT = 4_096

EXACT, SPELT_ALIKE, BEGINS, ONE_OFF, SOUNDS_ALIKE, TWO_OFF, SOUNDS_LIKE = 1.0, 0.95, 0.8, 0.85, 0.8, 0.65, 0.6

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Near:
    """A word that may be meant, and how surely, 0 to 1; `begun` when only its beginning was typed."""

    word: str
    grade: float
    begun: bool = False


class Vocabulary:
    """Words that are known.

    Args:
        counted: each word and how often it occurs; of equally near words the commonest is meant.
    """

    def __init__(self, counted: Mapping[str, int]) -> None:
        self._counted = counted
        self._sorted = sorted(word for word in counted if not word.isdecimal())
        self._by_size = _grouped(((script(word), len(word)), word) for word in self._sorted)
        self._by_latin = _grouped((latin(word), word) for word in self._sorted)
        self._by_sound = _grouped((sound, word) for word in self._sorted for sound in skeletons(word))
        self._kept: dict[str, tuple[Near, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._counted

    def near(self, word: str) -> tuple[Near, ...]:
        """Return the words that a typed one may stand for, the likeliest first."""
        if word not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[word] = self._found(word)
        return self._kept[word]

    def _found(self, word: str) -> tuple[Near, ...]:
        surest: dict[str, Near] = {}
        for near in self._candidates(word):
            if near.word not in surest or surest[near.word].grade < near.grade:
                surest[near.word] = near
        order = sorted(surest.values(), key=lambda one: (-one.grade, -self._counted[one.word], one.word))
        return tuple(order[:MOST_NEAR])

    def _candidates(self, word: str) -> Iterator[Near]:
        known = word in self._counted
        if known:
            yield Near(word, EXACT)
        if word.isdecimal() or len(word) > LONGEST:
            return
        yield from (Near(one, SPELT_ALIKE) for one in self._by_latin.get(latin(word), ()))
        if len(word) >= SHORTEST_PREFIX:
            yield from (Near(one, BEGINS, begun=True) for one in self._beginning(word))
            if not known:
                yield from self._misspelt(word)
                yield from self._sounding(word)

    def _beginning(self, word: str) -> Iterator[str]:
        at = bisect_left(self._sorted, word)
        for one in self._sorted[at : at + MOST_PREFIXED]:
            if one.startswith(word):
                yield one

    def _misspelt(self, word: str) -> Iterator[Near]:
        most, letters = allowed(word), script(word)
        for size in range(len(word) - most, len(word) + most + 1):
            like = self._by_size.get((letters, size), ())
            found = process.extract(word, like, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR)
            yield from (Near(one, ONE_OFF if off <= 1 else TWO_OFF) for one, off, _ in found)

    def _sounding(self, word: str) -> Iterator[Near]:
        spelt, here = latin(word), script(word)
        for sound in skeletons(word):
            if len(sound) < SHORTEST_SOUND:
                continue
            for one in self._by_sound.get(sound, ()):
                other = script(one) != here
                close = OSA.normalized_similarity(spelt, latin(one))
                yield Near(one, SOUNDS_LIKE + (SOUNDS_ALIKE - SOUNDS_LIKE) * close - (0.0 if other else 0.05))


def allowed(word: str) -> int:
    """Return how many letters of a word may be wrong."""
    return 2 if len(word) > 5 else 1  # noqa: PLR2004  (two wrong letters of five are another word)


def _grouped(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, tuple[str, ...]]:
    found: dict[_Key, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in found.items()}
