"""What became of a service's orders here, in one line: never more sure than the orders allow."""

from collections.abc import Iterator

from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.money import PER_THOUSAND
from shop.records.record import Record
from shop.records.shares import Share
from shop.records.times import Spread

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
PERCENT = 100

START = ("record-start", "record-start-half")
FINISH = ("record-finish", "record-finish-half")
FINISH_PACKAGE = ("record-finish-package", "record-finish-package-half")
"""How a time is told, and how it is told from few orders."""

SPANS = ((90 * MINUTE, MINUTE, "span-minutes"), (48 * HOUR, HOUR, "span-hours"))
"""Times up to the first are told in the second; longer ones in days."""


def record_line(say: Speech, service: Service, record: Record | None) -> Iterator[Safe]:
    """Return what is known of a service from its orders; nothing when nobody ordered it yet."""
    if record is None or not record.orders:
        return
    if record.is_thin:
        yield say.html("record-thin", orders=record.orders)
        return
    facts = " · ".join(_facts(say, service, record))
    yield say.html("record", orders=record.orders, number=say.number(record.orders), facts=facts)


def short(say: Speech, record: Record | None) -> str:
    """Return the same as short as a comparison needs it: of each service what half of its orders take."""
    if record is None or record.is_thin:
        return say.text("compare-record-none")
    start = record.start.half_within
    shares = say.text("record-short", share=share(say, record.completed), orders=record.orders)
    return shares if start is None else f"{say.text('record-start-half', time=span(say, *start))}, {shares}"


def span(say: Speech, low: int, high: int) -> str:
    """Return a length of time between two, ms; it is never told shorter than it may be."""
    unit, key = next(((unit, key) for most, unit, key in SPANS if high <= most), (DAY, "span-days"))
    least, most = max(1, low // unit), max(1, -(-high // unit))
    return say.text(key, span=_between(say, least, most), last=most)


def share(say: Speech, known: Share) -> str:
    """Return a share in percent: one number from many orders, the limits of it from few."""
    low, high = known.limits
    if known.is_narrow:
        return say.text("percent", number=_percent(say, known.middle))
    return say.text("percent", number=_between(say, int(PERCENT * low), -int(-PERCENT * high // 1)))


def _facts(say: Speech, service: Service, record: Record) -> Iterator[str]:
    yield from _time(say, START, record.start)
    if service.per_package:
        yield from _time(say, FINISH_PACKAGE, record.finish)
    else:
        yield from _time(say, FINISH, record.finish, of=say.number(PER_THOUSAND))
    yield say.text("record-completed", share=share(say, record.completed))
    # From few orders the share that is complete says enough.
    if record.partial.part and record.partial.is_narrow:
        yield say.text("record-partial", share=share(say, record.partial))
    if record.dropped.part:
        yield say.text("record-dropped", share=share(say, record.dropped))
    if record.refilled.whole:
        yield say.text("record-refilled", part=record.refilled.part, whole=record.refilled.whole)


def _time(say: Speech, keys: tuple[str, str], known: Spread, **args: str) -> Iterator[str]:
    usually, half = keys
    if known.usual is not None:
        yield say.text(usually, time=span(say, *known.usual), **args)
    elif known.half_within is not None:
        yield say.text(half, time=span(say, *known.half_within), **args)


def _percent(say: Speech, part: float) -> str:
    """Round; but all is said of all alone, and none of none."""
    rounded = round(PERCENT * part)
    inside = min(PERCENT - 1, max(1, rounded)) if 0 < part < 1 else rounded
    return say.number(inside)


def _between(say: Speech, low: int, high: int) -> str:
    return say.number(high) if low >= high else f"{say.number(low)}–{say.number(high)}"
