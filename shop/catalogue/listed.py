"""What a panel lists, as rows: read, named, judged by the policy and put in order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from sys import intern

from panel import Catalogue, QuarantinedService, QuarantineReason, ServiceType
from panel import Service as Listed
from panel.service_types import normalised_type
from shop.catalogue.places import places
from shop.house import Policy
from shop.words import kind_of, platform_of
from shop.words.plain import plain_line, plain_lines, readings
from storage.catalogue import Facts, ServiceRow

NO_LIMIT = 10**12
"""Stands for a maximum that the panel does not set: more than any order can be."""

UNTYPED = frozenset({QuarantineReason.TYPE_ABSENT, QuarantineReason.TYPE_UNKNOWN})
"""Reasons for which a service is shown all the same; what nobody can order must not be sold, and is not."""

NAMELESS_TYPE = "unknown"

KEPT = 4_096
"""So many categories, rates and times are remembered: each has many services."""

LATELY = 256
"""So many descriptions, which may be long: services that share one are listed one after the other."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A panel's answer, ready to be compared with the kept copy.

    Attributes:
        offered: by the panel's number, in its order; `position` is not decided yet.
        unreadable: numbers that are listed with figures nobody can read, and why.
        counted: quarantined services by reason.
        skipped: items that could not be read at all.
        duplicates: items whose number had come before.
    """

    offered: Mapping[str, Facts]
    unreadable: Mapping[str, str]
    counted: Mapping[str, int]
    skipped: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a name and its category say.

    Attributes:
        denied_by: the policy rule that hides such a service, None when none does.
    """

    platform: str
    kind: str
    denied_by: str | None


@dataclass(slots=True)
class Known:
    """What every name said at the last sync, by fingerprint: most names stay, and reading one takes long.

    Attributes:
        policy: whose verdicts these are; another one judges anew.
    """

    policy: Policy | None = None
    said: dict[int, Said] = field(default_factory=dict)


def read(catalogue: Catalogue, policy: Policy, known: Known) -> Listing:
    """Turn a panel's answer into rows.

    Args:
        catalogue: the answer.
        policy: what is not sold.
        known: of the last sync; it becomes that of this one.
    """
    reading = _Reading(policy, known.said if known.policy is policy else {})
    shown = [(one, one.type.value) for one in catalogue.services]
    unreadable: dict[str, str] = {}
    for odd in catalogue.quarantined:
        untyped = _untyped(odd)
        if untyped is None:
            unreadable[odd.service_id] = ", ".join(odd.reasons)
        else:
            shown.append((untyped, odd.type_text))
    offered = {one.service_id: reading.facts(one, type_text) for one, type_text in shown}
    known.policy, known.said = policy, reading.said
    return Listing(
        offered=offered,
        unreadable=unreadable,
        counted=dict(Counter(reason.value for odd in catalogue.quarantined for reason in odd.reasons)),
        skipped=catalogue.skipped,
        duplicates=catalogue.duplicates,
    )


def ranks(offered: Mapping[str, Facts], kept: Mapping[str, ServiceRow]) -> list[int]:
    """Return the rank of each in the panel's order, changing as few kept ranks as possible."""
    return places(kept[number].position if number in kept else None for number in offered)


@lru_cache(KEPT)
def plain_rate(rate: Decimal) -> str:
    """Write a rate as it is kept: exact, without an exponent and without noughts at its end."""
    return format(rate.normalize(), "f") if rate else "0"


def _untyped(odd: QuarantinedService) -> Listed | None:
    """Return a service whose type alone is not known, None for any other."""
    if odd.rate is None or odd.limits is None or not UNTYPED.issuperset(odd.reasons):
        return None
    least, most = odd.limits
    # The type is a stand-in: the row gets the panel's own word.
    return Listed(odd.service_id, odd.name, odd.category, ServiceType.DEFAULT, odd.rate, least, most)


class _Reading:
    """One sync's look at all names."""

    def __init__(self, policy: Policy, before: Mapping[int, Said]) -> None:
        self._policy, self._before = policy, before
        self.said: dict[int, Said] = {}

    def facts(self, one: Listed, type_text: str) -> Facts:
        """Return a service as a row."""
        names, categories = readings(one.name), _category_readings(one.category)
        said = self._said(one, type_text, names, categories)
        return Facts(
            number=one.service_id,
            name=names[0] or one.name,
            category=categories[0],
            type=_type(type_text),
            rate=plain_rate(one.rate),
            min=min(one.minimum, NO_LIMIT),
            max=NO_LIMIT if one.maximum is None else min(one.maximum, NO_LIMIT),
            refill=one.refill.value,
            cancel=one.cancel.value,
            dripfeed=one.dripfeed.value,
            description=_description(one.description),
            average_time=_average_time(one.average_time),
            platform=said.platform,
            kind=said.kind,
            position=0,
            denied_by=said.denied_by,
        )

    def _said(self, one: Listed, type_text: str, names: Sequence[str], categories: Sequence[str]) -> Said:
        # The hash of texts is keyed anew in each process: nobody can make two names fall together.
        fingerprint = hash((one.name, one.category, type_text))
        said = self._before.get(fingerprint)
        if said is None:
            said = _read_words(one.name, type_text, names, categories, self._policy)
        self.said[fingerprint] = said
        return said


def _read_words(
    raw: str, type_text: str, names: Sequence[str], categories: Sequence[str], policy: Policy
) -> Said:
    name, category = names[0] or raw, categories[0]
    platform = platform_of(name, category)
    return _shared(platform, kind_of(name, category, platform), _denied(names, categories, type_text, policy))


@lru_cache(KEPT)
def _shared(platform: str, kind: str, denied_by: str | None) -> Said:
    """Return one object for all that say the same."""
    return Said(platform, kind, denied_by)


@lru_cache(KEPT)
def _category_readings(category: str) -> tuple[str, ...]:
    """Read a category as a name is read: one text for all of its services."""
    return readings(intern(category))


@lru_cache(LATELY)
def _description(text: str) -> str | None:
    return plain_lines(text) or None


@lru_cache(KEPT)
def _average_time(text: str) -> str | None:
    return plain_line(text) or None


@lru_cache(KEPT)
def _type(text: str) -> str:
    return normalised_type(text) or NAMELESS_TYPE


def _denied(names: Sequence[str], categories: Sequence[str], type_text: str, policy: Policy) -> str | None:
    """Judge a name in every way it may be read, so that nothing hides behind a tag or an entity."""
    if len(names) == len(categories) == 1:
        return policy.verdict(names[0], categories[0], type_text)
    pairs = zip_longest(names, categories, fillvalue=None)
    found = (
        policy.verdict(name or names[0], category or categories[0], type_text) for name, category in pairs
    )
    return next((rule for rule in found if rule is not None), None)
