"""When a change of a service is not believed at once, and what makes it believed. Nothing here touches a database."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from shop.words import platform_named, platform_of
from storage.catalogue import Facts, ServiceRow
from storage.suspensions import Suspension

MOST_RISE = Decimal("1.5")
LEAST_LEFT = Decimal("0.2")
"""A rate above 150 % or below 20 % of the last good one is not believed."""

SAME = Decimal("0.02")
"""Two rates within two percent agree: many panels follow an exchange rate."""

APART_MS = 10 * 60_000
"""Two syncs that agree count when they are at least so far apart."""


class Reason(StrEnum):
    """Why a sync suspends a service. Others give reasons of their own; a sync never ends those."""

    RATE = "rate"
    TYPE = "type"
    PLATFORM = "platform"
    FREE = "free"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a listed service.

    Attributes:
        takes: its row becomes what is listed; else it stays as it was.
        suspension: why it is not sold from now on, None when it is.
    """

    takes: bool
    suspension: Suspension | None


def doubt(row: ServiceRow, listed: Facts) -> Reason | None:
    """Return why what is listed is not believed beside the last good row, None when it is."""
    kept, new = Decimal(row.rate), Decimal(listed.rate)
    checks = {
        # A newer version of ours may read the same name otherwise, and an admin may have accepted the new one.
        Reason.PLATFORM: listed.platform not in {row.platform, platform_of(row.name, row.category)},
        Reason.TYPE: row.type != listed.type,
        Reason.FREE: new == 0 and kept != 0,
        Reason.RATE: new > kept * MOST_RISE or new < kept * LEAST_LEFT,
    }
    return next((reason for reason, is_so in checks.items() if is_so), None)


def is_another(row: ServiceRow, listed: Facts) -> bool:
    """Whether a number was given to another service: its name now says another platform."""
    if row.name == listed.name:
        return False
    was, says = platform_named(row.name), platform_named(listed.name)
    return was is not None and says is not None and was != says


def judge(row: ServiceRow, suspension: Suspension | None, listed: Facts, now: int) -> Verdict:
    """Decide whether a listed service is believed and sold.

    Args:
        row: the last good state of it.
        suspension: why it is not sold now, None when it is.
        listed: what the panel says of it at this sync.
        now: of this sync, ms UTC.
    """
    reason = doubt(row, listed)
    if suspension is None:
        return Verdict(reason is None, _begun(row, listed, reason, now) if reason else None)
    if suspension.reason == Reason.FREE and Decimal(listed.rate) == 0:
        return Verdict(reason is None, suspension)
    if reason is None and not _is_new(row, suspension):
        return Verdict(takes=True, suspension=_ended(suspension))
    if _agree(suspension.seen, listed):
        return _counted(suspension, listed, reason, now)
    return Verdict(reason is None, _begun_again(row, suspension, listed, reason, now))


def begin(service_id: int, reason: Reason, detail: str, listed: Facts | None, now: int) -> Suspension:
    """Return a suspension that begins now; with `listed`, syncs that agree with it end it."""
    seen = None if listed is None else facts(listed)
    return Suspension(service_id, reason.value, detail, seen, 0, None, now)


def facts(of: Facts | ServiceRow) -> str:
    """Return the facts that have to be believed, as they are kept with a suspension."""
    said = {"rate": of.rate, "type": of.type, "platform": platform_of(of.name, of.category)}
    return json.dumps(said, sort_keys=True)


def _begun(row: ServiceRow, listed: Facts, reason: Reason, now: int) -> Suspension:
    return begin(row.id, reason, _detail(row, listed, reason), listed, now)


def _begun_again(
    row: ServiceRow, suspension: Suspension, listed: Facts, reason: Reason | None, now: int
) -> Suspension:
    fresh = replace(suspension, seen=facts(listed), agreed=0, agreed_at=None)
    if reason is None or suspension.reason not in set(Reason):
        return fresh
    return replace(fresh, reason=reason.value, detail=_detail(row, listed, reason), since=now)


def _ended(suspension: Suspension) -> Suspension | None:
    """What a sync suspended a sync may sell again; what others suspended waits for an admin."""
    if suspension.reason in set(Reason):
        return None
    return replace(suspension, seen=None, agreed=0, agreed_at=None)


def _counted(suspension: Suspension, listed: Facts, reason: Reason | None, now: int) -> Verdict:
    first = suspension.agreed_at
    if first is not None and now - first >= APART_MS and Decimal(listed.rate) != 0:
        return Verdict(takes=True, suspension=_ended(suspension))
    counted = replace(suspension, seen=facts(listed), agreed=1, agreed_at=now if first is None else first)
    return Verdict(reason is None, counted)


def _is_new(row: ServiceRow, suspension: Suspension) -> bool:
    """Whether a service has waited since it was first seen: its row is itself what has to be believed."""
    return suspension.seen is not None and json.loads(suspension.seen) == json.loads(facts(row))


def _agree(seen: str | None, listed: Facts) -> bool:
    if seen is None:
        return False
    was, says = json.loads(seen), json.loads(facts(listed))
    before, after = Decimal(was.pop("rate")), Decimal(says.pop("rate"))
    return bool(was == says and abs(before - after) <= min(before, after) * SAME)


def _detail(row: ServiceRow, listed: Facts, reason: Reason) -> str:
    pairs = {
        Reason.PLATFORM: (platform_of(row.name, row.category), listed.platform),
        Reason.TYPE: (row.type, listed.type),
    }
    was, says = pairs.get(reason, (row.rate, listed.rate))
    return f"{was} → {says}"
