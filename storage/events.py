"""The story of an order: what happened, by whom, when."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story.

    Attributes:
        event: a code, mostly the state the order came to.
        actor: `customer`, `panel`, `bot`, or an admin's numeric id.
        detail: a code or number, or empty.
        at: ms UTC.
    """

    event: str
    actor: str
    detail: str
    at: int


_ADD = """INSERT INTO order_events (order_id, event, actor, detail, at)
          VALUES (:order, :event, :actor, :detail, :at)"""


def add(tx: Tx, order_id: int, event: Event) -> None:
    """Write a line."""
    tx.run(_ADD, **_values(order_id, event))


def add_all(tx: Tx, lines: Mapping[int, Event]) -> None:
    """Write a line for each of these orders, which are named by their ids."""
    tx.many(_ADD, [_values(order_id, event) for order_id, event in lines.items()])


def _values(order_id: int, event: Event) -> dict[str, object]:
    return {
        "order": order_id,
        "event": event.event,
        "actor": event.actor,
        "detail": event.detail,
        "at": event.at,
    }


def of_order(tx: Tx, order_id: int) -> list[Event]:
    """Return the story of an order, oldest first."""
    sql = "SELECT event, actor, detail, at FROM order_events WHERE order_id = :order ORDER BY id"
    return [Event(**row) for row in tx.all(sql, order=order_id)]
