"""Sales pauses: one table says what each stops and how it ends."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from shop import notices, panels
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from storage import pauses
from storage.panels import Standing
from storage.pauses import PauseRow

MINUTE = 60_000
STALE_AFTER = 60 * MINUTE


class PauseKind(StrEnum):
    """Why sales rest. `currency` is never a row: it follows from the panel's last balance."""

    OUTAGE = "outage"
    FUNDS = "funds"
    KEY = "key"
    STALE = "stale"
    MAINTENANCE = "maintenance"
    RESTORED = "restored"
    CURRENCY = "currency"


class Stops(StrEnum):
    """What a pause stops."""

    CONFIRM = "confirm"
    SENDING = "sending"
    REQUESTS = "requests"


class EndsBy(StrEnum):
    """What ends a pause."""

    TRIAL = "balance answers, then one add alone is answered"
    COVERED = "balance covers the cost of the order that failed, or an admin"
    BALANCE = "balance answers, or an admin"
    SYNC = "a good catalogue"
    ADMIN = "an admin"
    RESTART = "the panel's old account, or a rate in a later version"


class Phase(StrEnum):
    """Where an outage stands."""

    DOWN = "down"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes:
        stops: what does not go on while it lasts.
        ends_by: what ends it.
        probe_every: ms between questions for the balance while it lasts, None when that helps nothing.
    """

    stops: frozenset[Stops]
    ends_by: EndsBy
    probe_every: int | None = None


RULES: Mapping[PauseKind, Rule] = {
    PauseKind.RESTORED: Rule(frozenset({Stops.CONFIRM, Stops.SENDING}), EndsBy.ADMIN),
    PauseKind.MAINTENANCE: Rule(frozenset({Stops.CONFIRM}), EndsBy.ADMIN),
    PauseKind.KEY: Rule(frozenset(Stops), EndsBy.BALANCE, 15 * MINUTE),
    PauseKind.CURRENCY: Rule(frozenset({Stops.CONFIRM, Stops.SENDING}), EndsBy.RESTART),
    PauseKind.FUNDS: Rule(frozenset({Stops.CONFIRM, Stops.SENDING}), EndsBy.COVERED, MINUTE),
    PauseKind.STALE: Rule(frozenset({Stops.CONFIRM}), EndsBy.SYNC),
    PauseKind.OUTAGE: Rule(frozenset({Stops.SENDING}), EndsBy.TRIAL, MINUTE // 2),
}
"""The table; where several pauses are on, the first one is named to people."""

BY_ADMIN = frozenset({PauseKind.RESTORED, PauseKind.MAINTENANCE, PauseKind.KEY, PauseKind.FUNDS})
"""Pauses that an admin may end by a tap."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that is on.

    Attributes:
        since: ms UTC.
        detail: numbers and codes: `order_id` and `cost` (micro-units) for funds, `phase` for outage,
            `panel` and `books` (currencies) for currency, `admin_id` for maintenance; for restored `copied_at`
            (ms UTC) and `lost`, how many orders nobody knows the fate of.
    """

    panel_id: int
    kind: PauseKind
    since: int
    detail: Mapping[str, Any] = field(default_factory=dict)


def start(tx: Tx, house: House, panel_id: int, kind: PauseKind, now: int, **detail: object) -> bool:
    """Start a pause and alarm admins, but not the one who starts it; False when it is on already."""
    if not pauses.start(tx, panel_id, kind, as_json(detail), now):
        return False
    _alarm(tx, house, Notice.ADMIN_PAUSE, panel_id, kind, now, detail)
    return True


def end(tx: Tx, house: House, panel_id: int, kind: PauseKind, now: int, *, by: int | None = None) -> bool:
    """End a pause, tell admins (but not the one who ends it) and wake the sender; False when it was not on."""
    row = pauses.end(tx, panel_id, kind)
    if row is None:
        return False
    detail = {"lasted": now - row.since} | ({} if by is None else {"admin_id": by})
    _alarm(tx, house, Notice.ADMIN_PAUSE_OVER, panel_id, kind, now, detail)
    tx.signal("orders")
    return True


def active(tx: Tx, panel_id: int, now: int) -> list[Pause]:
    """Return the pauses that are on, in the order of the table."""
    standing = panels.standing(tx, panel_id)
    found = _following(standing, panel_id, now)
    if standing is None or standing.pauses:
        rows = pauses.active(tx, panel_id)
        found = {PauseKind(row.kind): _pause(row) for row in rows if row.kind != PauseKind.STALE} | found
    return [found[kind] for kind in RULES if kind in found] if found else []


def stops_confirm(tx: Tx, panel_id: int, now: int) -> Pause | None:
    """Return why nothing may be confirmed now, None when it may."""
    return _stopping(tx, panel_id, now, Stops.CONFIRM)


def stops_sending(tx: Tx, panel_id: int, now: int) -> Pause | None:
    """Return why no order may be sent now, None when one may.

    After an outage one order goes out alone: while it is on its way, no other may.
    """
    return _stopping(tx, panel_id, now, Stops.SENDING)


def stops_requests(tx: Tx, panel_id: int, now: int) -> Pause | None:
    """Return why nothing may be asked with this key now, None when it may. Probes ask all the same."""
    return _stopping(tx, panel_id, now, Stops.REQUESTS)


def probe_every(tx: Tx, panel_id: int) -> int | None:
    """Return how many ms apart a pause needs the balance asked for, None when none does.

    While a pause stops every request, its own probe is all that may be asked, whatever else rests.
    """
    on = [_pause(row) for row in pauses.active(tx, panel_id)]
    forbidding = [pause for pause in on if Stops.REQUESTS in RULES[pause.kind].stops]
    found = (_probe(pause) for pause in forbidding or on)
    return min((every for every in found if every is not None), default=None)


def review_stale(tx: Tx, house: House, panel_id: int, now: int) -> bool:
    """Start or end the stale pause by the age of the catalogue; return whether it is on."""
    since = _stale_since(panels.standing(tx, panel_id), now)
    if since is None:
        end(tx, house, panel_id, PauseKind.STALE, now)
    else:
        start(tx, house, panel_id, PauseKind.STALE, now, synced_at=since)
    return since is not None


def end_by_admin(
    tx: Tx, house: House, panel_id: int, kind: PauseKind, now: int, *, by: int | None = None
) -> bool:
    """End a pause that an admin may end; False when it was not on or ends by itself alone."""
    return kind in BY_ADMIN and end(tx, house, panel_id, kind, now, by=by)


def _stopping(tx: Tx, panel_id: int, now: int, what: Stops) -> Pause | None:
    on = (pause for pause in active(tx, panel_id, now) if what in RULES[pause.kind].stops)
    return next((pause for pause in on if not _lets_one_through(tx, pause)), None)


def _lets_one_through(tx: Tx, pause: Pause) -> bool:
    return is_trial(pause) and pauses.sending_now(tx, pause.panel_id) == 0


def is_trial(pause: Pause) -> bool:
    """Whether the panel answers again after an outage and one order may try it."""
    return pause.kind is PauseKind.OUTAGE and pause.detail.get("phase") == Phase.TRIAL


def _probe(pause: Pause) -> int | None:
    return None if is_trial(pause) else RULES[pause.kind].probe_every


def _following(standing: Standing | None, panel_id: int, now: int) -> dict[PauseKind, Pause]:
    """Pauses that follow from other facts at once, whether or not their row was written yet."""
    found: dict[PauseKind, Pause] = {}
    since = _stale_since(standing, now)
    if since is not None:
        found[PauseKind.STALE] = Pause(panel_id, PauseKind.STALE, since + STALE_AFTER)
    odd = None if standing is None else panels.odd_currency(standing)
    if odd is not None:
        detail = {"panel": odd.panel, "books": odd.books}
        found[PauseKind.CURRENCY] = Pause(panel_id, PauseKind.CURRENCY, now, detail)
    return found


def _stale_since(standing: Standing | None, now: int) -> int | None:
    synced_at = 0 if standing is None or standing.synced_at is None else standing.synced_at
    return synced_at if now - synced_at > STALE_AFTER else None


def _pause(row: PauseRow) -> Pause:
    return Pause(row.panel_id, PauseKind(row.kind), row.since, json.loads(row.detail))


def _alarm(
    tx: Tx, house: House, notice: Notice, panel_id: int, kind: PauseKind, now: int, detail: Mapping[str, Any]
) -> None:
    """Tell admins; the one of them who did it by a tap has read it in the answer to the tap."""
    key = f"pause/{panel_id}/{kind}/{notice}/{now}"
    if panel_id == house.panel_id:
        args = {"pause": kind.value, **detail}
        notices.alarm_others(tx, house, notice, now, detail.get("admin_id"), key=key, args=args)
    elif notice is Notice.ADMIN_PAUSE:
        # Nothing is sold from a panel that is only followed: its orders wait, sales go on.
        notices.alarm(tx, house, Notice.ADMIN_TROUBLE, now, key=key, work=f"old_{kind}")


def as_json(detail: Mapping[str, object]) -> str:
    """Return the detail of a pause as it is kept."""
    return json.dumps(detail, separators=(",", ":"), sort_keys=True)
