"""One entry of a status answer, read onto the row of its order. Pure: what follows is decided elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from panel.answers import EntryError, Missing, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import FINAL, PanelStatus
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


class Said(NamedTuple):
    """What a row says after an answer, in the order of its columns; next come the times of the questions."""

    status: str | None
    raw_status: str | None
    charge: str | None
    start_count: int | None
    remains: int | None
    problem: str | None
    trouble_since: int | None
    missed: int
    rechecks: int
    final_at: int | None


def heard(row: PanelOrder, answer: Answer, sold: Sold, now: int) -> PanelOrder:
    """Return the row as it is after an answer, with the time of the next question."""
    said = _READERS[type(answer)](row, answer, sold, now)
    at = _next_poll_at(row, said, sold, now)
    # Made once and by place, not replaced field by field: this is done for every answer.
    return PanelOrder(row.id, row.panel_id, row.number, row.order_id, row.is_child, *said, now, at)


def facts(row: PanelOrder) -> tuple[object, ...]:
    """Return what settlement depends on."""
    return (row.status, row.remains, row.charge)


def seen(row: PanelOrder | Said) -> tuple[object, ...]:
    """Return what a customer sees."""
    return (row.status, row.remains, row.start_count)


def is_final(row: PanelOrder) -> bool:
    """Whether the panel calls it finished."""
    return row.status in FINAL


def _status(row: PanelOrder, answer: OrderStatus, sold: Sold, now: int) -> Said:
    if answer.currency and sold.currency and answer.currency != sold.currency:
        return _unusable(row, Problem.CURRENCY, now)
    charge = _charge(answer)
    start_count = _bounded(answer.start_count)
    final_at = _final_at(row, answer.status, now)
    return Said(
        status=answer.status.value,
        raw_status=answer.raw[:LONGEST_WORD],
        charge=charge,
        start_count=row.start_count if start_count is None else start_count,
        remains=_bounded(answer.remains),
        problem=_problem(answer, charge, sold),
        trouble_since=(row.trouble_since or now) if answer.status in TROUBLED else None,
        missed=0,
        rechecks=0 if final_at is None else interval.rechecks_done(final_at, now),
        final_at=final_at,
    )


def _final_at(row: PanelOrder, status: PanelStatus, now: int) -> int | None:
    if status not in FINAL:
        return None
    return row.final_at if row.final_at is not None and row.status == status else now


def _problem(answer: OrderStatus, charge: str | None, sold: Sold) -> str | None:
    if answer.status is PanelStatus.UNRECOGNISED:
        return Problem.STATUS.value
    if "charge" in answer.doubtful or (answer.charge is not None and charge is None):
        return Problem.CHARGE.value
    if "remains" in answer.doubtful or _impossible(answer.remains, sold.units):
        return Problem.REMAINS.value
    if "start_count" in answer.doubtful or _impossible(answer.start_count, LARGEST):
        return Problem.START_COUNT.value
    return None


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


def _error(row: PanelOrder, answer: EntryError, _sold: Sold, now: int) -> Said:
    if answer.kind is ErrorKind.NOT_FOUND:
        return _unusable(row, Problem.NOT_FOUND, now)._replace(missed=0)
    return _unusable(row, Problem.ERROR, now)


def _missing(row: PanelOrder, _answer: Missing, _sold: Sold, now: int) -> Said:
    return _unusable(row, Problem.MISSING, now)


def _unusable(row: PanelOrder, problem: Problem, now: int) -> Said:
    """No answer to go by: everything known stays, only the trouble is written down."""
    known = Said(*(getattr(row, name) for name in Said._fields))
    since = row.trouble_since or now
    return known._replace(problem=problem.value, trouble_since=since, missed=row.missed + 1)


def _next_poll_at(before: PanelOrder, after: Said, sold: Sold, now: int) -> int | None:
    if after.final_at is not None:
        return interval.recheck_at(after.final_at, now, after.missed)
    if sold.asked_until is not None and now >= sold.asked_until:
        return None
    if after.problem == Problem.NOT_FOUND:
        return now + interval.not_known_after(now - (after.trouble_since or now))
    moving = (seen(before), before.charge) != (seen(after), after.charge)
    pace = interval.Pace(now - sold.placed_at, moving=moving, missed=after.missed)
    return now + interval.active_after(pace, sold.fastest)


_READERS: Mapping[type, Callable[[PanelOrder, Any, Sold, int], Said]] = {
    OrderStatus: _status,
    EntryError: _error,
    Missing: _missing,
}
