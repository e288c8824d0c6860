"""Orders as people look at them: one at a time, paged by filter, found by a number or link."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx

LONGEST_ID = 18


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything a card shows.

    Attributes:
        fields: what `add` sends besides the service, by name.
        quantity: units as ordered, of one run where there are several; None for packages and subscriptions.
        units: charged quantity.
        price: confirmed, micro-units of `currency`; refunded likewise.
        batch_id: the batch it is a line of, None for an order of its own.
        schedule_id: the repeated order that made it.
        state: ours; panel_status is the panel's word in canonical form.
        reason: code of why it came to its state.
        unsettled: code of what a person must decide.
        send_until: ms UTC after which it is not sent.
        start_count: units before the order; remains is what is not delivered.
        number: the panel's id of it.
        begun_at: when the panel was first seen at work on it, ms UTC.
        children: orders that the panel made of it, as far as it told; ended_children have come to their end.
    """

    id: int
    person_id: int
    panel_id: int
    service_id: int
    service_name: str
    type: str
    link: str
    fields: Mapping[str, str]
    quantity: int | None
    units: int
    price: int
    currency: str
    batch_id: int | None
    schedule_id: int | None
    state: str
    panel_status: str | None
    reason: str | None
    refunded: int
    unsettled: str | None
    created_at: int
    send_at: int
    send_until: int
    sent_at: int | None
    placed_at: int | None
    ended_at: int | None
    number: str | None
    start_count: int | None
    remains: int | None
    begun_at: int | None
    children: int
    ended_children: int

    @property
    def held(self) -> int:
        """What is set aside for it at this moment, micro-units."""
        return self.price if self.state in {"held", "sending", "unknown"} else 0

    @property
    def charged(self) -> int:
        """What was taken for it, refunds not counted, micro-units."""
        return self.price if self.state in {"placed", "settled"} else 0

    @property
    def given_back(self) -> int:
        """What went back: all that was set aside, or the refunds so far; micro-units."""
        return self.price if self.state in {"released", "rejected"} else self.refunded


_SELECT = """SELECT o.id, o.person_id, o.panel_id, o.service_id, q.service_name, q.type, q.link, q.fields, q.quantity, q.units,
                    o.price, q.currency, q.batch_id, t.schedule_id, o.state, o.panel_status, o.reason, o.refunded, o.unsettled, o.created_at,
                    o.send_at, o.send_until, o.sent_at, o.placed_at, o.ended_at, p.number, p.start_count, p.remains,
                    (SELECT min(s.at) FROM sightings s WHERE s.order_id = o.id AND s.has_begun) AS begun_at,
                    (SELECT count(*) FROM panel_orders c WHERE c.order_id = o.id AND c.is_child) AS children,
                    (SELECT count(c.final_at) FROM panel_orders c
                     WHERE c.order_id = o.id AND c.is_child) AS ended_children
             FROM orders o JOIN quotes q ON q.id = o.quote_id
             LEFT JOIN panel_orders p ON p.order_id = o.id AND NOT p.is_child
             LEFT JOIN occurrences t ON t.order_id = o.id"""


def _views(rows: list[Mapping[str, Any]]) -> list[OrderView]:
    return [OrderView(**{**row, "fields": json.loads(row["fields"])}) for row in rows]


def of_batch(tx: Tx, batch_id: int, offset: int, limit: int) -> list[OrderView]:
    """Return orders of a batch in the order of its lines."""
    sql = f"{_SELECT} WHERE q.batch_id = :batch ORDER BY q.batch_line LIMIT :limit OFFSET :offset"
    return _views(tx.all(sql, batch=batch_id, limit=limit, offset=offset))


def of_batch_since(tx: Tx, batch_id: int, since: int, limit: int) -> list[OrderView]:
    """Return orders of a batch that changed since a moment, ms UTC, in the order of its lines."""
    sql = f"""{_SELECT} WHERE q.batch_id = :batch AND o.changed_at >= :since
              ORDER BY q.batch_line LIMIT :limit"""
    return _views(tx.all(sql, batch=batch_id, since=since, limit=limit))


def view(tx: Tx, order_id: int) -> OrderView | None:
    """Return one order."""
    found = _views(tx.all(f"{_SELECT} WHERE o.id = :id", id=order_id))
    return found[0] if found else None


def page(tx: Tx, person_id: int, states: tuple[str, ...], offset: int, limit: int) -> list[OrderView]:
    """Return a person's orders in these states, newest first."""
    sql = f"""{_SELECT} WHERE o.person_id = :person AND o.state IN :states
              ORDER BY o.id DESC LIMIT :limit OFFSET :offset"""
    return _views(tx.all(sql, person=person_id, states=states, limit=limit, offset=offset))


def count(tx: Tx, person_id: int, states: tuple[str, ...]) -> int:
    """Return how many orders a person has in these states."""
    sql = "SELECT count(*) AS n FROM orders WHERE person_id = :person AND state IN :states"
    row = tx.one(sql, person=person_id, states=states)
    return 0 if row is None else int(row["n"])


def in_state(tx: Tx, state: str, limit: int, offset: int = 0) -> list[OrderView]:
    """Return everybody's orders in a state, oldest first."""
    sql = f"{_SELECT} WHERE o.state = :state ORDER BY o.id LIMIT :limit OFFSET :offset"
    return _views(tx.all(sql, state=state, limit=limit, offset=offset))


def count_in_state(tx: Tx, state: str) -> int:
    """Return how many orders are in a state."""
    row = tx.one("SELECT count(*) AS n FROM orders WHERE state = :state", state=state)
    return 0 if row is None else int(row["n"])


def unsettled(tx: Tx, limit: int, offset: int = 0) -> list[OrderView]:
    """Return the orders that wait for a person's decision, oldest first."""
    sql = f"{_SELECT} WHERE o.unsettled IS NOT NULL ORDER BY o.id LIMIT :limit OFFSET :offset"
    return _views(tx.all(sql, limit=limit, offset=offset))


def count_unsettled(tx: Tx) -> int:
    """Return how many orders wait for a person's decision."""
    row = tx.one("SELECT count(*) AS n FROM orders WHERE unsettled IS NOT NULL")
    return 0 if row is None else int(row["n"])


def numbered(tx: Tx, number: str, limit: int) -> list[OrderView]:
    """Return orders whose own number, or the panel's id of them or of a child, reads like this."""
    own = int(number) if number.isascii() and number.isdigit() and len(number) < LONGEST_ID else 0
    sql = f"""{_SELECT} WHERE o.id = :own
              OR o.id IN (SELECT c.order_id FROM panel_orders c
                          WHERE c.panel_id IN (SELECT id FROM panels) AND c.number = :number)
              ORDER BY o.id DESC LIMIT :limit"""
    return _views(tx.all(sql, own=own, number=number, limit=limit))


def of_link(tx: Tx, link_key: str, limit: int) -> list[OrderView]:
    """Return the orders for a link, newest first."""
    sql = f"{_SELECT} WHERE o.link_key = :link ORDER BY o.id DESC LIMIT :limit"
    return _views(tx.all(sql, link=link_key, limit=limit))
