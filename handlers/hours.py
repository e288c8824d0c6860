"""Hours as people type them: `22:00-08:00`, `22 - 8`, `10pm to 7:30am`."""

import re
import unicodedata

from shop.night import DAY, HOUR, Quiet

_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?"
_TWO = re.compile(rf"\D*?{_TIME}[^\d:.]+{_TIME}\D*", re.IGNORECASE)
NOON = 12
HOURS = 24


def read_hours(typed: str) -> Quiet | None:
    """Return the two times of the day that a typed text names; None when it names no two different ones."""
    match = _TWO.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if match is None:
        return None
    times = (_minute(*match.groups()[:3]), _minute(*match.groups()[3:]))
    begin, end = times
    return None if begin is None or end is None or begin == end else Quiet(begin, end)


def _minute(hours: str, minutes: str | None, half: str | None) -> int | None:
    """Return the minute of the day; midnight may be 24:00, and 12 am."""
    hour, rest = int(hours), int(minutes or 0)
    if rest >= HOUR or (half and not 1 <= hour <= NOON):
        return None
    if half:
        hour = hour % NOON + (NOON if half.lower() == "pm" else 0)
    found = hour * HOUR + rest
    return None if found > HOURS * HOUR else found % DAY
