"""Which requests make sense for an order at this moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from panel.request_refusals import Why
from panel.service_types import ServiceType, service_type
from panel.vocabulary import FINAL, PanelStatus
from shop.database import Tx
from shop.house import House
from shop.orders.requests.kinds import AGAIN_MS, Kind, State
from storage import request_lists, requests
from storage.request_lists import Askable
from storage.requests import Request

__all__ = ["Choices", "Offer", "Request", "able", "choices_of", "offered_to", "offers", "requests_of"]

REFILLABLE = frozenset({PanelStatus.COMPLETED, PanelStatus.PARTIAL})
ON_ITS_WAY = frozenset({"sending", "unknown"})
ASKED_ABOUT = frozenset({"sending", "unknown", "placed", "settled"})
LONG_POLLS, FEWEST_UNITS = 30, 4
"""A long order takes half an hour where the panel is asked every minute; packages have nothing to draw."""

FOR_GOOD = frozenset({Why.UNSUPPORTED, Why.EXPIRED, Why.TOO_LATE})
"""A no that will not become a yes."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A request that can be made now.

    Attributes:
        sure: whether the panel says that the service allows it; else it may refuse.
        waits: whether the order has to be placed first.
    """

    kind: Kind
    sure: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked about an order.

    Attributes:
        offers: requests that can be made now.
        latest: the newest request of each kind.
        has_picture: whether it takes, or took, so long that a picture of it says something.
    """

    offers: tuple[Offer, ...] = ()
    latest: tuple[Request, ...] = ()
    has_picture: bool = False


class AnOrder(Protocol):
    """An order as far as it is known beforehand."""

    @property
    def id(self) -> int:
        """Our number of it."""

    @property
    def state(self) -> str:
        """Ours."""

    @property
    def units(self) -> int:
        """Charged quantity."""

    @property
    def placed_at(self) -> int | None:
        """When the panel took it, ms UTC."""

    @property
    def begun_at(self) -> int | None:
        """When it was first seen at work, ms UTC."""

    @property
    def ended_at(self) -> int | None:
        """When it ended, ms UTC."""


def choices_of(tx: Tx, house: House, order: AnOrder, now: int) -> Choices:
    """Return what can be asked about an order now, and what was; of one that is held, nothing is looked for."""
    if order.state not in ASKED_ABOUT:
        return Choices()
    found = request_lists.askable(tx, (order.id,))
    latest = request_lists.latest(tx, (order.id,))
    offered = offers(house, found[0], latest, now) if found else ()
    return Choices(offered, tuple(latest), has_picture=is_long(house, order, now))


def is_long(house: House, order: AnOrder, now: int) -> bool:
    """Whether an order of units is at work, or was, for longer than so many questions to the panel take."""
    if order.begun_at is None or order.placed_at is None or order.units < FEWEST_UNITS:
        return False
    return (order.ended_at or now) - order.placed_at >= LONG_POLLS * house.poll_every


def requests_of(tx: Tx, ids: Sequence[int], person_id: int) -> tuple[Request, ...]:
    """Return those of these requests that are about a person's own orders, oldest first."""
    return tuple(one for one in requests.find_all(tx, tuple(ids)) if one.person_id == person_id)


def offered_to(tx: Tx, house: House, person_id: int, kind: Kind, now: int, most: int) -> list[int]:
    """Return a person's orders about which this can be asked now, newest first.

    Args:
        tx: transaction.
        house: operator's facts.
        person_id: whose.
        kind: of request.
        now: ms UTC.
        most: so many of their newest orders are looked at.
    """
    states = ("settled",) if kind is Kind.REFILL else ("placed",)
    orders = request_lists.askable_of(tx, person_id, states, most)
    return [order.id for order in able(tx, house, orders, kind, now)]


def able(tx: Tx, house: House, orders: Sequence[Askable], kind: Kind, now: int) -> list[Askable]:
    """Return those orders about which this can be asked now."""
    latest = by_order(request_lists.latest(tx, tuple(order.id for order in orders)))
    return [order for order in orders if offer(house, order, latest.get(order.id, ()), kind, now)]


def by_order(every: Iterable[Request]) -> Mapping[int, Sequence[Request]]:
    """Return requests by their orders."""
    found: dict[int, list[Request]] = {}
    for request in every:
        found.setdefault(request.order_id, []).append(request)
    return found


def offers(house: House, order: Askable, latest: Iterable[Request], now: int) -> tuple[Offer, ...]:
    """Return what can be asked about an order now.

    Args:
        house: operator's facts.
        order: with the flags of its service.
        latest: the newest request of each kind.
        now: ms UTC.
    """
    latest = tuple(latest)
    found = (offer(house, order, latest, kind, now) for kind in Kind)
    return tuple(one for one in found if one is not None)


def offer(house: House, order: Askable, latest: Iterable[Request], kind: Kind, now: int) -> Offer | None:
    """Return the offer of one kind, None where it makes no sense now."""
    flag, is_unsupported = _FLAGS[kind](order)
    is_open = any(request.kind == kind and _stands_in_the_way(request, now) for request in latest)
    if order.panel_id != house.panel_id or flag == "no" or is_unsupported or is_open:
        return None
    if not _MAKES_SENSE[kind](order):
        return None
    return Offer(kind, sure=flag == "yes", waits=order.state in ON_ITS_WAY)


def _refill_makes_sense(order: Askable) -> bool:
    is_whole = order.parts == 0 and service_type(order.type) is not ServiceType.SUBSCRIPTIONS
    has_delivered = order.panel_status in REFILLABLE and (order.refunded == 0 or order.refunded < order.price)
    return order.state == "settled" and order.unsettled is None and is_whole and has_delivered


def _cancel_makes_sense(order: Askable) -> bool:
    return order.state in ON_ITS_WAY or (order.state == "placed" and order.panel_status not in FINAL)


_MAKES_SENSE: Mapping[Kind, Callable[[Askable], bool]] = {
    Kind.REFILL: _refill_makes_sense,
    Kind.CANCEL: _cancel_makes_sense,
}
_FLAGS: Mapping[Kind, Callable[[Askable], tuple[str, bool]]] = {
    Kind.REFILL: lambda order: (order.refill, order.no_refill),
    Kind.CANCEL: lambda order: (order.cancel, order.no_cancel),
}


def _stands_in_the_way(request: Request, now: int) -> bool:
    return _IN_THE_WAY[State(request.state)](request, now)


def _refused_lately(request: Request, now: int) -> bool:
    again_at = request.possible_at or (request.ended_at or 0) + AGAIN_MS
    return request.reason in FOR_GOOD or now < again_at


_IN_THE_WAY: Mapping[State, Callable[[Request, int], bool]] = {
    State.ASKED: lambda _request, _now: True,
    State.REQUESTED: lambda _request, _now: True,
    State.NO_ANSWER: lambda request, now: now < (request.sent_at or 0) + AGAIN_MS,
    State.REFUSED: _refused_lately,
    State.DONE: lambda _request, _now: False,
}
