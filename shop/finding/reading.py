"""Reads what a person typed: slots, each to be filled by one of several words or facts, and what each is worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shop.finding.figures import stated
from shop.finding.line import Line, over
from shop.finding.senses import KIND, QUALITY, SITE, meant, on_sites
from shop.finding.slots import Slot, of_figures, of_senses, of_words
from shop.finding.spelling import Vocabulary
from shop.finding.tokens import tokens

MOST_WORDS = 16
PASSED_OVER = frozenset(
    ("на", "в", "для", "с", "и", "по", "the", "of", "for", "to", "a", "de", "para", "icin", "ve", "في", "من", "untuk")
)  # fmt: skip
LONGEST_GLUED, SHORTEST_HALF = 6, 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What was asked.

    Attributes:
        sites: that were named; what is for none of them is wrong.
        kinds: everything that was named which services deliver.
        qualities: other things that were named.
    """

    slots: tuple[Slot, ...]
    sites: tuple[str, ...]
    kinds: frozenset[str]
    qualities: frozenset[str]


def read(vocabulary: Vocabulary, typed: str) -> Reading:
    """Read a text; what it means is looked for with its misspelt words put right."""
    line = Line(tuple(_wanted(vocabulary, tokens(typed)))[:MOST_WORDS])
    right = _put_right(vocabulary, line)
    senses, figures = meant(right.text), stated(right.text)
    sites = tuple(dict.fromkeys(one.name for one in senses if one.group == SITE))
    return Reading(
        (
            *of_senses(senses, sites),
            *of_figures(figures),
            *of_words(vocabulary, line.words, right, senses, figures),
        ),
        sites,
        frozenset(on_sites(one.name, sites) for one in senses if one.group == KIND),
        frozenset(one.name for one in senses if one.group == QUALITY),
    )


def _wanted(vocabulary: Vocabulary, typed: Sequence[str]) -> Iterator[str]:
    for word in typed:
        if word not in PASSED_OVER:
            yield from _halves(vocabulary, word)


def _halves(vocabulary: Vocabulary, word: str) -> tuple[str, ...]:
    """Part two words that were typed without the blank between them."""
    if word not in vocabulary and len(word) >= LONGEST_GLUED:
        for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            if word[:at] in vocabulary and word[at:] in vocabulary:
                return word[:at], word[at:]
    return (word,)


def _put_right(vocabulary: Vocabulary, line: Line) -> Line:
    known = (*meant(line.text), *stated(line.text))
    pairs = zip(line.words, line.starts(), strict=True)
    return Line(tuple(word if over(known, at) else _likeliest(vocabulary, word) for word, at in pairs))


def _likeliest(vocabulary: Vocabulary, word: str) -> str:
    if word in vocabulary:
        return word
    return next((one.word for one in vocabulary.near(word) if not one.begun), word)
