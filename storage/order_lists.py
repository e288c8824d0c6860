"""Lists of orders: due, overdue, on their way, of a link."""

from dataclasses import dataclass

from storage.database import Tx

# SQLite sees in literals only that an index of some rows alone serves: hence the states that stand as they are.


@dataclass(frozen=True, slots=True)
class Due:
    """An order that may be sent.

    Attributes:
        link: where it goes; two for one link are never sent at once.
        send_at: ms UTC.
    """

    id: int
    link: str
    send_at: int


def due(tx: Tx, panel_id: int, now: int, limit: int) -> list[Due]:
    """Return held orders whose time has come, oldest first: one for a link that nothing is on its way to."""
    sql = """SELECT id, link, send_at FROM (
                 SELECT o.id, q.link, o.send_at,
                        row_number() OVER (PARTITION BY o.link_key ORDER BY o.send_at, o.id) AS place
                 FROM orders o JOIN quotes q ON q.id = o.quote_id
                 WHERE o.panel_id = :panel AND o.state = 'held' AND o.send_at <= :now
                   AND NOT EXISTS (SELECT 1 FROM orders s
                                   WHERE s.panel_id = o.panel_id AND s.state = 'sending'
                                     AND s.link_key = o.link_key)
             ) AS ready
             WHERE place = 1 ORDER BY send_at, id LIMIT :limit"""
    rows = tx.all(sql, panel=panel_id, now=now, limit=limit)
    return [Due(**row) for row in rows]


def next_send_at(tx: Tx, panel_id: int, after: int) -> int | None:
    """Return when the first held order is to be sent whose time comes after `after`, ms UTC."""
    sql = """SELECT min(send_at) AS at FROM orders
              WHERE panel_id = :panel AND state = 'held' AND send_at > :after"""
    row = tx.one(sql, panel=panel_id, after=after)
    return None if row is None else row["at"]


def is_any_held(tx: Tx, panel_id: int) -> bool:
    """Say whether an order waits to be sent, now or later."""
    sql = "SELECT 1 AS one FROM orders WHERE panel_id = :panel AND state = 'held' LIMIT 1"
    return tx.one(sql, panel=panel_id) is not None


def overdue(tx: Tx, now: int, limit: int) -> list[int]:
    """Return held orders that may not be sent any more."""
    sql = """SELECT id FROM orders WHERE state = 'held' AND send_until < :now
              ORDER BY id LIMIT :limit"""
    return [int(row["id"]) for row in tx.all(sql, now=now, limit=limit)]


def in_state(tx: Tx, state: str) -> list[int]:
    """Return every order in one of the open states, oldest first."""
    sql = """SELECT id FROM orders
             WHERE state = :state AND (state = 'held' OR state = 'sending' OR state = 'unknown') ORDER BY id"""
    rows = tx.all(sql, state=state)
    return [int(row["id"]) for row in rows]


def unknown_twin(tx: Tx, order_id: int) -> int | None:
    """Return another order for the same service of the panel and the same link whose fate is unknown."""
    sql = """SELECT other.id FROM orders mine
             JOIN services wanted ON wanted.id = mine.service_id
             JOIN orders other ON other.link_key = mine.link_key AND other.id <> mine.id
             JOIN services theirs ON theirs.id = other.service_id
             WHERE mine.id = :id AND other.state = :unknown AND other.panel_id = mine.panel_id
               AND theirs.number = wanted.number
             ORDER BY other.id LIMIT 1"""
    row = tx.one(sql, id=order_id, unknown="unknown")
    return None if row is None else int(row["id"])


def open_twin(tx: Tx, service_id: int, link_key: str, person_id: int) -> int | None:
    """Return an open order of the same platform and kind for a link: the person's own before another's."""
    sql = """SELECT o.id FROM orders o
             JOIN services theirs ON theirs.id = o.service_id
             JOIN services mine ON mine.id = :service
             WHERE o.link_key = :link AND theirs.platform = mine.platform AND theirs.kind = mine.kind
               AND o.state IN :open
             ORDER BY CASE WHEN o.person_id = :person THEN 0 ELSE 1 END, o.id DESC LIMIT 1"""
    states = ("held", "sending", "unknown", "placed")
    row = tx.one(sql, service=service_id, link=link_key, person=person_id, open=states)
    return None if row is None else int(row["id"])
