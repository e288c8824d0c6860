"""Writes a plan down, some services at a time.

Every service changes in one piece together with its suspension, and rows are read again inside the transaction,
so half a sync is a smaller sync: it may be seen, interrupted, or crossed by an admin's tap.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from shop import notices
from shop.catalogue import changes, doubt
from shop.catalogue.changes import Kind
from shop.catalogue.doubt import Reason
from shop.catalogue.plan import Do, Step
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.schedules import ending
from storage import catalogue, suspensions
from storage import changes as rows
from storage.catalogue import Facts, ServiceRow
from storage.changes import Change
from storage.suspensions import Suspension

EACH = 5
"""So many suspensions of one sync are told one by one; more of them in one sentence."""

FREE = "0"

ADDED, CHANGED, GONE, SUSPENDED, RESUMED = "added", "changed", "gone", "suspended", "resumed"
MARKED = "marked"
"""Services whose reason not to be sold began, ended or became another: what is shown of them changes."""
NEWS = "news"
"""Changes that are more than a price following an exchange rate."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What some steps came to.

    Attributes:
        changes: what became different about services that were known before.
    """

    counts: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)

    def note(self, service_id: int, kind: Kind, became: str | None = None) -> None:
        """Keep that something happened to a service."""
        self.changes.append(Change(service_id, kind, None, became))


def apply(
    tx: Tx, house: House, steps: Sequence[Step], now: int, *, doubtful: int, is_first: bool = False
) -> Mapping[str, int]:
    """Write some steps of a sync.

    Args:
        tx: transaction.
        house: operator's facts.
        steps: some of the plan's.
        now: of the sync, ms UTC.
        doubtful: how many services the whole sync suspends.
        is_first: nothing was known before, so nothing of it is news.

    Returns:
        How many were added, changed, gone, suspended and resumed, and how much of it is news.
    """
    tally = Tally()
    plain = [step.facts for step in steps if step.facts is not None and adds_plainly(step)]
    tally.counts[ADDED] += catalogue.add_all(tx, house.panel_id, plain, now)
    for step in (step for step in steps if not adds_plainly(step)):
        suspended = _DO[step.do](tx, house, step, now, tally)
        if suspended is not None:
            tally.counts[SUSPENDED] += 1
            _tell(tx, house, suspended, now, doubtful)
    if not is_first:
        tally.counts[NEWS] += _note(tx, house, plain, tally.changes, now)
    return tally.counts


def adds_plainly(step: Step) -> bool:
    """Whether a step is one new row and nothing else."""
    return step.do is Do.ADD and step.facts is not None and step.facts.rate != FREE


def _note(tx: Tx, house: House, added: Sequence[Facts], found: Sequence[Change], now: int) -> int:
    changes.note(tx, house, found, now)
    numbers = [one.number for one in added]
    new = rows.put_new(tx, house.panel_id, numbers, Kind.NEW, now) if numbers else 0
    return new + changes.notable(found)


def _add(tx: Tx, house: House, step: Step, now: int, tally: Tally) -> Suspension | None:
    return _insert(tx, house, step.facts, None, now, tally)


def _replace(tx: Tx, house: House, step: Step, now: int, tally: Tally) -> Suspension | None:
    if step.row is None or not catalogue.end(tx, step.row.id, now):
        return None
    _count_gone(step.row, tally)
    ending.end_with_service(tx, step.row.id, now)
    return _insert(tx, house, step.facts, Reason.PLATFORM, now, tally)


def _end(tx: Tx, _house: House, step: Step, now: int, tally: Tally) -> None:
    if step.row is not None and catalogue.end(tx, step.row.id, now):
        _count_gone(step.row, tally)


def _count_gone(row: ServiceRow, tally: Tally) -> None:
    tally.counts[GONE] += 1
    if row.denied_by is None:
        tally.note(row.id, Kind.GONE)


def _close(tx: Tx, _house: House, step: Step, now: int, tally: Tally) -> Suspension | None:
    if step.row is None or suspensions.find(tx, step.row.id) is not None:
        return None
    begun = doubt.begin(step.row.id, Reason.UNREADABLE, step.why, None, now)
    suspensions.put(tx, begun)
    tally.counts[MARKED] += 1
    if step.row.denied_by is not None:
        return None
    tally.note(step.row.id, Kind.STOPPED, begun.reason)
    return begun


def _judge(tx: Tx, _house: House, step: Step, now: int, tally: Tally) -> Suspension | None:
    row = None if step.row is None else catalogue.find(tx, step.row.id)
    if row is None or step.facts is None:
        return None
    before = suspensions.find(tx, row.id)
    verdict = doubt.judge(row, before, step.facts, now)
    _keep(tx, row, step.facts if verdict.takes else _held(row, step.facts), now, tally)
    _mark(tx, row.id, before, verdict.suspension)
    tally.counts[MARKED] += _reason(before) != _reason(verdict.suspension)
    tally.counts[RESUMED] += before is not None and verdict.suspension is None
    if step.facts.denied_by is not None:
        return None
    _note_sale(row.id, before, verdict.suspension, tally)
    return verdict.suspension if before is None else None


def _note_sale(service_id: int, before: Suspension | None, after: Suspension | None, tally: Tally) -> None:
    """Keep that a service is not sold any more, or is again; another reason is no other answer to whoever asks."""
    if before is None and after is not None:
        tally.note(service_id, Kind.STOPPED, after.reason)
    elif before is not None and after is None:
        tally.note(service_id, Kind.SOLD)


_DO: Mapping[Do, Callable[[Tx, House, Step, int, Tally], Suspension | None]] = {
    Do.ADD: _add,
    Do.REPLACE: _replace,
    Do.JUDGE: _judge,
    Do.CLOSE: _close,
    Do.END: _end,
}


def _insert(
    tx: Tx, house: House, facts: Facts | None, reason: Reason | None, now: int, tally: Tally
) -> Suspension | None:
    service_id = None if facts is None else catalogue.add(tx, house.panel_id, facts, now)
    if service_id is None or facts is None:
        return None
    tally.counts[ADDED] += 1
    if facts.denied_by is None:
        tally.note(service_id, Kind.NEW, facts.rate)
    is_free = facts.rate == FREE
    if reason is None and not is_free:
        return None
    waits = None if is_free else facts
    begun = doubt.begin(
        service_id, Reason.FREE if is_free or reason is None else reason, facts.rate, waits, now
    )
    suspensions.put(tx, begun)
    return None if facts.denied_by is not None else begun


def _held(row: ServiceRow, facts: Facts) -> Facts:
    """Return a row as it was; what the policy says of the new name holds at once."""
    return row.listed._replace(position=facts.position, denied_by=facts.denied_by or row.denied_by)


def _keep(tx: Tx, row: ServiceRow, facts: Facts, now: int, tally: Tally) -> None:
    if row.gone_at is None and row.listed == facts:
        return
    catalogue.change(tx, row.id, facts, now)
    tally.changes.extend(changes.between(row, facts))
    tally.counts[CHANGED if row.gone_at is None else ADDED] += 1


def _mark(tx: Tx, service_id: int, before: Suspension | None, after: Suspension | None) -> None:
    if after is None and before is not None:
        suspensions.end(tx, service_id)
    elif after is not None and after != before:
        suspensions.put(tx, after)


def _reason(suspension: Suspension | None) -> str | None:
    return None if suspension is None else suspension.reason


def _tell(tx: Tx, house: House, suspension: Suspension, now: int, doubtful: int) -> None:
    if doubtful > EACH:
        key = f"panel/{house.panel_id}/suspended/{now}"
        notices.alarm(tx, house, Notice.ADMIN_CATALOGUE, now, key=key, problem="suspended", count=doubtful)
        return
    key = f"service/{suspension.service_id}/suspended/{suspension.reason}/{now}"
    args = {"service_id": suspension.service_id, "reason": suspension.reason, "detail": suspension.detail}
    notices.alarm(tx, house, Notice.ADMIN_SUSPENDED, now, key=key, **args)
