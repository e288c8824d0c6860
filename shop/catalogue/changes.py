"""What became different about a service, as people would say it: nothing of it is read from the panel again."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from shop.database import Tx
from shop.house import House
from storage import changes
from storage.catalogue import Facts, ServiceRow
from storage.changes import Change

NOISE = Decimal("0.01")
"""A price that moves by less than one percent is no news: panels follow exchange rates."""


class Kind(StrEnum):
    """What can become different.

    `HIDDEN` and `SHOWN` are the policy's doing, `STOPPED` and `SOLD` say that a service may not, and may again, be
    ordered; `NAME` includes the category.
    """

    NEW = "new"
    GONE = "gone"
    BACK = "back"
    HIDDEN = "hidden"
    SHOWN = "shown"
    STOPPED = "stopped"
    SOLD = "sold"
    DEARER = "dearer"
    CHEAPER = "cheaper"
    LIMITS = "limits"
    NAME = "name"
    TYPE = "type"
    FLAGS = "flags"


PRICES = frozenset({Kind.DEARER, Kind.CHEAPER})


def between(row: ServiceRow, facts: Facts) -> Iterator[Change]:
    """Return what is different about a service, if people can see it, before or after."""
    if row.gone_at is not None:
        yield from () if facts.denied_by else _back(row, facts)
    elif row.denied_by is None and facts.denied_by is not None:
        yield Change(row.id, Kind.HIDDEN, None, facts.denied_by)
    elif facts.denied_by is None:
        yield from (Change(row.id, Kind.SHOWN, row.denied_by, None),) if row.denied_by else ()
        yield from _facts(row, facts)


def notable(found: Sequence[Change]) -> int:
    """Return how many changes are more than noise, and not told to admins at once by themselves."""
    return sum(not is_noise(one) and one.kind != Kind.STOPPED for one in found)


def is_noise(change: Change) -> bool:
    """Whether a price moved so little that it is no news."""
    if change.kind not in PRICES or change.was is None or change.became is None:
        return False
    return is_near(Decimal(change.was), Decimal(change.became))


def is_near(was: Decimal, became: Decimal) -> bool:
    """Whether two prices are as good as the same."""
    return abs(became - was) < was * NOISE or became == was


def note(tx: Tx, house: House, found: Sequence[Change], now: int) -> None:
    """Keep changes of the services that are sold from."""
    if found:
        changes.put_all(tx, house.panel_id, found, now)


def _back(row: ServiceRow, facts: Facts) -> Iterator[Change]:
    yield Change(row.id, Kind.BACK, None, facts.rate)
    yield from _facts(row, facts)


def _facts(row: ServiceRow, facts: Facts) -> Iterator[Change]:
    if row.rate != facts.rate:
        kind = Kind.DEARER if Decimal(facts.rate) > Decimal(row.rate) else Kind.CHEAPER
        yield Change(row.id, kind, row.rate, facts.rate)
    for kind, was, became in (
        (Kind.LIMITS, _limits(row), _limits(facts)),
        (Kind.NAME, _named(row), _named(facts)),
        (Kind.TYPE, row.type, facts.type),
        (Kind.FLAGS, _flags(row), _flags(facts)),
    ):
        if was != became:
            yield Change(row.id, kind, was, became)


def _limits(one: ServiceRow | Facts) -> str:
    return f"{one.min}/{one.max}"


def _named(one: ServiceRow | Facts) -> str:
    return f"{one.category}\n{one.name}"


def _flags(one: ServiceRow | Facts) -> str:
    return f"{one.refill}/{one.cancel}/{one.dripfeed}"
