"""Orders only a person can settle: what the card shows, and the admin's four answers."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shop.database import Tx
from shop.house import House
from shop.orders import formulas, settle
from shop.orders.requests import ending
from shop.orders.story import told
from storage import panel_orders, settlements
from storage.panel_orders import PanelOrder
from storage.settlements import Tracked


class Share(StrEnum):
    """Answers that name no amount."""

    ALL = "all"
    NONE = "none"
    BY_CHARGE = "by_charge"


class Refusal(StrEnum):
    """Why an answer cannot be taken; the card stays open."""

    NO_SUCH_ORDER = "no_such_order"
    NEGATIVE = "negative"
    ABOVE_PRICE = "above_price"
    CHARGE_UNKNOWN = "charge_unknown"


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer was taken.

    Attributes:
        paid: what it paid back, micro-units.
        refunded: what is paid back in all, micro-units.
    """

    paid: int
    refunded: int


@dataclass(frozen=True, slots=True)
class Already:
    """The order waits for no answer: somebody, or the panel, was first.

    Attributes:
        refunded: what is paid back in all, micro-units.
    """

    refunded: int


@dataclass(frozen=True, slots=True)
class Card:
    """What an admin must know to decide.

    Attributes:
        reason: code of why no formula can.
        price: charged, micro-units; refunded of it so far; what `by_charge` would come to, None when unknown.
        cost: predicted cost, micro-units.
        charge: what the panel says it took, in the account's currency.
    """

    order_id: int
    number: str
    reason: str
    price: int
    refunded: int
    by_charge: int | None
    cost: int
    charge: Decimal | None
    panel_status: str | None
    remains: int | None
    units: int
    currency: str


def card(tx: Tx, order_id: int) -> Card | None:
    """Return the card of an unsettled order, None when nothing is open."""
    order, rows = settlements.tracked(tx, order_id), panel_orders.of_order(tx, order_id)
    if order is None or order.unsettled is None or not rows:
        return None
    return Card(
        order_id=order.id,
        number=rows[0].number,
        reason=order.unsettled,
        price=order.price,
        refunded=order.refunded,
        by_charge=_by_charge(order, rows),
        cost=order.cost,
        charge=settle.total_charge(rows),
        panel_status=order.panel_status,
        remains=rows[0].remains,
        units=order.units,
        currency=order.currency,
    )


def decide(
    tx: Tx, house: House, order_id: int, answer: Share | int, admin_id: int, now: int
) -> Decided | Already | Refusal:
    """Settle an unsettled order by an admin's word. A second answer changes nothing.

    Args:
        tx: transaction.
        house: operator's facts.
        order_id: order.
        answer: a share, or the refund in all in micro-units; never above the price. What is paid back
            already is not taken back.
        admin_id: who decides.
        now: ms UTC.
    """
    # The panel's own word may be settling it at this moment.
    order = settlements.lock(tx, order_id)
    if order is None:
        return Refusal.NO_SUCH_ORDER
    if order.unsettled is None:
        return Already(order.refunded)
    due = _due(order, panel_orders.of_order(tx, order_id), answer)
    if isinstance(due, Refusal):
        return due
    total = max(due, order.refunded)
    if not settlements.decide(tx, order.id, order.refunded, total, now):
        return Already(order.refunded)
    reason = answer.value if isinstance(answer, Share) else "amount"
    told(tx, order.id, "decided", str(admin_id), now, reason)
    ending.end_decided(tx, order.id, now)
    paid = settle.pay_back(tx, house, order, due, actor=str(admin_id), reason=reason, now=now)
    return Decided(paid, total)


def _due(order: Tracked, rows: list[PanelOrder], answer: Share | int) -> int | Refusal:
    if not isinstance(answer, Share):
        return _amount(order, answer)
    if answer is Share.BY_CHARGE:
        due = _by_charge(order, rows)
        return Refusal.CHARGE_UNKNOWN if due is None else due
    return order.price if answer is Share.ALL else 0


def _amount(order: Tracked, amount: int) -> int | Refusal:
    if amount < 0:
        return Refusal.NEGATIVE
    return Refusal.ABOVE_PRICE if amount > order.price else amount


def _by_charge(order: Tracked, rows: list[PanelOrder]) -> int | None:
    charge = settle.total_charge(rows)
    if charge is None or order.cost == 0:
        return None
    return formulas.due_by_charge(order.price, order.cost, charge)
