"""How long a panel asks to be left alone: by the header `Retry-After`, or in the words of an error."""

import math
import re
from datetime import datetime
from email.utils import parsedate_to_datetime

LONGEST_S = 3600.0
"""A panel that asks for more patience than this, in seconds, gets this much."""

_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_IN_WORDS = re.compile(r"\bwait ([0-9]{1,4}) ?s(?:ec|$|\b)", re.IGNORECASE)


def retry_after_s(header: str | None, date: str | None) -> float | None:
    """Seconds to wait, at most `LONGEST_S`; None without the header or when it cannot be read.

    A date is measured against the answer's own `Date`, because our clock may differ from the panel's.

    Args:
        header: `Retry-After` as received.
        date: `Date` of the same answer.
    """
    if header is None:
        return None
    if _SECONDS.fullmatch(header.strip()):
        return min(float(header), LONGEST_S)
    until, now = _instant(header), _instant(date)
    return min(max(0.0, math.ceil((until - now).total_seconds())), LONGEST_S) if until and now else None


def seconds_in_words(text: str) -> float | None:
    """The seconds of "Spam protection, wait 7 seconds"; None when the text names none."""
    match = _IN_WORDS.search(text[:500])
    return float(match[1]) if match else None


def _instant(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None
