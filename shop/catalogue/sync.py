"""Copies the panel's catalogue. The last good copy stays until a good one takes its place, service by service."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol

from panel import Catalogue, PanelError
from shop import notices, pauses, recovery
from shop.catalogue import diffs, listed, loss, plan
from shop.catalogue.apply import ADDED, CHANGED, GONE, MARKED, NEWS, RESUMED, SUSPENDED, adds_plainly, apply
from shop.catalogue.listed import Known, Listing
from shop.catalogue.loss import Loss
from shop.catalogue.plan import Plan, Step
from shop.catalogue.problem import Problem, problem_of
from shop.database import Database, Tx
from shop.house import House
from shop.notices import Notice
from storage import catalogue, marks, panels
from storage.catalogue import ServiceRow

VANISHED = "vanished"
HOUR = 60 * 60_000

AT_ONCE, ROWS_AT_ONCE = 100, 500
"""Services in one transaction, and new ones that are one row each: a few milliseconds, so that no Confirm waits."""


class Source(Protocol):
    """The panel, as far as its catalogue goes."""

    async def services(self) -> Catalogue:
        """Return everything it sells.

        Raises:
            PanelError: there is no catalogue in its answer, or no answer.
        """


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync brought.

    Attributes:
        problem: code of why the copy was not touched, None when it was renewed.
        listed: services in the panel's answer.
        missing: services that vanished, or whose number was given to another one.
        added: new ones, and those that came back.
        suspended: shown and not sold from now on.
        resumed: sold again.
        hidden: listed services that the policy denies.
        quarantined: services with something nobody can read, by reason.
        skipped: items that could not be read at all.
        duplicates: items whose number had come before.
    """

    problem: str | None = None
    listed: int = 0
    missing: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0
    suspended: int = 0
    resumed: int = 0
    hidden: int = 0
    quarantined: Mapping[str, int] = field(default_factory=dict)
    skipped: int = 0
    duplicates: int = 0

    @property
    def has_changed(self) -> bool:
        """Whether anything is listed, or sold, in another way than before."""
        return any((self.added, self.changed, self.gone, self.suspended, self.resumed))


async def sync(
    db: Database,
    panel: Source,
    house: House,
    now: int,
    known: Known | None = None,
    *,
    is_first: bool = False,
) -> SyncReport:
    """Copy what the panel offers.

    Args:
        db: database.
        panel: client of the panel that is sold from.
        house: operator's facts.
        now: ms UTC.
        known: what names said at the last sync of this process, for this one to begin with.
        is_first: the first of this process; admins who look at a start hear of any trouble.
    """
    try:
        answer = await panel.services()
    except PanelError as error:
        return await db.write(_failed, house, problem_of(error), now, is_first=is_first)
    kept, accepted = await db.read(_kept, house.panel_id)
    # Names are read and judged on another thread: a first catalogue takes seconds.
    listing, wanted = await asyncio.to_thread(_compared, answer, house, kept, known or Known())
    if loss.is_too_much(wanted, accepted, now):
        return await db.write(_lost, house, wanted, now)
    counted: Counter[str] = Counter()
    for steps in _parts(wanted.steps):
        part = await db.write(apply, house, steps, now, doubtful=wanted.doubtful, is_first=not kept)
        counted.update(part)
    return await db.write(_synced, house, _report(listing, wanted, counted), now, counted)


def last_report(tx: Tx, panel_id: int) -> SyncReport | None:
    """Return what the last good sync brought."""
    text = marks.read(tx, _name(panel_id))
    return None if text is None else SyncReport(**json.loads(text))


def _kept(tx: Tx, panel_id: int) -> tuple[dict[str, ServiceRow], Loss | None]:
    return catalogue.newest(tx, panel_id), loss.find(tx, panel_id)


def _compared(
    answer: Catalogue, house: House, kept: Mapping[str, ServiceRow], known: Known
) -> tuple[Listing, Plan]:
    listing = listed.read(answer, house.policy, known)
    return listing, plan.make(kept, listing)


def _parts(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    for size, is_plain in ((ROWS_AT_ONCE, True), (AT_ONCE, False)):
        alike = [step for step in steps if adds_plainly(step) is is_plain]
        yield from (alike[at : at + size] for at in range(0, len(alike), size))


def _report(listing: Listing, wanted: Plan, counted: Counter[str]) -> SyncReport:
    return SyncReport(
        listed=wanted.listed,
        missing=wanted.missing,
        hidden=sum(one.denied_by is not None for one in listing.offered.values()),
        quarantined=listing.counted,
        skipped=listing.skipped,
        duplicates=listing.duplicates,
        added=counted[ADDED],
        changed=counted[CHANGED],
        gone=counted[GONE],
        suspended=counted[SUSPENDED],
        resumed=counted[RESUMED],
    )


def _synced(tx: Tx, house: House, report: SyncReport, now: int, counted: Mapping[str, int]) -> SyncReport:
    panels.synced(tx, house.panel_id, now)
    loss.forget(tx, house.panel_id)
    marks.put(tx, _name(house.panel_id), json.dumps(asdict(report)), now)
    pauses.review_stale(tx, house, house.panel_id, now)
    # Whoever syncs shows what the report tells of; only of what it leaves out somebody else must hear.
    if counted.get(MARKED) and not report.has_changed:
        tx.signal("catalogue")
    if counted.get(NEWS):
        diffs.owe(tx, house, now)
    return report


def _failed(tx: Tx, house: House, problem: Problem, now: int, *, is_first: bool) -> SyncReport:
    if problem.is_key:
        recovery.key_refused(tx, house, house.panel_id, now)
    before = panels.find(tx, house.panel_id)
    _write_down(tx, house, problem.code, now)
    # Told once, however many syncs in a row end so.
    if problem.is_told and (before is None or before.sync_problem != problem.code):
        _alarm(tx, house, problem.code, now)
    elif is_first:
        # Once an hour: a supervisor may start us again and again.
        _alarm(tx, house, problem.code, now, once_since=now - now % HOUR)
    return SyncReport(problem.code)


def _lost(tx: Tx, house: House, wanted: Plan, now: int) -> SyncReport:
    _write_down(tx, house, VANISHED, now)
    seen = loss.note(tx, house.panel_id, wanted, now)
    if seen is not None:
        _alarm(tx, house, VANISHED, now, missing=seen.missing, of=seen.of)
    return SyncReport(VANISHED, listed=wanted.listed, missing=wanted.missing)


def _write_down(tx: Tx, house: House, code: str, now: int) -> None:
    panels.sync_failed(tx, house.panel_id, code, now)
    pauses.review_stale(tx, house, house.panel_id, now)


def _alarm(tx: Tx, house: House, code: str, now: int, *, once_since: int | None = None, **args: int) -> None:
    key = f"panel/{house.panel_id}/catalogue/{code}/{once_since or now}"
    notices.alarm(tx, house, Notice.ADMIN_CATALOGUE, now, key=key, problem=code, **args)


def _name(panel_id: int) -> str:
    return f"catalogue_report/{panel_id}"
