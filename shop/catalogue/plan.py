"""What a sync has to change: the kept copy beside the panel's answer. Compares only; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shop.catalogue import listed
from shop.catalogue.doubt import Reason, doubt, is_another
from shop.catalogue.listed import Listing
from storage.catalogue import Facts, ServiceRow

OWN = frozenset(reason.value for reason in Reason)


class Do(StrEnum):
    """What becomes of one service."""

    ADD = "add"
    REPLACE = "replace"
    JUDGE = "judge"
    CLOSE = "close"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """One service that changes.

    Attributes:
        row: our row of it, None for a new one.
        facts: as it is listed, None when it is not, or cannot be read.
        why: for CLOSE, what cannot be read.
    """

    do: Do
    row: ServiceRow | None
    facts: Facts | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a sync changes.

    Attributes:
        steps: one for each service that changes.
        listed: services in the panel's answer.
        living: services the kept copy offers.
        missing: those of them that the answer has lost, or given to another service.
        doubtful: services that this sync would suspend.
    """

    steps: tuple[Step, ...]
    listed: int
    living: int
    missing: int
    doubtful: int


def make(kept: Mapping[str, ServiceRow], listing: Listing) -> Plan:
    """Compare.

    Args:
        kept: by number what is offered, and of what was offered once the newest row.
        listing: the panel's answer.
    """
    ranked = zip(listing.offered.items(), listed.ranks(listing.offered, kept), strict=True)
    living = {number: row for number, row in kept.items() if row.gone_at is None}
    steps = [
        *_ended(living, listing),
        *(step for (number, facts), rank in ranked if (step := _of_listed(kept.get(number), facts, rank))),
        *_closed(living, listing),
    ]
    return Plan(
        steps=tuple(steps),
        listed=len(listing.offered) + len(listing.unreadable),
        living=len(living),
        missing=sum(step.do in {Do.END, Do.REPLACE} for step in steps),
        doubtful=sum(map(_is_doubtful, steps)),
    )


def _ended(living: Mapping[str, ServiceRow], listing: Listing) -> list[Step]:
    gone = (row for number, row in living.items() if number not in listing.offered)
    return [Step(Do.END, row) for row in gone if row.number not in listing.unreadable]


def _closed(living: Mapping[str, ServiceRow], listing: Listing) -> list[Step]:
    known = ((living[number], why) for number, why in listing.unreadable.items() if number in living)
    return [Step(Do.CLOSE, row, None, why) for row, why in known if row.suspended is None]


def _of_listed(row: ServiceRow | None, facts: Facts, rank: int) -> Step | None:
    # What a sync suspended may be sold again by one, so it is looked at each time.
    ranked = facts.at(rank)
    if row is not None and _is_same(row, ranked) and row.suspended not in OWN:
        return None
    if row is None:
        return Step(Do.ADD, None, ranked)
    if is_another(row, facts):
        return Step(Do.ADD if row.gone_at is not None else Do.REPLACE, row, ranked)
    return Step(Do.JUDGE, row, ranked)


def _is_same(row: ServiceRow, facts: Facts) -> bool:
    return row.gone_at is None and row.listed == facts


def _is_doubtful(step: Step) -> bool:
    if step.facts is None:
        return step.do is Do.CLOSE
    if step.facts.denied_by is not None or (step.row is not None and step.row.suspended is not None):
        return False
    if step.do is Do.JUDGE and step.row is not None:
        return doubt(step.row, step.facts) is not None
    return step.do is Do.REPLACE or step.facts.rate == "0"
