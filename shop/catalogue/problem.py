"""Why a panel's answer brought no catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from panel import ErrorKind, Moved, PanelError, PanelRefused, Unreachable, Unreadable

PASSING = frozenset({ErrorKind.RATE_LIMITED, ErrorKind.MAINTENANCE, ErrorKind.SERVER_TROUBLE})

RESTS = "rests"
"""The panel was not asked at all: a pause forbids every request."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A failed sync.

    Attributes:
        code: for admins and the database.
        is_told: whether admins hear of it at once; what passes by itself ends in the pause for an old catalogue.
        is_key: the panel refused the key.
    """

    code: str
    is_told: bool = True
    is_key: bool = False


def problem_of(error: PanelError) -> Problem:
    """Return what a client's error means for the catalogue."""
    read = next((read for kind, read in _READ.items() if isinstance(error, kind)), None)
    return Problem("unknown") if read is None else read(error)


def _refused(error: PanelRefused) -> Problem:
    return Problem(error.kind.value, error.kind not in PASSING, error.kind is ErrorKind.AUTH)


_READ: Mapping[type[PanelError], Callable[[Any], Problem]] = {
    Unreachable: lambda error: Problem(f"unreachable_{error.reason.value}", is_told=False),
    Unreadable: lambda error: Problem(error.reason.value),
    PanelRefused: _refused,
    Moved: lambda _error: Problem("moved"),
}
