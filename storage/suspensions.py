"""Services that are shown but not sold, and why."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Suspension:
    """Why a service is not sold.

    Attributes:
        reason: a code.
        detail: figures for admins.
        seen: JSON of the changed facts that wait to be believed, None when there are none.
        agreed: how many further syncs have shown the same.
        agreed_at: when the first of them did, ms UTC.
        since: ms UTC.
    """

    service_id: int
    reason: str
    detail: str
    seen: str | None
    agreed: int
    agreed_at: int | None
    since: int


_SELECT = """SELECT service_id, reason, detail, seen, agreed, agreed_at, since FROM suspensions"""


def start(tx: Tx, service_id: int, reason: str, detail: str, now: int) -> bool:
    """Suspend a service; False when it is suspended already."""
    sql = """INSERT INTO suspensions (service_id, reason, detail, agreed, since)
             VALUES (:service, :reason, :detail, 0, :now)
             ON CONFLICT (service_id) DO NOTHING RETURNING service_id"""
    return tx.one(sql, service=service_id, reason=reason, detail=detail, now=now) is not None


def find(tx: Tx, service_id: int) -> Suspension | None:
    """Return why a service is not sold, None when it is."""
    row = tx.one(f"{_SELECT} WHERE service_id = :id", id=service_id)
    return None if row is None else Suspension(**row)


def put(tx: Tx, suspension: Suspension) -> None:
    """Suspend a service, or change why it is suspended."""
    sql = """INSERT INTO suspensions (service_id, reason, detail, seen, agreed, agreed_at, since)
             VALUES (:service_id, :reason, :detail, cast(:seen AS text), :agreed, cast(:agreed_at AS bigint), :since)
             ON CONFLICT (service_id) DO UPDATE SET reason = excluded.reason, detail = excluded.detail,
                 seen = excluded.seen, agreed = excluded.agreed, agreed_at = excluded.agreed_at,
                 since = excluded.since"""
    tx.run(sql, **asdict(suspension))


def end(tx: Tx, service_id: int) -> bool:
    """Sell a service again; False when it was not suspended."""
    sql = "DELETE FROM suspensions WHERE service_id = :id RETURNING service_id"
    return tx.one(sql, id=service_id) is not None


def count(tx: Tx, panel_id: int) -> int:
    """Return how many services that a panel offers are suspended."""
    sql = """SELECT count(*) AS n FROM suspensions w JOIN services s ON s.id = w.service_id
             WHERE s.panel_id = :panel AND s.gone_at IS NULL AND s.denied_by IS NULL"""
    row = tx.one(sql, panel=panel_id)
    return 0 if row is None else int(row["n"])


_OFFERED = """SELECT s.id, s.number, s.name, s.type, s.rate, s.min, s.max, s.platform,
                     w.reason, w.detail, w.seen, w.agreed, w.since
              FROM suspensions w JOIN services s ON s.id = w.service_id
              WHERE s.panel_id = :panel AND s.gone_at IS NULL AND s.denied_by IS NULL"""


def page(tx: Tx, panel_id: int, size: int, skip: int) -> list[Mapping[str, Any]]:
    """Return a page of suspended services that are offered and allowed, newest first, with their facts."""
    sql = f"{_OFFERED} ORDER BY w.since DESC, s.id LIMIT :size OFFSET :skip"
    return tx.all(sql, panel=panel_id, size=size, skip=skip)


def one(tx: Tx, panel_id: int, service_id: int) -> Mapping[str, Any] | None:
    """Return one suspended service that is offered and allowed, with its facts."""
    return tx.one(f"{_OFFERED} AND s.id = :id", panel=panel_id, id=service_id)
