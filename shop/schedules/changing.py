"""What people do with their repeated orders: pause, resume, stop."""

from shop.database import Tx
from shop.schedules import telling
from shop.schedules.occurring import series_of
from shop.schedules.reasons import NEW_CARD, Why
from storage import occurrences, schedules
from storage.schedules import Schedule


def pause(tx: Tx, schedule_id: int, person_id: int, now: int) -> bool:
    """Let a person's own repeated order rest; False when it is not theirs, or not active."""
    return _own(tx, schedule_id, person_id) is not None and schedules.pause(tx, schedule_id, Why.ASKED, now)


def resume(tx: Tx, schedule_id: int, person_id: int, now: int) -> bool:
    """Let it go on with the next day that is ahead; nothing that was missed is made up.

    Returns:
        False when it is not theirs, does not rest, or only a new card helps.
    """
    found = _own(tx, schedule_id, person_id)
    if found is None or found.state != "paused" or found.reason in NEW_CARD:
        return False
    series = series_of(found)
    day = series.after(now)
    made = occurrences.spent(tx, found.id).orders
    tx.signal(telling.BELL)
    if day is None or (found.times is not None and made >= found.times):
        return schedules.end(tx, found.id, Why.DONE, now)
    return schedules.resume(tx, found.id, day.isoformat(), series.at(day), now)


def stop(tx: Tx, schedule_id: int, person_id: int, now: int) -> bool:
    """End a person's own repeated order; orders it made go on. False when it is not theirs, or had ended."""
    return _own(tx, schedule_id, person_id) is not None and schedules.end(tx, schedule_id, Why.ASKED, now)


def _own(tx: Tx, schedule_id: int, person_id: int) -> Schedule | None:
    found = schedules.lock(tx, schedule_id)
    return None if found is None or found.person_id != person_id else found
