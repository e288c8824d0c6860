"""Services that are shown but not sold, as the admin's desk sees them, and an admin's word for one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from shop.catalogue import changes
from shop.catalogue.changes import Kind
from shop.catalogue.doubt import Reason
from shop.database import Tx
from shop.house import House
from storage import catalogue, marks, suspensions
from storage.changes import Change
from storage.suspensions import Suspension

SEAL = 12


@dataclass(frozen=True, slots=True)
class Suspended:
    """A service that is not sold.

    Attributes:
        id: our number of it.
        number: the panel's.
        rate: the last good one; so are type, limits and platform.
        reason: a code; those of `doubt.Reason` may be ended by syncs, others only by an admin.
        detail: figures or the panel's words.
        seen: rate, type and platform that wait to be believed; empty when none do.
        agreed: how many of two further syncs have agreed.
        since: ms UTC.
    """

    id: int
    number: str
    name: str
    type: str
    rate: Decimal
    min: int
    max: int
    platform: str
    reason: str
    detail: str
    seen: Mapping[str, str]
    agreed: int
    since: int

    @property
    def seal(self) -> str:
        """A short text that changes with whatever an admin looks at before saying yes."""
        facts = (self.name, self.type, str(self.rate), str(self.min), str(self.max), self.platform)
        doubts = (self.reason, self.detail, json.dumps(self.seen, sort_keys=True))
        return sha256("\x1f".join((*facts, *doubts)).encode("utf-8", "replace")).hexdigest()[:SEAL]

    @property
    def acceptable(self) -> bool:
        """Whether an admin's word can sell it again: figures nobody can read cannot be accepted."""
        return self.reason != Reason.UNREADABLE


def suspended(tx: Tx, house: House, size: int = 8, skip: int = 0) -> list[Suspended]:
    """Return a page of suspended services that customers can see, newest first."""
    return [_of_row(row) for row in suspensions.page(tx, house.panel_id, size, skip)]


def find_suspended(tx: Tx, house: House, service_id: int) -> Suspended | None:
    """Return one suspended service, None when it is sold, gone, hidden or another panel's."""
    row = suspensions.one(tx, house.panel_id, service_id)
    return None if row is None else _of_row(row)


def count_suspended(tx: Tx, house: House) -> int:
    """Return how many services that customers can see are suspended."""
    return suspensions.count(tx, house.panel_id)


def accept_suspended(tx: Tx, house: House, service_id: int, admin_id: int, now: int) -> bool:
    """Sell a service again on an admin's word, with the facts that were in doubt.

    Args:
        tx: transaction.
        house: operator's facts.
        service_id: our number of it.
        admin_id: whose word it is; kept with the time.
        now: ms UTC.

    Returns:
        False when it is not suspended, gone, another panel's, or cannot be read.
    """
    row, held = catalogue.find(tx, service_id), suspensions.find(tx, service_id)
    if row is None or held is None or row.gone_at is not None or row.panel_id != house.panel_id:
        return False
    if held.reason == Reason.UNREADABLE:
        return False
    facts = row.listed._replace(**_seen(held))
    catalogue.change(tx, service_id, facts, now)
    if Decimal(facts.rate) == 0:
        catalogue.accept_free(tx, service_id, admin_id)
    suspensions.end(tx, service_id)
    changes.note(tx, house, [*changes.between(row, facts), Change(service_id, Kind.SOLD)], now)
    word = {"admin": admin_id, "reason": held.reason, "detail": held.detail}
    marks.put(tx, f"accepted/{service_id}", json.dumps(word), now)
    tx.signal("catalogue")
    # Limits and words may have changed meanwhile: they were not taken while it was in doubt.
    tx.signal("sync")
    return True


def _seen(held: Suspension) -> dict[str, Any]:
    return {} if held.seen is None else json.loads(held.seen)


def _of_row(row: Mapping[str, Any]) -> Suspended:
    facts = {**row, "rate": Decimal(row["rate"]), "seen": json.loads(row["seen"] or "{}")}
    return Suspended(**facts)
