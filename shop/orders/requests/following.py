"""Refills are followed until the panel calls them finished; asked in batches, each answered by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from panel.answers import MISSING, Batch, EntryError, Missing, RefillProgress
from panel.errors import ErrorKind
from panel.exceptions import PanelError, PanelRefused
from panel.vocabulary import RefillState
from shop import pauses, recovery
from shop.database import Database, Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.interval import Pace, active_after
from shop.orders.requests.kinds import FAILED_FOR_MS, FOLLOWED_FOR_MS, Ended
from shop.orders.requests.telling import tell
from shop.orders.story import PANEL, told
from storage import request_lists, requests
from storage.errors import DatabaseError
from storage.requests import Request

AT_MOST = 100

Answer = RefillProgress | EntryError | Missing


class RefillSource(Protocol):
    """Who can be asked how refills stand: the panel's client."""

    async def refill_status(self, ids: Sequence[str]) -> Batch[RefillProgress]:
        """Return what the panel says of each refill."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What one round of questions came to.

    Attributes:
        asked: refills asked for.
        failures: what went wrong on our side, one for each refill that was not written down; for the log.
        problem: why there was no answer.
    """

    asked: int
    failures: tuple[Exception, ...] = ()
    problem: PanelError | None = None


async def follow(
    db: Database, panel: RefillSource, house: House, panel_id: int, clock: Callable[[], int]
) -> Followed:
    """Ask how due refills stand and write the answers down; one bad entry never spoils the others.

    Args:
        db: database.
        panel: client of the panel asked.
        house: operator's facts.
        panel_id: row of the panel asked.
        clock: ms UTC.
    """
    rows = await db.read(due, panel_id, clock())
    if not rows:
        return Followed(0)
    try:
        batch = await panel.refill_status([str(row.number) for row in rows])
    except PanelError as problem:
        await db.write(_not_answered, house, panel_id, rows, problem, clock())
        return Followed(len(rows), problem=problem)
    answers = [(row, batch.entries.get(str(row.number), MISSING)) for row in rows]
    results = [await _apply_one(db, house, row, answer, clock()) for row, answer in answers]
    return Followed(len(rows), tuple(failure for failure in results if failure is not None))


def due(tx: Tx, panel_id: int, now: int) -> list[Request]:
    """Return the refills a panel is to be asked about now; none while its key is off."""
    if pauses.stops_requests(tx, panel_id, now) is not None:
        return []
    return request_lists.to_follow(tx, panel_id, now, AT_MOST)


async def _apply_one(db: Database, house: House, row: Request, answer: Answer, now: int) -> Exception | None:
    try:
        await db.write(apply, house, row, answer, now)
    except DatabaseError as failure:
        return failure  # it stays due
    except Exception as failure:  # noqa: BLE001 - whatever one entry does, the others are written down
        await db.write(requests.hear, row.id, None, row.trouble_since, now + house.poll_every)
        return failure
    return None


def apply(tx: Tx, house: House, row: Request, answer: Answer, now: int) -> None:
    """Write down what the panel says of one refill; told twice, it changes nothing twice.

    Args:
        tx: transaction.
        house: operator's facts.
        row: as it stood when it was asked for.
        answer: what the panel said.
        now: ms UTC.
    """
    state = answer.state if isinstance(answer, RefillProgress) else None
    since = _trouble_since(row, state, now)
    word = _ended(row, state, since, now)
    if word is None:
        _ask_on(tx, house, row, state, since, now)
    elif requests.end(tx, row.id, word, now):
        told(tx, row.order_id, "refill_done", PANEL, now, word)
        tell(tx, [(row, Notice.REFILL_ENDED)], now)


def _trouble_since(row: Request, state: RefillState | None, now: int) -> int | None:
    """Return since when a refill fails; without an answer it is as it was."""
    if state is None:
        return row.trouble_since
    return (row.trouble_since or now) if state is RefillState.FAILED else None


def _ended(row: Request, state: RefillState | None, since: int | None, now: int) -> str | None:
    """Return the word with which a refill ends now, None while it is asked for."""
    if state is not None and state.is_final:
        return state.value
    if state is RefillState.FAILED and since is not None and now - since >= FAILED_FOR_MS:
        return state.value
    return Ended.FORGOTTEN.value if now - (row.answered_at or now) >= FOLLOWED_FOR_MS else None


def _ask_on(
    tx: Tx, house: House, row: Request, state: RefillState | None, since: int | None, now: int
) -> None:
    word = None if state is None else state.value
    is_news = word is not None and word != row.word
    pace = Pace(now - (row.answered_at or now), moving=is_news, missed=0 if word else 1)
    is_open = requests.hear(tx, row.id, word, since, now + active_after(pace, house.poll_every))
    tell(tx, [(row, Notice.ORDER_PROGRESS if is_open and is_news else None)], now)


def _not_answered(
    tx: Tx, house: House, panel_id: int, rows: Sequence[Request], problem: PanelError, now: int
) -> None:
    """Nothing was said of any single refill: ask again in a while."""
    for row in rows:
        requests.hear(tx, row.id, None, row.trouble_since, now + house.poll_every)
    if isinstance(problem, PanelRefused) and problem.kind is ErrorKind.AUTH:
        recovery.key_refused(tx, house, panel_id, now)
