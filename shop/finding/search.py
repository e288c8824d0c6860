"""Searches an index: points for every slot that a service fills, the most points first."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain, islice
from operator import or_

from shop.catalogue.service import Service
from shop.finding.asked import BEST, Asked
from shop.finding.bits import Points, places
from shop.finding.index import FLAGS, Index
from shop.finding.judged import NO_RECORDS, Records, in_order
from shop.finding.prices import taken_out
from shop.finding.reading import Reading, read
from shop.finding.senses import KIND, KINDS, QUALITY, UNASKED
from shop.finding.slots import Slot
from shop.words.folding import fold

MOST_FOUND = 200
"""Nobody turns more than twenty pages."""

ENOUGH = 0.5
"""Of what could be had: who fills less than half of what was asked is not what was asked for."""

NEAR_BEST = 0.75
ONLY_SHELF = 0.8
FOR_NOTHING_MORE, FOR_BEING_SOLD = 4, 2
BESIDES = FOR_NOTHING_MORE + FOR_BEING_SOLD
LONGEST = 200
"""Letters that are read: longer texts are no searches, and nobody waits while one is read."""

_NUMBER = re.compile(r"(?:#|№|id\s|id:|s)?\s*(\d{1,18})")


def find(index: Index, asked: Asked, records: Records = NO_RECORDS) -> tuple[Service, ...]:
    """Return what fits best to what was asked, at most `MOST_FOUND`.

    Args:
        index: of the catalogue.
        asked: words and wishes.
        records: what became of services' orders, by our own numbers.
    """
    return tuple(islice(in_order(_found(index, asked), asked.order, records), MOST_FOUND))


def _found(index: Index, asked: Asked) -> Iterator[Service]:
    """Return what is found; what might be a price is none where nothing of what was asked for costs so much."""
    plain = fold(asked.typed[:LONGEST]).strip()
    left, prices = taken_out(plain)
    among = _narrowed(index, asked)
    if prices is None:
        return _services(index, _among(index, asked, plain, among))
    found = _among(index, asked, left, among & index.priced(prices))
    first = next(found, None)
    if first is None and not prices.is_sure:
        found = _among(index, asked, plain, among)
    return _services(index, found if first is None else chain((first,), found))


def _among(index: Index, asked: Asked, plain: str, among: int) -> Iterator[int]:
    if not plain:
        # Prices alone ask for everything within them.
        return places(among)
    # The panel's numbers are any texts: as it was typed, it may be one.
    numbered = (index.numbered(asked.typed.strip()) or _of_number(index, plain)) & among
    return chain(places(numbered), _ranked(index, plain, among & ~numbered, asked.order))


def _services(index: Index, found: Iterator[int]) -> Iterator[Service]:
    return (index.services[place] for place in found)


def _narrowed(index: Index, asked: Asked) -> int:
    among = index.everything
    if asked.platform is not None:
        among &= index.having(f"platform:{asked.platform}")
    for flag in FLAGS:
        if getattr(asked, flag):
            among &= index.having(f"{flag}:yes")
    return among


def _of_number(index: Index, plain: str) -> int:
    number = _NUMBER.fullmatch(plain)
    return index.numbered(number[1]) if number else 0


def _ranked(index: Index, typed: str, among: int, order: str) -> Iterator[int]:
    reading = read(index.vocabulary, typed)
    if reading.sites:
        among &= _of_any(index, (f"platform:{site}" for site in reading.sites))
    levels = _good(_points(index, reading), among, sum(slot.points for slot in reading.slots))
    if order == BEST:
        return chain.from_iterable(map(places, levels))
    return places(reduce(or_, levels, 0))


def _good(points: Points, among: int, possible: int) -> Iterator[int]:
    best = 0
    for sum_, services in points.levels(among):
        best = best or sum_
        if not possible or sum_ <= max(ENOUGH * possible + BESIDES, NEAR_BEST * best - 1):
            return
        yield services


def _points(index: Index, reading: Reading) -> Points:
    points = Points()
    for slot in reading.slots:
        _fill(index, points, slot)
    points.add(index.everything & ~_more(index, reading), FOR_NOTHING_MORE)
    points.add(index.having("sold:now"), FOR_BEING_SOLD)
    return points


def _fill(index: Index, points: Points, slot: Slot) -> None:
    """Give each service the points of the best choice it has."""
    worth: dict[int, int] = {}
    for choice in slot.choices:
        full = slot.points * choice.grade
        for given, services in (
            (full, index.having(choice.key)),
            (full * ONLY_SHELF, index.shelved(choice.key)),
        ):
            worth[round(given)] = worth.get(round(given), 0) | services
    done = 0
    for given in sorted(worth, reverse=True):
        points.add(worth[given] & ~done, given)
        done |= worth[given]


def _more(index: Index, reading: Reading) -> int:
    """Return what is something besides what was asked: who asks for likes wants no likes of comments."""
    facts = [f"{QUALITY}:{name}" for name in UNASKED if name not in reading.qualities]
    if reading.kinds:
        facts += [f"{KIND}:{kind}" for kind in KINDS - reading.kinds]
    return _of_any(index, facts)


def _of_any(index: Index, facts: Iterable[str]) -> int:
    return reduce(or_, map(index.having, facts), 0)
