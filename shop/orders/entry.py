"""One entry of a status answer, read onto the row of its order. Pure: what follows is decided elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from panel.answers import EntryError, Missing, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop.orders import interval
from storage.panel_orders import PanelOrder

Answer = OrderStatus | EntryError | Missing

LARGEST = 10**15
"""No panel delivers more units than this; larger numbers are unknown."""

DEAREST = 10**12
"""No panel takes more whole units of currency for an order: in micro-units the database could not hold them."""

LONGEST_WORD = 60
_LONGEST_CHARGE = 60


class Problem(StrEnum):
    """What is wrong with the last answer about an order."""

    STATUS = "status"
    CURRENCY = "currency"
    CHARGE = "charge"
    START_COUNT = "start_count"
    REMAINS = "remains"
    CHILD = "child"
    NOT_FOUND = "not_found"
    MISSING = "missing"
    ERROR = "error"


TROUBLED = frozenset({PanelStatus.FAILED, PanelStatus.PAUSED, PanelStatus.UNRECOGNISED})
"""States in which nothing goes on and nothing is finished."""


@dataclass(frozen=True, slots=True)
class Sold:
    """What is known of an order that its answers are held against.

    Attributes:
        units: charged quantity, None where a row's own share is not known.
        currency: of the panel account, None when no balance has named it yet.
        placed_at: ms UTC.
        asked_until: ms UTC after which an unfinished row is asked for no more, None for no end.
        fastest: ms of the shortest interval.
    """

    units: int | None
    currency: str | None
    placed_at: int
    asked_until: int | None = None
    fastest: int = interval.MINUTE


def heard(row: PanelOrder, answer: Answer, sold: Sold, now: int) -> PanelOrder:
    """Return the row as it is after an answer, with the time of the next question."""
    after = replace(_READERS[type(answer)](row, answer, sold, now), polled_at=now)
    return replace(after, next_poll_at=_next_poll_at(row, after, sold, now))


def facts(row: PanelOrder) -> tuple[object, ...]:
    """Return what settlement depends on."""
    return (row.status, row.remains, row.charge)


def seen(row: PanelOrder) -> tuple[object, ...]:
    """Return what a customer sees."""
    return (row.status, row.remains, row.start_count)


def is_final(row: PanelOrder) -> bool:
    """Whether the panel calls it finished."""
    return row.status is not None and PanelStatus(row.status).is_final


def _status(row: PanelOrder, answer: OrderStatus, sold: Sold, now: int) -> PanelOrder:
    if answer.currency and sold.currency and answer.currency != sold.currency:
        return _unusable(row, Problem.CURRENCY, now)
    charge = _charge(answer)
    start_count = _bounded(answer.start_count)
    return replace(
        row,
        status=answer.status.value,
        raw_status=answer.raw[:LONGEST_WORD],
        charge=charge,
        start_count=row.start_count if start_count is None else start_count,
        remains=_bounded(answer.remains),
        problem=_problem(answer, charge, sold),
        trouble_since=(row.trouble_since or now) if answer.status in TROUBLED else None,
        missed=0,
        **_ending(row, answer.status, now),
    )


def _ending(row: PanelOrder, status: PanelStatus, now: int) -> dict[str, Any]:
    if not status.is_final:
        return {"final_at": None, "rechecks": 0}
    final_at = row.final_at if row.final_at is not None and row.status == status else now
    return {"final_at": final_at, "rechecks": interval.rechecks_done(final_at, now)}


def _problem(answer: OrderStatus, charge: str | None, sold: Sold) -> str | None:
    remains = answer.remains
    found = {
        Problem.STATUS: answer.status is PanelStatus.UNRECOGNISED,
        Problem.CHARGE: "charge" in answer.doubtful or (answer.charge is not None and charge is None),
        Problem.REMAINS: "remains" in answer.doubtful or _impossible(remains, sold.units),
        Problem.START_COUNT: "start_count" in answer.doubtful or _impossible(answer.start_count, LARGEST),
    }
    return next((problem.value for problem, is_so in found.items() if is_so), None)


def _impossible(number: int | None, most: int | None) -> bool:
    return number is not None and not 0 <= number <= (LARGEST if most is None else most)


def _bounded(number: int | None) -> int | None:
    return None if number is None or not 0 <= number <= LARGEST else number


def _charge(answer: OrderStatus) -> str | None:
    charge = answer.charge
    if charge is None or not charge.is_finite() or not 0 <= charge <= DEAREST:
        return None
    text = format(charge, "f")
    return text if len(text) <= _LONGEST_CHARGE else None


def _error(row: PanelOrder, answer: EntryError, _sold: Sold, now: int) -> PanelOrder:
    if answer.kind is ErrorKind.NOT_FOUND:
        return replace(_unusable(row, Problem.NOT_FOUND, now), missed=0)
    return _unusable(row, Problem.ERROR, now)


def _missing(row: PanelOrder, _answer: Missing, _sold: Sold, now: int) -> PanelOrder:
    return _unusable(row, Problem.MISSING, now)


def _unusable(row: PanelOrder, problem: Problem, now: int) -> PanelOrder:
    """No answer to go by: everything known stays, only the trouble is written down."""
    since = row.trouble_since or now
    return replace(row, problem=problem.value, trouble_since=since, missed=row.missed + 1)


def _next_poll_at(before: PanelOrder, after: PanelOrder, sold: Sold, now: int) -> int | None:
    if after.final_at is not None:
        return interval.recheck_at(after.final_at, now, after.missed)
    if sold.asked_until is not None and now >= sold.asked_until:
        return None
    if after.problem == Problem.NOT_FOUND:
        return now + interval.not_known_after(now - (after.trouble_since or now))
    moving = (seen(before), before.charge) != (seen(after), after.charge)
    pace = interval.Pace(now - sold.placed_at, moving=moving, missed=after.missed)
    return now + interval.active_after(pace, sold.fastest)


_READERS: Mapping[type, Callable[[PanelOrder, Any, Sold, int], PanelOrder]] = {
    OrderStatus: _status,
    EntryError: _error,
    Missing: _missing,
}
