"""Repeated orders: when each is due, and how it stands; every move from one state to another is one guarded UPDATE."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Timing:
    """When and how often, and to which end.

    Attributes:
        repeat: daily or weekly.
        zone: IANA name.
        minute: of the zone's day.
        first_on: its first day, as YYYY-MM-DD; so are all days.
        until_on: its last day may be this one.
        times: it makes so many orders.
        budget: they cost so much together at most, micro-units.
        next_on: the day it waits for.
        next_at: when it is looked at for that day, ms UTC.
    """

    repeat: str
    zone: str
    minute: int
    first_on: str
    until_on: str | None
    times: int | None
    budget: int | None
    next_on: str | None
    next_at: int | None


@dataclass(frozen=True, slots=True)
class Schedule(Timing):
    """A repeated order with what its quote fixed.

    Attributes:
        state: active, paused or ended.
        reason: code of why it is not active.
        fields: JSON object of what `add` sends besides the service.
        units: charged quantity of one order.
        price: one order costs no more, micro-units of `currency`.
        rules: fingerprint of what must not have changed.
    """

    id: int
    person_id: int
    quote_id: int
    state: str
    reason: str | None
    created_at: int
    panel_id: int
    service_id: int
    service_name: str
    type: str
    link: str
    fields: str
    quantity: int | None
    units: int
    price: int
    currency: str
    rules: str


_TIMING = tuple(field.name for field in fields(Timing))
_CASTS = {"until_on": "text", "times": "bigint", "budget": "bigint", "next_on": "text", "next_at": "bigint"}
_VALUES = {name: f"cast(:{name} AS {_CASTS[name]})" if name in _CASTS else f":{name}" for name in _TIMING}
_OWN = ", ".join(f"s.{name}" for name in _TIMING)
_SELECT = f"""SELECT {_OWN}, s.id, s.person_id, s.quote_id, s.state, s.reason, s.created_at, q.panel_id, s.service_id,
                     q.service_name, q.type, q.link, q.fields, q.quantity, q.units, q.price, q.currency, q.rules
              FROM schedules s JOIN quotes q ON q.id = s.quote_id"""


def _timing(timing: Timing) -> dict[str, object]:
    return {name: getattr(timing, name) for name in _TIMING}


def _one(row: Mapping[str, Any] | None) -> Schedule | None:
    return None if row is None else Schedule(**row)


def insert(tx: Tx, person_id: int, quote_id: int, service_id: int, timing: Timing, now: int) -> int | None:
    """Begin to repeat what a quote says; return its number, None when the quote is repeated already."""
    sql = f"""INSERT INTO schedules (person_id, quote_id, service_id, {", ".join(_TIMING)}, state, created_at, changed_at)
              VALUES (:person, :quote, :service, {", ".join(_VALUES.values())}, :active, :now, :now)
              ON CONFLICT (quote_id) DO NOTHING"""
    ids = {"person": person_id, "quote": quote_id, "service": service_id}
    return tx.insert(sql, **ids, **_timing(timing), active="active", now=now)


def renew(tx: Tx, schedule_id: int, quote_id: int, service_id: int, timing: Timing, now: int) -> bool:
    """Repeat what another quote says from now on; False when it has ended."""
    changes = ", ".join(f"{name} = {value}" for name, value in _VALUES.items())
    sql = f"""UPDATE schedules SET quote_id = :quote, service_id = :service, {changes}, state = :active, reason = NULL,
                     changed_at = :now
              WHERE id = :id AND state <> :ended"""
    ids = {"id": schedule_id, "quote": quote_id, "service": service_id}
    return tx.run(sql, **ids, **_timing(timing), active="active", ended="ended", now=now) == 1


def find(tx: Tx, schedule_id: int) -> Schedule | None:
    """Return a repeated order."""
    return _one(tx.one(f"{_SELECT} WHERE s.id = :id", id=schedule_id))


def lock(tx: Tx, schedule_id: int) -> Schedule | None:
    """Return a repeated order that nobody else changes, or orders for, until this transaction ends."""
    found = tx.run("UPDATE schedules SET changed_at = changed_at WHERE id = :id", id=schedule_id)
    return find(tx, schedule_id) if found else None


def of_quote(tx: Tx, quote_id: int) -> int | None:
    """Return the number under which a quote is repeated."""
    row = tx.one("SELECT id FROM schedules WHERE quote_id = :quote", quote=quote_id)
    return None if row is None else int(row["id"])


def of_person(tx: Tx, person_id: int, offset: int, limit: int) -> list[Schedule]:
    """Return a person's repeated orders: those that go on first, then those that rest, then what has ended."""
    sql = f"""{_SELECT} WHERE s.person_id = :person
              ORDER BY CASE s.state WHEN 'active' THEN 0 WHEN 'paused' THEN 1 ELSE 2 END, s.id DESC
              LIMIT :limit OFFSET :offset"""
    return [Schedule(**row) for row in tx.all(sql, person=person_id, limit=limit, offset=offset)]


