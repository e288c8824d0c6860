"""What changed of the services one person uses, as it stands at the end: what went and came back is no news."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from shop.catalogue.changes import PRICES, Kind, is_near
from shop.catalogue.service import Service, of_row
from shop.database import Tx
from shop.house import House
from storage import catalogue, changes
from storage.changes import Change

DAY = 24 * 60 * 60_000
LATELY_MS = 30 * DAY
"""An order makes its service one that somebody uses for so long."""

LEAVING = frozenset({Kind.GONE, Kind.HIDDEN, Kind.STOPPED})
COMING = frozenset({Kind.NEW, Kind.BACK, Kind.SHOWN, Kind.SOLD})
FIRST = (Kind.GONE, Kind.DEARER, Kind.CHEAPER, Kind.BACK, Kind.LIMITS)
"""In this order it is told."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is different about a service for its customers.

    Attributes:
        kind: GONE, BACK, DEARER, CHEAPER or LIMITS; gone is also what is hidden, or not sold for now.
        service: as it is now.
        was: rate, or limits as `least/most`; `became` likewise; empty where a service is gone.
    """

    kind: Kind
    service: Service
    was: str = ""
    became: str = ""


def news_of(tx: Tx, house: House, person_id: int, since: int, until: int) -> list[News]:
    """Return what is different for a person.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: who starred services, or ordered them in the 30 days before `until`.
        since: ms UTC; changes after it are looked at.
        until: ms UTC of the last change that is looked at.
    """
    found = changes.of_person(tx, house.panel_id, person_id, since, until, until - LATELY_MS)
    found.sort(key=lambda one: one.service_id)
    grouped = groupby(found, key=lambda one: one.service_id)
    told = [one for service_id, moved in grouped for one in _of_service(tx, service_id, list(moved))]
    return sorted(told, key=lambda one: (FIRST.index(one.kind), one.service.id))


def _of_service(tx: Tx, service_id: int, moved: Sequence[Change]) -> Iterator[News]:
    row = catalogue.find(tx, service_id)
    if row is None:
        return
    service = of_row(row)
    steps = [Kind(one.kind) for one in moved if Kind(one.kind) in LEAVING | COMING]
    is_here = row.gone_at is None and row.denied_by is None and service.suspended is None
    was_here = steps[0] in LEAVING if steps else is_here
    # What has happened since is the next news.
    if steps and (steps[-1] in COMING) is not is_here:
        return
    if was_here and is_here:
        yield from _prices(service, moved)
        yield from _limits(service, moved)
    elif was_here or is_here:
        yield News(Kind.BACK if is_here else Kind.GONE, service)


def _prices(service: Service, moved: Sequence[Change]) -> Iterator[News]:
    was, became = _ends([one for one in moved if one.kind in PRICES])
    if was and became and not is_near(Decimal(was), Decimal(became)):
        kind = Kind.DEARER if Decimal(became) > Decimal(was) else Kind.CHEAPER
        yield News(kind, service, was, became)


def _limits(service: Service, moved: Sequence[Change]) -> Iterator[News]:
    was, became = _ends([one for one in moved if one.kind == Kind.LIMITS])
    if was and was != became and not service.per_package:
        yield News(Kind.LIMITS, service, was, became)


def _ends(moved: Sequence[Change]) -> tuple[str, str]:
    """Return what was before the first of some changes, and what is after the last."""
    return (moved[0].was or "", moved[-1].became or "") if moved else ("", "")
