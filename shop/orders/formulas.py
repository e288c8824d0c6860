"""What is due back on an order that its panel calls finished: one formula for each way of being sold.

Everything here is a pure function of exact integers. A refund rounds down and never exceeds the price.
Where no formula can say what is due, the answer is the reason why a person must.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from panel.service_types import RULES, Counted, service_type
from panel.vocabulary import PanelStatus
from shop.money import MICRO, share_down


class Way(StrEnum):
    """How an order was sold, which decides how it is settled."""

    UNITS = "units"
    PACKAGE = "package"
    DRIP_FEED = "drip_feed"
    SUBSCRIPTION = "subscription"
    OTHER = "other"


class Unclear(StrEnum):
    """Why a person must decide what is due."""

    REMAINS_UNKNOWN = "remains_unknown"
    REMAINS_IMPOSSIBLE = "remains_impossible"
    PACKAGE = "package"
    EXPIRED = "expired"
    DRIP_FEED = "drip_feed"
    CHILDREN = "children"
    CHARGE_UNKNOWN = "charge_unknown"
    TYPE_UNKNOWN = "type_unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """What the panel says of one of its orders at its end.

    Attributes:
        status: a final state.
        remains: units not delivered, None when unknown.
        charge: in the account's currency, None when unknown.
    """

    status: PanelStatus
    remains: int | None = None
    charge: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """An order whose parts have all ended.

    Attributes:
        way: how it was sold.
        price: charged, micro-units.
        cost: predicted cost at the panel, micro-units.
        units: charged quantity.
        part: the order itself.
        children: runs of a drip-feed, posts of a subscription.
        runs: of a drip-feed, else 1.
        posts: new and old posts a subscription pays for, else 0.
    """

    way: Way
    price: int
    cost: int
    units: int
    part: Part
    children: Sequence[Part] = ()
    runs: int = 1
    posts: int = 0

    @property
    def run_units(self) -> int:
        """Units of one run."""
        return self.units // self.runs


def way_of(type_name: str, fields: Mapping[str, object]) -> Way:
    """Return how an order of a service type with these fields is settled."""
    kind = service_type(type_name)
    if kind is None:
        return Way.OTHER
    counted = RULES[kind].counted
    if counted is Counted.QUANTITY_TIMES_RUNS and fields.get("runs"):
        return Way.DRIP_FEED
    return _WAYS.get(counted, Way.UNITS)


def due(order: Ended) -> int | Unclear:
    """Return the refund due in total in micro-units (0 to price), or why no formula can say it."""
    return _FORMULAS[order.way](order)


def due_by_charge(price: int, cost: int, charge: Decimal) -> int:
    """Return what is due when the customer pays the same share of the price as the panel took of the cost.

    Args:
        price: charged, micro-units.
        cost: predicted cost at the panel, micro-units, above 0.
        charge: what the panel took, in the account's currency.
    """
    used = Fraction(charge) * MICRO * price / cost
    return max(0, min(price, (price - used).__floor__()))


def _by_units(order: Ended) -> int | Unclear:
    missing = _undelivered(order.part, order.units)
    return missing if isinstance(missing, Unclear) else share_down(order.price, missing, order.units)


def _by_package(order: Ended) -> int | Unclear:
    if order.part.status is PanelStatus.PARTIAL:
        return Unclear.PACKAGE
    return _by_units(order)


def _by_runs(order: Ended) -> int | Unclear:
    return _by_children_runs(order) if order.children else _by_ordinary_runs(order)


def _by_children_runs(order: Ended) -> int | Unclear:
    untouched = order.runs - len(order.children)
    too_few = order.part.status is PanelStatus.COMPLETED and untouched > 0
    if untouched < 0 or too_few or order.part.status is PanelStatus.EXPIRED:
        return Unclear.DRIP_FEED
    missing = untouched * order.run_units
    for child in order.children:
        part = _undelivered(child, order.run_units)
        if isinstance(part, Unclear):
            return part
        missing += part
    return share_down(order.price, missing, order.units)


def _by_ordinary_runs(order: Ended) -> int | Unclear:
    part, remains = order.part, order.part.remains
    if part.status is PanelStatus.COMPLETED:
        return 0
    nothing_done = part.charge == 0 or remains == order.units
    if part.status in _MONEY_BACK and nothing_done:
        return order.price
    clearly_in_all = remains is not None and order.run_units < remains <= order.units
    if part.status is PanelStatus.PARTIAL and clearly_in_all:
        return share_down(order.price, remains or 0, order.units)
    return Unclear.DRIP_FEED


def _by_posts(order: Ended) -> int | Unclear:
    nothing_to_go_by = not order.children and order.part.status is PanelStatus.COMPLETED
    if order.posts < 1 or nothing_to_go_by:
        return Unclear.CHILDREN
    left = Fraction(order.price)
    for child in order.children:
        used = _used_by_post(order, child)
        if used is None:
            return Unclear.CHARGE_UNKNOWN
        left -= used
    return max(0, left.__floor__())


def _used_by_post(order: Ended, child: Part) -> Fraction | None:
    if child.status in _MONEY_BACK:
        return Fraction(0)
    if child.charge is None or order.cost == 0:
        return None
    used = Fraction(child.charge) * MICRO * order.price / order.cost
    return min(used, Fraction(order.price, order.posts))


def _undelivered(part: Part, units: int) -> int | Unclear:
    """Units that were not delivered of one finished order of `units`."""
    if part.status is PanelStatus.COMPLETED:
        return 0
    if part.status in _MONEY_BACK:
        return units
    if part.status is not PanelStatus.PARTIAL:
        return Unclear.EXPIRED
    if part.remains is None:
        return Unclear.REMAINS_UNKNOWN
    return part.remains if 0 <= part.remains <= units else Unclear.REMAINS_IMPOSSIBLE


def _by_nobody(order: Ended) -> int | Unclear:
    simple = {PanelStatus.COMPLETED: 0, PanelStatus.CANCELED: order.price, PanelStatus.REFUNDED: order.price}
    return simple.get(order.part.status, Unclear.TYPE_UNKNOWN)


_MONEY_BACK = frozenset({PanelStatus.CANCELED, PanelStatus.REFUNDED})
_WAYS: Mapping[Counted, Way] = {Counted.PACKAGE: Way.PACKAGE, Counted.SUBSCRIPTION: Way.SUBSCRIPTION}
_FORMULAS: Mapping[Way, Callable[[Ended], int | Unclear]] = {
    Way.UNITS: _by_units,
    Way.PACKAGE: _by_package,
    Way.DRIP_FEED: _by_runs,
    Way.SUBSCRIPTION: _by_posts,
    Way.OTHER: _by_nobody,
}
