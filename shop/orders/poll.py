"""Asks a panel how its due orders stand, and applies the answers; one bad entry never spoils the others."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from panel.answers import MISSING, Batch, Missing, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelError, PanelRefused
from shop import notices, recovery
from shop.database import Database, Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.apply_status import apply_status, apply_together
from shop.orders.entry import Answer
from shop.orders.interval import DAY, HOUR
from shop.orders.line import AT_MOST, Line
from storage import panel_orders
from storage.errors import DatabaseError
from storage.panel_orders import Due

Told = tuple[Due, Answer]

TOGETHER = 50
"""So many answers are written in one transaction: whoever taps meanwhile hardly notices."""

ASKED_LATELY = 10_000
"""An order asked for within so many ms is not hurried."""


class StatusSource(Protocol):
    """Who can be asked how orders stand: the panel's client."""

    async def status(self, ids: Sequence[str]) -> Batch[OrderStatus]:
        """Return what the panel says of each id."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one round of questions came to.

    Attributes:
        asked: orders and children asked for.
        answered: of these, how many the panel said something about, be it an error.
        failures: what went wrong on our side, one for each entry that was not applied; for the log.
            After a `DatabaseError` the entry is still due: wait before asking again.
        problem: why there was no answer, or not a whole one.
    """

    asked: int
    answered: int = 0
    failures: tuple[Exception, ...] = ()
    problem: PanelError | None = None


def next_due_at(tx: Tx, panel_id: int) -> int | None:
    """Return when a panel should be asked next, ms UTC, None when nothing waits."""
    return panel_orders.next_due_at(tx, panel_id)


def first_poll_at(house: House, now: int) -> int:
    """Return when an order placed now is asked for the first time, ms UTC."""
    return now + house.poll_every // 4


def hurry(tx: Tx, order_id: int, now: int) -> bool:
    """Have an order asked for at once because somebody looks at it; False when it was asked for just now."""
    if not panel_orders.hurry(tx, order_id, now, now - ASKED_LATELY):
        return False
    tx.signal("poll")
    return True


async def poll(
    db: Database,
    panel: StatusSource,
    house: House,
    panel_id: int,
    clock: Callable[[], int],
    *,
    line: Line | None = None,
    limit: int = AT_MOST,
) -> Polled:
    """Ask for what is due and apply the answers; one bad entry never spoils the others.

    Args:
        db: database.
        panel: client of the panel asked.
        house: operator's facts.
        panel_id: row of the panel asked.
        clock: ms UTC.
        line: shared by all who ask this panel; None for one who asks alone.
        limit: most ids.
    """
    line = Line() if line is None else line
    rows = await line.take(db, panel_id, clock(), limit)
    try:
        return await _ask(db, panel, house, rows, clock, line) if rows else Polled(asked=0)
    finally:
        line.done(rows)


async def _ask(
    db: Database,
    panel: StatusSource,
    house: House,
    rows: Sequence[Due],
    clock: Callable[[], int],
    line: Line,
) -> Polled:
    panel_id = rows[0].panel_id
    try:
        async with line.flight:
            batch = await panel.status([row.number for row in rows])
    except PanelError as problem:
        await db.write(_no_answer, house, panel_id, rows, problem, clock())
        return Polled(len(rows), problem=problem)
    async with line.writing:
        return await _apply_all(db, house, rows, batch, clock())


async def _apply_all(
    db: Database, house: House, rows: Sequence[Due], batch: Batch[OrderStatus], now: int
) -> Polled:
    answers = [(row, batch.entries.get(row.number, MISSING)) for row in rows]
    if batch.cut_short is not None:
        unasked = [row for row, answer in answers if isinstance(answer, Missing)]
        await db.write(_no_answer, house, rows[0].panel_id, unasked, batch.cut_short, now)
        answers = [(row, answer) for row, answer in answers if not isinstance(answer, Missing)]
    results = [await _apply_group(db, house, group, now) for group in _grouped(answers)]
    answered = sum(not isinstance(answer, Missing) for _row, answer in answers)
    failures = tuple(failure for group in results for failure in group)
    return Polled(len(rows), answered, failures, batch.cut_short)


def _grouped(answers: Iterable[Told]) -> Iterable[list[Told]]:
    """A few orders at a time; an order with children, whose last answer settles it, by itself."""
    alone: list[Told] = []
    for told in _by_order(answers):
        if len(told) > 1:
            yield told
        else:
            alone += told
    for start in range(0, len(alone), TOGETHER):
        yield alone[start : start + TOGETHER]


async def _apply_group(db: Database, house: House, group: Sequence[Told], now: int) -> list[Exception]:
    """Apply entries in one transaction; when that fails, nothing of it happened and each is applied alone."""
    if len({row.order_id for row, _answer in group}) == len(group) > 1:
        with suppress(Exception):
            await db.write(apply_together, house, group, now)
            return []
    return await _apply_in_turn(db, house, group, now)


def _by_order(answers: Iterable[Told]) -> list[list[Told]]:
    """An order and its children one after the other: the last of them to end settles it."""
    groups: dict[int, list[Told]] = {}
    for row, answer in answers:
        groups.setdefault(row.order_id, []).append((row, answer))
    return list(groups.values())


async def _apply_in_turn(db: Database, house: House, group: Sequence[Told], now: int) -> list[Exception]:
    results = [await _apply_one(db, house, row, answer, now) for row, answer in group]
    return [failure for failure in results if failure is not None]


async def _apply_one(db: Database, house: House, row: Due, answer: Answer, now: int) -> Exception | None:
    try:
        await db.write(apply_status, house, row, answer, now)
    except DatabaseError as failure:
        return failure  # says nothing of this entry: it stays due
    except Exception as failure:  # noqa: BLE001 - whatever one entry does, the other 99 are applied
        await db.write(_set_aside, house, row, now)
        return failure
    return None


def _no_answer(
    tx: Tx, house: House, panel_id: int, rows: Sequence[Due], problem: PanelError, now: int
) -> None:
    """Nothing was said of any single order: ask again in a while, others first."""
    panel_orders.postpone(tx, tuple(row.id for row in rows), now + house.poll_every)
    if isinstance(problem, PanelRefused) and problem.kind is ErrorKind.AUTH:
        recovery.key_refused(tx, house, panel_id, now)


def _set_aside(tx: Tx, house: House, row: Due, now: int) -> None:
    panel_orders.postpone(tx, (row.id,), now + HOUR)
    key = f"o/{row.order_id}/poll-trouble/{now // DAY}"
    notices.alarm(tx, house, Notice.ADMIN_TROUBLE, now, key=key, order_id=row.order_id, work="poll")
