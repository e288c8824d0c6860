"""The parts of what was asked, what may fill each, and what each is worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shop.finding.figures import GROUPS
from shop.finding.line import Line, Span, over, widest
from shop.finding.senses import KIND, QUALITY, meant, on_sites
from shop.finding.spelling import Near, Vocabulary

FOR_SITE, FOR_KIND, FOR_FIGURE, FOR_QUALITY, FOR_WORD, FOR_NUMBER, FOR_LETTERS = 48, 40, 24, 20, 16, 12, 6
"""Points. No words make a wrong site or kind good; a word whose meaning is known counts a little for its letters:
who asks in Turkish is shown Turkish names first."""

NAMED_BESIDE = 0.7
GUESSED = 0.9
KEPT = 4_096


@dataclass(frozen=True, slots=True)
class Choice:
    """A word or fact that may fill a slot, and how well, 0 to 1."""

    key: str
    grade: float = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of what was asked. Without choices nothing fills it."""

    points: int
    choices: tuple[Choice, ...]


def of_senses(senses: Sequence[Span], sites: Sequence[str]) -> Iterator[Slot]:
    """Give the slots of what is meant in whatever language."""
    if sites:
        yield Slot(FOR_SITE, tuple(Choice(f"platform:{site}") for site in sites))
    kinds = widest([one for one in senses if one.group == KIND])
    for kind in sorted({on_sites(one.name, sites) for one in kinds}):
        yield Slot(FOR_KIND, (Choice(f"delivers:{kind}"), Choice(f"{KIND}:{kind}", NAMED_BESIDE)))
    for fact in sorted({one.fact for one in senses if one.group == QUALITY}):
        yield Slot(FOR_QUALITY, (Choice(fact),))


def of_figures(figures: Sequence[Span]) -> Iterator[Slot]:
    """Give the slots of figures that say what they are of."""
    return (Slot(FOR_FIGURE, (Choice(one.fact),)) for one in figures)


def of_words(
    vocabulary: Vocabulary,
    typed: Sequence[str],
    right: Line,
    senses: Sequence[Span],
    figures: Sequence[Span],
) -> Iterator[Slot]:
    """Give the slots of words; those of figures have theirs already."""
    for word, place in zip(typed, right.starts(), strict=True):
        if over(figures, place):
            continue
        facts = {one.fact for one in over(senses, place)}
        if word.isdecimal():
            yield Slot(FOR_NUMBER, (Choice(word), *(Choice(f"{group}:{word}", GUESSED) for group in GROUPS)))
        elif facts:
            yield Slot(FOR_LETTERS, tuple(_alike(vocabulary.near(word), word, facts)))
        else:
            yield Slot(FOR_WORD, tuple(Choice(one.word, one.grade) for one in vocabulary.near(word)))


def _alike(near: Sequence[Near], word: str, facts: set[str]) -> Iterator[Choice]:
    """Give what a word may stand for that means the same."""
    for one in near:
        if one.word == word or not facts.isdisjoint(_facts(one.word)):
            yield Choice(one.word, one.grade)


@lru_cache(maxsize=KEPT)
def _facts(word: str) -> frozenset[str]:
    return frozenset(one.fact for one in meant(word))
