"""Orders as people see them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from shop.database import Tx
from shop.links import Link, recognise
from storage import events, order_views, panel_orders, sightings
from storage.events import Event
from storage.order_views import OrderView
from storage.sightings import Sighting

__all__ = [
    "Event",
    "Only",
    "OrderView",
    "Part",
    "Sighting",
    "any_order",
    "find",
    "order_of",
    "page",
    "parts",
    "story",
    "unknown",
    "unsettled",
    "went_on",
]

MOST_FOUND = 10
PERSON = re.compile(r"[1-9][0-9]{0,15}")


class Only(StrEnum):
    """Filters of a person's own list."""

    ALL = "all"
    ACTIVE = "active"
    DONE = "done"
    RETURNED = "returned"


STATES: dict[Only, tuple[str, ...]] = {
    Only.ALL: ("held", "sending", "placed", "unknown", "settled", "released", "rejected"),
    Only.ACTIVE: ("held", "sending", "placed", "unknown"),
    Only.DONE: ("settled",),
    Only.RETURNED: ("released", "rejected"),
}


def order_of(tx: Tx, order_id: int, person_id: int) -> OrderView | None:
    """Return a person's own order."""
    found = order_views.view(tx, order_id)
    return None if found is None or found.person_id != person_id else found


def any_order(tx: Tx, order_id: int) -> OrderView | None:
    """Return anybody's order; for admins and for messages to its own person."""
    return order_views.view(tx, order_id)


def page(tx: Tx, person_id: int, only: Only, offset: int, limit: int) -> tuple[list[OrderView], int]:
    """Return a part of a person's list, newest first, and how long the whole is."""
    states = STATES[only]
    return order_views.page(tx, person_id, states, offset, limit), order_views.count(tx, person_id, states)


@dataclass(frozen=True, slots=True)
class Part:
    """An order that a panel made of one of ours.

    Attributes:
        status: the panel's word in canonical form, None before its first answer.
        remains: units, None when unknown.
        is_final: whether the panel calls it finished.
    """

    status: str | None
    remains: int | None
    is_final: bool


def parts(tx: Tx, order_id: int) -> list[Part]:
    """Return what a panel made of an order, in the order in which it told of them."""
    rows = panel_orders.of_order(tx, order_id)
    return [Part(row.status, row.remains, row.final_at is not None) for row in rows if row.is_child]


def went_on(tx: Tx, order_id: int) -> list[Sighting]:
    """Return how an order went on, oldest first."""
    return sightings.of_order(tx, order_id)


def find(tx: Tx, text: str) -> list[OrderView]:
    """Return orders that an admin means by our number, the panel's id, a person's id or a link; newest first."""
    wanted = text.strip().removeprefix("#")
    found = order_views.numbered(tx, wanted, MOST_FOUND)
    if not found and PERSON.fullmatch(wanted):
        found = order_views.page(tx, int(wanted), STATES[Only.ALL], 0, MOST_FOUND)
    link = recognise(wanted)
    if not found and isinstance(link, Link):
        found = order_views.of_link(tx, link.key, MOST_FOUND)
    return found


def unknown(tx: Tx, offset: int = 0, limit: int = MOST_FOUND) -> tuple[list[OrderView], int]:
    """Return a part of the orders whose fate nobody knows, oldest first, and how many there are."""
    return order_views.in_state(tx, "unknown", limit, offset), order_views.count_in_state(tx, "unknown")


def unsettled(tx: Tx, offset: int = 0, limit: int = MOST_FOUND) -> tuple[list[OrderView], int]:
    """Return a part of the orders that wait for a person's decision, oldest first, and how many there are."""
    return order_views.unsettled(tx, limit, offset), order_views.count_unsettled(tx)


def story(tx: Tx, order_id: int) -> list[Event]:
    """Return what happened to an order, oldest first."""
    return events.of_order(tx, order_id)
