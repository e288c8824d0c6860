"""What a panel lists, as rows: read, named, judged by the policy and put in order."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

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


def read(catalogue: Catalogue, policy: Policy) -> Listing:
    """Turn a panel's answer into rows."""
    shown = [(one, one.type.value) for one in catalogue.services]
    unreadable: dict[str, str] = {}
    for odd in catalogue.quarantined:
        untyped = _untyped(odd)
        if untyped is None:
            unreadable[odd.service_id] = ", ".join(odd.reasons)
        else:
            shown.append((untyped, odd.type_text))
    return Listing(
        offered={one.service_id: _facts(one, type_text, policy) for one, type_text in shown},
        unreadable=unreadable,
        counted=dict(Counter(reason.value for odd in catalogue.quarantined for reason in odd.reasons)),
        skipped=catalogue.skipped,
        duplicates=catalogue.duplicates,
    )


def in_places(offered: Mapping[str, Facts], kept: Mapping[str, ServiceRow]) -> dict[str, Facts]:
    """Give every row its rank in the panel's order, changing as few kept ranks as possible."""
    before = (kept[number].position if number in kept else None for number in offered)
    ranks = zip(offered.items(), places(before), strict=True)
    return {number: replace(one, position=rank) for (number, one), rank in ranks}


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


def _facts(one: Listed, type_text: str, policy: Policy) -> Facts:
    name, category = plain_line(one.name) or one.name, plain_line(one.category)
    platform = platform_of(name, category)
    return Facts(
        number=one.service_id,
        name=name,
        category=category,
        type=normalised_type(type_text) or NAMELESS_TYPE,
        rate=plain_rate(one.rate),
        min=min(one.minimum, NO_LIMIT),
        max=NO_LIMIT if one.maximum is None else min(one.maximum, NO_LIMIT),
        refill=one.refill.value,
        cancel=one.cancel.value,
        dripfeed=one.dripfeed.value,
        description=plain_lines(one.description) or None,
        average_time=plain_line(one.average_time) or None,
        platform=platform,
        kind=kind_of(name, category, platform),
        position=0,
        denied_by=_denied(one, type_text, policy),
    )


def _denied(one: Listed, type_text: str, policy: Policy) -> str | None:
    """Judge a name in every way it may be read, so that nothing hides behind a tag or an entity."""
    names, categories = readings(one.name), readings(one.category)
    pairs = zip_longest(names, categories, fillvalue=None)
    found = (
        policy.verdict(name or names[0], category or categories[0], type_text) for name, category in pairs
    )
    return next((rule for rule in found if rule is not None), None)
