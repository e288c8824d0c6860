"""The story of an order: what happened, by whom, when."""

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


def add(tx: Tx, order_id: int, event: Event) -> None:
    """Write a line."""
    sql = """INSERT INTO order_events (order_id, event, actor, detail, at)
             VALUES (:order, :event, :actor, :detail, :at)"""
    tx.run(sql, order=order_id, event=event.event, actor=event.actor, detail=event.detail, at=event.at)


def of_order(tx: Tx, order_id: int) -> list[Event]:
    """Return the story of an order, oldest first."""
    sql = "SELECT event, actor, detail, at FROM order_events WHERE order_id = :order ORDER BY id"
    return [Event(**row) for row in tx.all(sql, order=order_id)]
