"""What syncs and admins changed of services, kept for two weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.database import Tx

LATEST_ORDERS = 500
"""So many orders of one person are looked at for what they used lately."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different about one service.

    Attributes:
        kind: a code.
        was: as text, None where there was nothing; `became` likewise.
    """

    service_id: int
    kind: str
    was: str | None = None
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A change as it stands in a list.

    Attributes:
        number: the panel's id of the service.
        at: ms UTC.
    """

    service_id: int
    number: str
    name: str
    kind: str
    was: str | None
    became: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who uses a service that changed.

    Attributes:
        zone: IANA name, None where none was chosen.
        quiet_from: minute of their day from which nothing sounds, until `quiet_to`; None for never.
        changes_until: the time up to which changes were told, ms UTC; None before the first.
    """

    id: int
    zone: str | None
    quiet_from: int | None
    quiet_to: int | None
    changes_until: int | None


def put_all(tx: Tx, panel_id: int, found: Iterable[Change], now: int) -> None:
    """Keep changes."""
    sql = """INSERT INTO changes (panel_id, service_id, kind, was, became, at)
             VALUES (:panel, :service, :kind, cast(:was AS text), cast(:became AS text), :now)"""
    tx.many(sql, [_values(panel_id, one, now) for one in found])


def _values(panel_id: int, one: Change, now: int) -> dict[str, object]:
    return {
        "panel": panel_id,
        "service": one.service_id,
        "kind": one.kind,
        "was": one.was,
        "became": one.became,
        "now": now,
    }


def put_new(tx: Tx, panel_id: int, numbers: Sequence[str], kind: str, now: int) -> int:
    """Keep that services of these numbers are new, where they were first seen now; return how many."""
    sql = """INSERT INTO changes (panel_id, service_id, kind, became, at)
             SELECT panel_id, id, cast(:kind AS text), rate, cast(:now AS bigint) FROM services
             WHERE panel_id = :panel AND number IN :numbers AND gone_at IS NULL AND first_seen_at = :now
               AND denied_by IS NULL"""
    return tx.run(sql, panel=panel_id, numbers=tuple(numbers), kind=kind, now=now)


def counts(tx: Tx, panel_id: int, since: int, until: int) -> dict[str, int]:
    """Return how many changes of each kind there were after `since` and not after `until`, ms UTC."""
    sql = """SELECT kind, count(*) AS n FROM changes WHERE panel_id = :panel AND at > :since AND at <= :until
             GROUP BY kind"""
    return {row["kind"]: int(row["n"]) for row in tx.all(sql, panel=panel_id, since=since, until=until)}


def page(tx: Tx, panel_id: int, since: int, until: int, size: int, skip: int) -> list[Listed]:
    """Return a page of the changes of a stretch of time, in the order in which they happened."""
    sql = """SELECT c.service_id, s.number, s.name, c.kind, c.was, c.became, c.at
             FROM changes c JOIN services s ON s.id = c.service_id
             WHERE c.panel_id = :panel AND c.at > :since AND c.at <= :until
             ORDER BY c.at, c.id LIMIT :size OFFSET :skip"""
    rows = tx.all(sql, panel=panel_id, since=since, until=until, size=size, skip=skip)
    return [Listed(**row) for row in rows]


def newest(tx: Tx, panel_id: int, since: int, until: int) -> int | None:
    """Return when the newest change of a stretch of time happened, ms UTC; None when there was none."""
    sql = "SELECT max(at) AS at FROM changes WHERE panel_id = :panel AND at > :since AND at <= :until"
    row = tx.one(sql, panel=panel_id, since=since, until=until)
    return None if row is None else row["at"]


def hearers(tx: Tx, panel_id: int, since: int, newest_at: int, lately: int) -> list[Hearer]:
    """Return who wants to know of changes, can be reached, and uses a service that changed.

    Args:
        tx: transaction.
        panel_id: whose services.
        since: ms UTC of the oldest change that is still news.
        newest_at: ms UTC of the newest; who was told up to then is left out.
        lately: ms UTC since when an order counts.
    """
    # By when they were made, not by their service: the index of a service's orders knows only those that were placed,
    # and whose order still waits to be sent wants to hear too. 400,000 orders are looked through in 20 to 60 ms.
    sql = """SELECT id, zone, quiet_from, quiet_to, changes_until FROM people
             WHERE hears_changes AND blocked_at IS NULL AND terms_at IS NOT NULL AND coalesce(told, :on) <> :off
               AND (changes_until IS NULL OR changes_until < :newest)
               AND id IN (
                 SELECT person_id FROM favourites WHERE service_id IN
                   (SELECT service_id FROM changes WHERE panel_id = :panel AND at > :since AND at <= :newest)
                 UNION SELECT person_id FROM orders WHERE created_at >= :lately AND service_id IN
                   (SELECT service_id FROM changes WHERE panel_id = :panel AND at > :since AND at <= :newest))
             ORDER BY id"""
    rows = tx.all(sql, panel=panel_id, since=since, newest=newest_at, lately=lately, on="", off="off")
    return [Hearer(**row) for row in rows]


_OF_PERSON = """SELECT c.service_id, c.kind, c.was, c.became FROM changes c
                JOIN (SELECT service_id, min(at) AS at FROM
                        (SELECT service_id, at FROM favourites WHERE person_id = :person
                         UNION ALL SELECT service_id, created_at AS at FROM
                           (SELECT service_id, created_at FROM orders
                            WHERE person_id = :person ORDER BY id DESC LIMIT :orders) latest
                         WHERE created_at >= :lately) used
                      GROUP BY service_id) mine ON mine.service_id = c.service_id AND mine.at < c.at
                WHERE c.panel_id = :panel AND c.at > :since AND c.at <= :until ORDER BY c.at, c.id"""


def of_person(tx: Tx, panel_id: int, person_id: int, since: int, until: int, lately: int) -> list[Change]:
    """Return what changed of the services somebody starred, or ordered since `lately`, after they did so."""
    span = {"since": since, "until": until, "lately": lately}
    rows = tx.all(_OF_PERSON, panel=panel_id, person=person_id, orders=LATEST_ORDERS, **span)
    return [Change(**row) for row in rows]


def told(tx: Tx, person_id: int, until: int) -> None:
    """Keep up to when changes were told to somebody, ms UTC."""
    tx.run("UPDATE people SET changes_until = :until WHERE id = :id", id=person_id, until=until)


def prune(tx: Tx, before: int, most: int) -> int:
    """Delete changes of long ago, and all but so many of the newest; return how many."""
    sql = """DELETE FROM changes WHERE at < :before OR id <= (SELECT coalesce(max(id), 0) FROM changes) - :most"""
    return tx.run(sql, before=before, most=most)
