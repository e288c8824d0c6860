"""Keeps the records of services up to date: of those whose orders ended lately at once, of all once a day."""

from collections.abc import Mapping

from shop.database import Database, Tx
from shop.records.judging import judged
from shop.records.record import Record, of_json, to_json
from storage import marks, records
from storage.records import Past

MINUTE = 60_000
DAY = 24 * 60 * MINUTE

LATEST, WITHIN = 500, 180 * DAY
"""A service is judged by so many of its orders that ended, none older, and by so many on their way: services change
their suppliers."""

AT_ONCE = 100
OVERLAP = MINUTE
"""What was decided a moment before it was committed is not missed."""

JUDGED_UNTIL = "records_until"


async def renew(db: Database, now: int) -> bool:
    """Make the records anew of what changed since the last time; return whether there are new ones.

    Args:
        db: database.
        now: ms UTC.
    """
    services = await db.read(_to_judge, now)
    for start in range(0, len(services), AT_ONCE):
        made = {one: await db.read(_judged, one, now) for one in services[start : start + AT_ONCE]}
        await db.write(_keep, made, now, is_all=start + AT_ONCE >= len(services))
    return bool(services)


def all_of(tx: Tx, panel_id: int) -> Mapping[int, Record]:
    """Return the records of a panel's services."""
    return {service: of_json(facts) for service, facts in records.all_of(tx, panel_id).items()}


def _to_judge(tx: Tx, now: int) -> list[int]:
    until = int(marks.read(tx, JUDGED_UNTIL) or 0)
    if until // DAY != now // DAY:
        # What is still on its way, and refills, change a record too.
        return records.ordered_since(tx, now - WITHIN)
    return records.ended_since(tx, until - OVERLAP, now)


def _judged(tx: Tx, service_id: int, now: int) -> str:
    return to_json(judged(_lately(tx, service_id, now), now))


def _lately(tx: Tx, service_id: int, now: int) -> list[Past]:
    """Return all orders that were placed between two moments: whoever took more of those that ended, or less, would lie."""
    ended = records.ended(tx, service_id, now - WITHIN, LATEST)
    since = ended[-1].placed_at if len(ended) == LATEST else now - WITHIN
    others = records.on_their_way(tx, service_id, since, LATEST)
    until = others[-1].placed_at if len(others) == LATEST else now
    return [one for one in ended if one.placed_at <= until] + others


def _keep(tx: Tx, made: Mapping[int, str], now: int, *, is_all: bool) -> None:
    records.keep(tx, made, now)
    if is_all:
        # Whoever died half-way does all of it again.
        records.forget(tx, now - 2 * DAY)
        marks.put(tx, JUDGED_UNTIL, str(now), now)