def count(tx: Tx, person_id: int) -> int:
    """Return how many repeated orders a person has or had."""
    row = tx.one("SELECT count(*) AS n FROM schedules WHERE person_id = :person", person=person_id)
    return 0 if row is None else int(row["n"])


def count_open(tx: Tx, person_id: int) -> int:
    """Return how many of them go on or rest."""
    sql = "SELECT count(*) AS n FROM schedules WHERE person_id = :person AND state <> :ended"
    row = tx.one(sql, person=person_id, ended="ended")
    return 0 if row is None else int(row["n"])


def due(tx: Tx, now: int, limit: int) -> list[int]:
    """Return repeated orders whose time has come, oldest first."""
    sql = "SELECT id FROM schedules WHERE next_at <= :now ORDER BY next_at, id LIMIT :limit"
    return [int(row["id"]) for row in tx.all(sql, now=now, limit=limit)]


def next_due_at(tx: Tx) -> int | None:
    """Return when the first repeated order is to be looked at, ms UTC."""
    row = tx.one("SELECT min(next_at) AS at FROM schedules WHERE next_at IS NOT NULL")
    return None if row is None else row["at"]


def wait_for(tx: Tx, schedule_id: int, day: str, at: int, now: int) -> bool:
    """Wait for a day; False when it is not active any more.

    Args:
        tx: transaction.
        schedule_id: our number.
        day: YYYY-MM-DD.
        at: when to look, ms UTC.
        now: ms UTC.
    """
    sql = """UPDATE schedules SET next_on = :day, next_at = :at, changed_at = :now
             WHERE id = :id AND state = :active"""
    return tx.run(sql, id=schedule_id, day=day, at=at, now=now, active="active") == 1


def look_later(tx: Tx, schedule_id: int, at: int) -> None:
    """Look at an active one later, ms UTC; the day it waits for stays."""
    sql = "UPDATE schedules SET next_at = :at WHERE id = :id AND next_at < :at"
    tx.run(sql, id=schedule_id, at=at)


def pause(tx: Tx, schedule_id: int, reason: str, now: int) -> bool:
    """Let it rest; False when it was not active."""
    sql = """UPDATE schedules SET state = :paused, reason = :reason, next_on = NULL, next_at = NULL, changed_at = :now
             WHERE id = :id AND state = :active"""
    return tx.run(sql, id=schedule_id, reason=reason, now=now, paused="paused", active="active") == 1


def resume(tx: Tx, schedule_id: int, day: str, at: int, now: int) -> bool:
    """Let it go on with a day; False when it did not rest."""
    sql = """UPDATE schedules SET state = :active, reason = NULL, next_on = :day, next_at = :at, changed_at = :now
             WHERE id = :id AND state = :paused"""
    return tx.run(sql, id=schedule_id, day=day, at=at, now=now, paused="paused", active="active") == 1


def end(tx: Tx, schedule_id: int, reason: str, now: int) -> bool:
    """End it for good; False when it had ended."""
    sql = """UPDATE schedules SET state = :ended, reason = :reason, next_on = NULL, next_at = NULL, changed_at = :now,
                    ended_at = :now
             WHERE id = :id AND state <> :ended"""
    return tx.run(sql, id=schedule_id, reason=reason, now=now, ended="ended") == 1


def of_service(tx: Tx, service_id: int) -> list[Schedule]:
    """Return what repeats a service and has not ended."""
    sql = f"{_SELECT} WHERE s.service_id = :service AND s.state <> 'ended' ORDER BY s.id"
    return [Schedule(**row) for row in tx.all(sql, service=service_id)]


def active(tx: Tx) -> list[Schedule]:
    """Return everybody's active ones."""
    return [Schedule(**row) for row in tx.all(f"{_SELECT} WHERE s.next_at IS NOT NULL ORDER BY s.id")]
