"""Asks an index everything of a list, and says how often the right service was among the first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.search.queries import Query
from sandbox.panel.services import Service as Drawn
from shop.catalogue import Service
from shop.finding import Asked, Index, find

FIRST = 5


@dataclass(frozen=True, slots=True)
class Score:
    """How well a list was answered.

    Attributes:
        hits: the share of queries with a right service among the first five.
        by_sort: the same of each sort.
        purity: of all that stood among the first five, the share that was right.
        missed: what was typed where none was.
    """

    hits: float
    by_sort: Mapping[str, float]
    purity: float
    missed: tuple[str, ...]


def score(index: Index, asked: Sequence[Query], sold: Mapping[str, Drawn]) -> Score:
    """Ask everything once."""
    right = [[query.right(sold[one.number]) for one in _first(index, query)] for query in asked]
    every, hit = Counter(query.sort for query in asked), Counter[str]()
    for query, found in zip(asked, right, strict=True):
        hit[query.sort] += any(found)
    return Score(
        hits=hit.total() / len(asked),
        by_sort={sort: hit[sort] / many for sort, many in every.items()},
        purity=sum(map(sum, right)) / (FIRST * len(asked)),
        missed=tuple(query.typed for query, found in zip(asked, right, strict=True) if not any(found)),
    )


def _first(index: Index, query: Query) -> Sequence[Service]:
    return find(index, Asked(query.typed))[:FIRST]
