"""Who is told today what changed of their services: once a day, what happened until ten in the morning, never at night."""

from collections.abc import Sequence

from shop import access, notices
from shop.access import Role
from shop.catalogue import news
from shop.database import Tx
from shop.house import House
from shop.night import USUAL, is_quiet, local, quiet_of, zone_of
from shop.notices import Notice
from storage import changes, owners
from storage.changes import Hearer

MORNING = 10
SECOND_MS = 1000
SETTLED_MS = 10 * 60_000
"""So long after the hour of news they are looked for: a sync that began before it may still be writing."""

NEWS_MS = 3 * news.DAY
"""Older changes are no news any more."""

KEPT_MS, KEPT_ROWS = 14 * news.DAY, 200_000


def hearers(tx: Tx, house: House, now: int) -> list[Hearer]:
    """Return for whom it is time, and who uses something that changed.

    Args:
        tx: transaction.
        house: operator's facts.
        now: ms UTC.
    """
    since, until = now - NEWS_MS, now - SETTLED_MS
    newest = changes.newest(tx, house.panel_id, since, until)
    if newest is None:
        return []
    lately = until - news.LATELY_MS
    found = changes.hearers(tx, house.panel_id, since, newest, lately)
    claimed = owners.every(tx)
    return [
        one
        for one in found
        if _is_time(house, one, now) and access.role_of(house, claimed, one.id) is not Role.STRANGER
    ]


def tell(tx: Tx, house: House, some: Sequence[Hearer], now: int) -> int:
    """Owe these people a digest each, where anything is different for them in the end; return how many.

    A person hears of it once on a day of their own calendar, whatever comes after it on that day.
    """
    return sum(_tell(tx, house, one, now) for one in some)


def prune(tx: Tx, now: int) -> None:
    """Forget changes that nobody asks for any more."""
    changes.prune(tx, now - KEPT_MS, KEPT_ROWS)


def _is_time(house: House, hearer: Hearer, now: int) -> bool:
    zone = zone_of(hearer.zone, house.zone)
    quiet = quiet_of(hearer.quiet_from, hearer.quiet_to) or USUAL
    morning = _morning(house, hearer, now)
    return (hearer.changes_until or 0) < morning <= now - SETTLED_MS and not is_quiet(quiet, zone, now)


def _morning(house: House, hearer: Hearer, now: int) -> int:
    """Return when the hour of news begins on this day of a person's calendar, ms UTC."""
    here = local(now, zone_of(hearer.zone, house.zone))
    return int(here.replace(hour=MORNING, minute=0, second=0, microsecond=0).timestamp()) * SECOND_MS


def _tell(tx: Tx, house: House, hearer: Hearer, now: int) -> bool:
    span = {"since": max(hearer.changes_until or 0, now - NEWS_MS), "until": _morning(house, hearer, now)}
    day = local(now, zone_of(hearer.zone, house.zone)).date()
    key = f"changes/{hearer.id}/{day}"
    has_news = bool(news.news_of(tx, house, hearer.id, **span))
    is_told = has_news and notices.tell_news(tx, Notice.CHANGES, hearer.id, now, now, key=key, args=span)
    # Whoever went to another zone may have been told on that day already: it stays news for tomorrow.
    if is_told or not has_news:
        changes.told(tx, hearer.id, span["until"])
    return is_told
