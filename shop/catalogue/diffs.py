"""What syncs changed, told to admins: after each that brings news, at most once an hour, or once a day, or never.

A message covers a stretch of time and is put into words when it is sent; stretches follow each other without a gap, so
each change is in one of them. What is owed already covers what the next syncs bring until it is due.
"""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from shop import notices, wishes
from shop.database import Tx
from shop.house import House
from shop.night import local, zone_of
from shop.notices import Notice
from shop.wishes import Wish
from storage import changes, marks, owners, people
from storage.changes import Listed

__all__ = ["Listed", "Often", "Page", "Span", "choose", "counts", "often_of", "owe", "page", "span_of"]

HOUR = 60 * 60_000
SETTLED_MS = 10 * 60_000
"""What waits is sent so long after its stretch of time: a sync that began in it may still be writing."""

MORNING = 10
SECOND_MS = 1000


class Often(StrEnum):
    """How often an admin wants to hear of it; the values stand in the database."""

    EACH = "each"
    DAILY = "daily"
    OFF = "off"


USUAL = Often.EACH


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time.

    Attributes:
        since: ms UTC, itself not in it.
        until: ms UTC, itself in it.
    """

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Page:
    """Part of what changed in a stretch of time.

    Attributes:
        total: how many changes there are in all.
    """

    changes: tuple[Listed, ...]
    total: int


def span_of(at: int) -> Span:
    """Return the stretch of time that holds one sync alone, of the moment that it calls now, ms UTC."""
    return Span(at - 1, at)


def often_of(diffs: str | None) -> Often:
    """Return what an admin chose, or what is usual."""
    return USUAL if diffs is None else Often(diffs)


def owe(tx: Tx, house: House, now: int) -> None:
    """Owe admins the changes of a sync, each as often as they want, unless a message that waits covers them.

    Whoever had the panel asked reads them in the answer.
    """
    asking = wishes.waiting(tx, Wish.SYNC)
    for admin in dict.fromkeys((*house.admins, *owners.every(tx))):
        person, last = people.find(tx, admin), _last(tx, admin)
        often = often_of(person.diffs if person else None)
        if often is Often.OFF or (last is not None and last.until >= now):
            continue
        since = now - 1 if last is None else last.until
        if admin in asking:
            _put(tx, admin, Span(since, now), now)
            continue
        zone = zone_of(person.zone if person else None, house.zone)
        _owe(tx, admin, Span(since, _end(often, last, zone, now)), often, now)


def choose(tx: Tx, admin: int, often: Often, now: int) -> None:
    """Keep how often an admin wants to hear of it; what waited for another moment is covered by the next message."""
    people.choose_diffs(tx, admin, often.value)
    last = _last(tx, admin)
    if last is not None and last.until > now:
        _put(tx, admin, Span(last.since, last.since), now)


def counts(tx: Tx, house: House, span: Span) -> dict[str, int]:
    """Return how many changes of each kind there were."""
    return changes.counts(tx, house.panel_id, span.since, span.until)


def page(tx: Tx, house: House, span: Span, size: int, at: int) -> Page:
    """Return the page of this number, from 0; one from behind the end is the last."""
    total = sum(counts(tx, house, span).values())
    skip = min(at, max(0, -(-total // size) - 1)) * size
    found = changes.page(tx, house.panel_id, span.since, span.until, size, skip)
    return Page(tuple(found), total)


def _end(often: Often, last: Span | None, zone: ZoneInfo, now: int) -> int:
    """Return until when the next message tells what changed, ms UTC."""
    if often is Often.EACH:
        return now if last is None else max(now, last.until + HOUR)
    here = local(now, zone)
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if morning <= here:
        morning += timedelta(days=1)
    return int(morning.timestamp() * SECOND_MS)


def _owe(tx: Tx, admin: int, span: Span, often: Often, now: int) -> None:
    args = {**asdict(span), "often": often.value}
    key, kind = f"diff/{admin}/{span.since}/{span.until}", Notice.ADMIN_CHANGES
    due = now if span.until <= now else span.until + SETTLED_MS
    notices.tell_news(tx, kind, admin, now, due, key=key, args=args)
    _put(tx, admin, span, now)


def _last(tx: Tx, admin: int) -> Span | None:
    text = marks.read(tx, f"diff/{admin}")
    return None if text is None else Span(**json.loads(text))


def _put(tx: Tx, admin: int, span: Span, now: int) -> None:
    marks.put(tx, f"diff/{admin}", json.dumps(asdict(span)), now)
