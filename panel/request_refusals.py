"""What a panel means when it refuses a refill or a cancellation, and when it says it will be possible.

The class of an error (`panel.errors`) says that it is a refusal; here stands which.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from panel.answers import EntryError
from panel.errors import ErrorKind, normalised_error


class Why(StrEnum):
    """Why a request was refused."""

    UNSUPPORTED = "unsupported"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    TOO_LATE = "too_late"
    ALREADY = "already"
    NOT_ELIGIBLE = "not_eligible"
    NOT_FOUND = "not_found"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RequestRefusal:
    """A refusal as it was understood.

    Attributes:
        wait_ms: how long until it is possible, where the panel said so.
    """

    why: Why
    wait_ms: int | None = None


# The first match wins: one row a line, class, then pattern to the end of the line.
_TABLE = r"""
unsupported      (does ?n[o']?t|do not|not|un) ?support(s|ed)?\b
unsupported      service.{0,30}(has no|without|does not have|not allow).{0,12}(refill|cancel)|no (refill|cancel)\w* (for|on|in) (this|the) service
unsupported      (refill|cancel)\w*( is| are)? (disabled|not (enabled|available|allowed|possible)|unavailable) (for|on|in|with) (this|the) service
expired          expired|guarantee (is |has )?(over|ended)|(refill|guarantee|warranty) (period|time|days)\b.{0,20}(over|ended|passed|exceeded)
not_yet          (will be|become|becomes|is|are|only) (possible|available) (again )?(in|after|on)\b|available (again )?(in|after) \d|try again (in|after|later)|(wait|left|remaining)\b.{0,20}\d|not (yet|available yet)|too (early|soon)|once (every|per|in)
already          already.{0,20}(request|exist|submitted|sent|pending|queued|in (progress|process)|refilling|asked)|request.{0,12}(exists?|pending|in progress)|(refill|cancel\w*) (is )?(in (progress|process)|pending)
too_late         no longer|already.{0,20}(complet|cancel|finish|partial|start|process)|(can ?not|can't|could not)( be)? cancel|too late
not_eligible     not eligible|no drops?\b|not drop|has ?n[o']?t dropped|(did not|didn't) drop|(current|start) count
"""
_ROWS = tuple(
    (Why(name), re.compile(pattern))
    for name, pattern in (line.split(maxsplit=1) for line in _TABLE.strip().splitlines())
)
_BY_KIND = {ErrorKind.NOT_FOUND: Why.NOT_FOUND}
_MS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_SPAN = r"\d{1,4} ?-?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b"
_WAIT = re.compile(rf"\b(?:in|after|wait|left|remaining)\b[^\d]{{0,20}}({_SPAN}(?:,? (?:and )?{_SPAN})*)")
_ONE = re.compile(r"(\d+) ?-?([smhd])")
LONGEST_WAIT_MS = 400 * _MS["d"]
"""A panel that names a longer time is taken to have named none."""


def read_refusal(error: EntryError) -> RequestRefusal:
    """Return what a refusal of a refill or a cancellation means."""
    text = normalised_error(error.text)
    why = next((why for why, pattern in _ROWS if pattern.search(text)), _BY_KIND.get(error.kind, Why.OTHER))
    return RequestRefusal(why, _wait_ms(text) if why is Why.NOT_YET else None)


def _wait_ms(text: str) -> int | None:
    found = _WAIT.search(text)
    total = sum(int(number) * _MS[unit] for number, unit in _ONE.findall(found[1])) if found else 0
    return total if 0 < total <= LONGEST_WAIT_MS else None
