"""What is known of every service, turned round: from each word and fact to the services that have it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from shop.catalogue.service import Service
from shop.finding.bits import Posting, bits, posting
from shop.finding.figures import stated
from shop.finding.prices import Prices
from shop.finding.senses import SITE, meant, single_words
from shop.finding.spelling import Vocabulary
from shop.finding.tokens import tokens

FLAGS = ("refill", "cancel", "dripfeed")
SHELF = "shelf "
"""Before a word or fact that only the category states: names are believed more."""

# Figures of two parts of a name have nothing to do with each other.
_PARTS = re.compile(r"\s[|\-–—~➜➤•·»«/]\s|[\[\]()『』|➜➤•·»«]")
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class _Said:
    words: frozenset[str]
    facts: frozenset[str]


_NOTHING = _Said(frozenset(), frozenset())


class Index:
    """Services as they are searched: in the order of their prices, the cheapest first.

    Making one takes a second for twenty thousand services: not on the loop's thread. It never changes.

    Args:
        services: what may be found.
    """

    def __init__(self, services: Iterable[Service]) -> None:
        self.services = tuple(sorted(services, key=lambda one: (one.rate, one.id)))
        self.everything = (1 << len(self.services)) - 1
        self._rates = [one.rate for one in self.services]
        self._places = {service.number: place for place, service in enumerate(self.services)}
        found = _turned_round(self.services)
        self._held: Mapping[str, Posting] = MappingProxyType(
            {key: posting(places, len(self.services)) for key, places in found.items()}
        )
        self.vocabulary = Vocabulary(_counted(found))

    def having(self, key: str) -> int:
        """Return the services that have a word in their name, or a fact."""
        held = self._held.get(key)
        return 0 if held is None else bits(held)

    def shelved(self, key: str) -> int:
        """Return the services of which only the category has a word or states a fact."""
        return self.having(SHELF + key)

    def numbered(self, number: str) -> int:
        """Return the service of a number of the panel's, or none."""
        place = self._places.get(number)
        return 0 if place is None else 1 << place

    def priced(self, prices: Prices) -> int:
        """Return the services whose rate is within bounds."""
        low = 0 if prices.low is None else bisect_left(self._rates, prices.low)
        high = len(self._rates) if prices.high is None else bisect_right(self._rates, prices.high)
        return ((1 << high) - 1) & ~((1 << low) - 1)


def _turned_round(services: Iterable[Service]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, service in enumerate(services):
        for key in _keys(service):
            found.setdefault(key, []).append(place)
    return found


def _counted(found: Mapping[str, list[int]]) -> dict[str, int]:
    counted = dict.fromkeys(single_words(), 0)
    for key, places in found.items():
        word = key.removeprefix(SHELF)
        if ":" not in word:
            counted[word] = counted.get(word, 0) + len(places)
    return counted


def _keys(service: Service) -> Iterator[str]:
    name, shelf = _said_in(service.name), _said(service.category)
    yield from name.words
    yield from name.facts
    yield from (SHELF + word for word in shelf.words - name.words)
    yield from (SHELF + fact for fact in shelf.facts - name.facts)
    yield f"platform:{service.platform}"
    yield f"delivers:{service.kind}"
    yield from (f"{flag}:{getattr(service, flag)}" for flag in FLAGS)
    if service.orderable and service.suspended is None:
        yield "sold:now"


def _said_in(name: str) -> _Said:
    parts = [_said(part) for part in _PARTS.split(name) if part.strip()] or [_NOTHING]
    return _Said(
        frozenset().union(*(part.words for part in parts)), frozenset().union(*(part.facts for part in parts))
    )


@lru_cache(maxsize=_KEPT)
def _said(text: str) -> _Said:
    """Names are made of the same parts over and over: each is read once."""
    found = tokens(text)
    plain = " ".join(found)
    senses = (one for one in meant(plain) if one.group != SITE)
    return _Said(frozenset(found), frozenset(one.fact for one in (*stated(plain), *senses)))
