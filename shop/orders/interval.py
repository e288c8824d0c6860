"""When an order is asked for again: often when young and moving, seldom when old. Pure functions."""

from dataclasses import dataclass

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

RECHECKS = (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY)
"""After a final status: how long after it the order is asked for again, ms."""

SETTLED_AND_STUCK = 90 * DAY
"""A settled order whose status is not final is asked for no more after this time, ms."""

LONGEST = 6 * 60
_ACTIVE = (
    # younger than, minutes while moving, minutes while still
    (15 * MINUTE, 1, 1),
    (HOUR, 1, 2),
    (6 * HOUR, 2, 5),
    (DAY, 5, 15),
    (3 * DAY, 15, 60),
    (7 * DAY, 30, 120),
)
_OLD = (60, LONGEST)
_NOT_KNOWN = ((DAY, 60),)
_RECHECK_TRIES = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """What decides how often an order that is not finished is asked for.

    Attributes:
        age: ms since it was placed.
        moving: whether its last answer differed from the one before.
        missed: answers in a row that left it out or could not be used.
    """

    age: int
    moving: bool = False
    missed: int = 0


def active_after(pace: Pace, fastest: int = MINUTE) -> int:
    """Return in how many ms an unfinished order is asked for again.

    Args:
        pace: its age and movement.
        fastest: ms that stand for the shortest interval; a demo world turns faster than a minute.
    """
    base = _OLD[0] if pace.moving else _OLD[1]
    for limit, moving, still in _ACTIVE:
        if pace.age < limit:
            base = moving if pace.moving else still
            break
    return min(base << min(pace.missed, 10), LONGEST) * fastest


def not_known_after(trouble_for: int) -> int:
    """Return in how many ms to ask again for an id that the panel says it does not know."""
    minutes = next((minutes for limit, minutes in _NOT_KNOWN if trouble_for < limit), LONGEST)
    return minutes * MINUTE


def recheck_at(final_at: int, now: int, missed: int = 0) -> int | None:
    """Return when a finished order is asked for again, ms UTC; None when that is over.

    Args:
        final_at: when the panel first called it finished, ms UTC.
        now: ms UTC.
        missed: questions in a row that brought no usable answer; a few are repeated sooner.
    """
    coming = [final_at + after for after in RECHECKS if final_at + after > now]
    if 0 < missed <= _RECHECK_TRIES:
        coming.append(now + HOUR)
    return min(coming, default=None)


def rechecks_done(final_at: int, now: int) -> int:
    """Return how many of the re-checks lie behind."""
    return sum(final_at + after <= now for after in RECHECKS)
