"""Writes the story of an order: what happened, by whom."""

from collections.abc import Mapping

from shop.database import Tx
from storage import events
from storage.events import Event

BOT = "bot"
PANEL = "panel"


def told(tx: Tx, order_id: int, event: str, actor: str, now: int, detail: str = "") -> None:
    """Write one line.

    Args:
        tx: the transaction in which it happens.
        order_id: our number.
        event: a code, mostly the state the order came to.
        actor: `customer`, `panel`, `bot`, or an admin's numeric id.
        now: ms UTC.
        detail: a code or number.
    """
    events.add(tx, order_id, Event(event, actor, detail, now))


def told_all(tx: Tx, event: str, actor: str, now: int, details: Mapping[int, str]) -> None:
    """Write one line in the story of each of these orders.

    Args:
        tx: the transaction in which it happens.
        event: a code.
        actor: as above.
        now: ms UTC.
        details: by order.
    """
    events.add_all(tx, {order_id: Event(event, actor, detail, now) for order_id, detail in details.items()})
