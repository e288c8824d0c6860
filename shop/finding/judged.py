"""Puts what was found in order by the records of services: who has none comes last."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from shop.catalogue.service import Service
from shop.finding.asked import FASTEST, SUREST
from shop.records.record import Record

Records = Mapping[int, Record]
NO_RECORDS: Records = MappingProxyType({})


def in_order(found: Iterator[Service], order: str, records: Records) -> Iterator[Service]:
    """Return services in an order that goes by their records; any other order is left as it is.

    Args:
        found: services; of equals the first stays first.
        order: how.
        records: what became of their orders, by our own numbers.
    """
    worth = _WORTH.get(order)
    return found if worth is None else iter(_sorted(found, worth, records))


def _sorted(
    found: Iterable[Service], worth: Callable[[Record], float | None], records: Records
) -> list[Service]:
    every = list(found)
    known = {one.id: worth(record) for one in every if (record := records.get(one.id)) is not None}
    return sorted(every, key=lambda one: _last_if_none(known.get(one.id)))


def _last_if_none(worth: float | None) -> tuple[bool, float]:
    return (worth is None, worth or 0.0)


def _time(record: Record) -> float | None:
    """Return until when half of the orders have begun and 1000 units are there; None when that is not known.

    What is not sure counts against it. It is half of the orders for every service: how long nine in ten take is told
    of much ordered ones only, and those would stand behind others for it.
    """
    start, finish = record.start.half_within, record.finish.half_within
    return None if record.is_thin or start is None or finish is None else start[1] + finish[1]


def _surety(record: Record) -> float | None:
    """Return the share that is completed for sure, the larger first."""
    return None if record.is_thin else -record.completed.limits[0]


_WORTH: dict[str, Callable[[Record], float | None]] = {FASTEST: _time, SUREST: _surety}
