"""Services that people keep within reach: starred by hand, or ordered lately."""

from storage.database import Tx, glance

LATEST_ORDERS = 500
"""So many orders are looked at for what was used lately."""


def add(tx: Tx, person_id: int, service_id: int, now: int) -> None:
    """Star a service; one that is starred stays so."""
    sql = """INSERT INTO favourites (person_id, service_id, at) VALUES (:person, :service, :now)
             ON CONFLICT (person_id, service_id) DO NOTHING"""
    tx.run(sql, person=person_id, service=service_id, now=now)


def remove(tx: Tx, person_id: int, service_id: int) -> bool:
    """Take a star away; False when there was none."""
    sql = "DELETE FROM favourites WHERE person_id = :person AND service_id = :service"
    return tx.run(sql, person=person_id, service=service_id) == 1


def starred(tx: Tx, person_id: int, most: int) -> tuple[int, ...]:
    """Return our numbers of what somebody starred, the newest star first."""
    sql = """SELECT service_id FROM favourites WHERE person_id = :person
             ORDER BY at DESC, service_id DESC LIMIT :most"""
    return tuple(row["service_id"] for row in tx.all(sql, person=person_id, most=most))


@glance
def is_starred(tx: Tx, person_id: int, service_id: int) -> bool:
    """Return whether somebody starred a service."""
    sql = "SELECT service_id FROM favourites WHERE person_id = :person AND service_id = :service"
    return tx.one(sql, person=person_id, service=service_id) is not None


def ordered_lately(tx: Tx, person_id: int, most: int) -> tuple[int, ...]:
    """Return our numbers of the services somebody ordered, the latest first."""
    sql = """SELECT service_id, max(id) AS last FROM
                 (SELECT id, service_id FROM orders WHERE person_id = :person ORDER BY id DESC LIMIT :orders) latest
             GROUP BY service_id ORDER BY last DESC LIMIT :most"""
    rows = tx.all(sql, person=person_id, orders=LATEST_ORDERS, most=most)
    return tuple(row["service_id"] for row in rows)
