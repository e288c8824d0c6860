"""Ranks that keep an order with few changes: a service put in front of 20,000 others must not rewrite them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

APART = 1 << 20


def places(before: Iterable[int | None]) -> list[int]:
    """Return rising ranks for a list whose members had ranks before, or None.

    The longest run of members that still stand in order keeps its ranks; the others come between. Where there
    is no room between two of them, everything is ranked anew.
    """
    ranks = list(before)
    kept = [-1, *_rising(ranks), len(ranks)]
    found: list[int] = []
    for left, right in pairwise(kept):
        found.extend(_between(_rank(ranks, left), _rank(ranks, right), right - left - 1))
        if right < len(ranks):
            found.append(ranks[right] or 0)
    is_rising = all(low < high for low, high in pairwise(found))
    return found if is_rising else [(at + 1) * APART for at in range(len(ranks))]


def _rank(ranks: Sequence[int | None], at: int) -> int | None:
    return ranks[at] if 0 <= at < len(ranks) else None


def _between(low: int | None, high: int | None, count: int) -> list[int]:
    if high is None:
        return [(low or 0) + APART * (at + 1) for at in range(count)]
    if low is None:
        return [high - APART * (count - at) for at in range(count)]
    return [low + (high - low) * (at + 1) // (count + 1) for at in range(count)]


def _rising(ranks: Sequence[int | None]) -> list[int]:
    """Return the places of a longest strictly rising run of ranks."""
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for at, rank in enumerate(ranks):
        if rank is None:
            continue
        length = bisect_left(tails, rank)
        previous[at] = ends[length - 1] if length else None
        tails[length : length + 1] = [rank]
        ends[length : length + 1] = [at]
    run, last = [], ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = previous[last]
    return run[::-1]
