"""Days and times of a zone as moments: also where its clocks are put forward or back."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HOUR = 60
SECOND_MS = 1000
MINUTE_MS = 60_000


class Shown(StrEnum):
    """How often the clocks of a zone show a time on a day."""

    ONCE = "once"
    NEVER = "never"
    TWICE = "twice"


def moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return when a zone's clocks show a time on a day, ms UTC.

    Where they show it twice, the first time is meant; where they never do, the moment at which they are put forward.

    Args:
        day: of the zone.
        minute: of the day, from its midnight.
        zone: whose clocks.
    """
    local = _local(day, minute)
    early, late = (_utc(local, zone, fold) for fold in (0, 1))
    return _ms(_change(late, early, zone) if early > late else early)


def last_moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the same, ms UTC, where they show it twice that of the second time."""
    if shown(day, minute, zone) is Shown.TWICE:
        return _ms(_utc(_local(day, minute), zone, 1))
    return moment(day, minute, zone)


def shown(day: date, minute: int, zone: ZoneInfo) -> Shown:
    """Return how often the clocks of a zone show a time on a day."""
    local = _local(day, minute)
    early, late = (_utc(local, zone, fold) for fold in (0, 1))
    if early == late:
        return Shown.ONCE
    return Shown.NEVER if early > late else Shown.TWICE


def clock(at: int, zone: ZoneInfo) -> tuple[date, int]:
    """Return the day and the minute of the day that a zone's clocks show at a moment, ms UTC."""
    local = datetime.fromtimestamp(at // SECOND_MS, tz=UTC).astimezone(zone)
    return local.date(), local.hour * HOUR + local.minute


def _local(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, *divmod(minute, HOUR))  # noqa: DTZ001 - what clocks show


def _utc(local: datetime, zone: ZoneInfo, fold: int) -> datetime:
    return local.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment between two at which the clocks of a zone change, to the second."""
    offset = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        same = (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset
        low, high = (middle, high) if same else (low, middle)
    return before + timedelta(seconds=high)


def _ms(at: datetime) -> int:
    return int(at.timestamp()) * SECOND_MS
