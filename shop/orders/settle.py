"""Pays back what a finished order owes, once and cumulatively, or asks a person."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from panel.vocabulary import PanelStatus
from shop import ledger, notices
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.money import to_micro
from shop.notices import Notice
from shop.orders import formulas
from shop.orders.entry import DEAREST, Problem
from shop.orders.formulas import Ended, Part, Unclear, Way
from shop.orders.story import BOT, PANEL, told
from storage import settlements
from storage.panel_orders import PanelOrder
from storage.settlements import Tracked

_GIVEN_BACK = frozenset({PanelStatus.CANCELED, PanelStatus.REFUNDED})


class Settled(StrEnum):
    """What a settlement came to."""

    FIRST = "first"
    AGAIN = "again"
    OPEN = "open"
    LOST = "lost"


def settle(tx: Tx, house: House, order: Tracked, rows: Sequence[PanelOrder], now: int) -> Settled:
    """Settle an order whose rows are all final, or settle it again.

    Args:
        tx: transaction.
        house: operator's facts.
        order: as it stands, in `placed` or `settled`.
        rows: itself first, then its children.
        now: ms UTC.
    """
    ended = ended_order(order, rows)
    fix_cost(tx, order, rows, now)
    due = Unclear.CHILDREN if rows[0].problem == Problem.CHILD else formulas.due(ended)
    if isinstance(due, Unclear):
        ask_person(tx, house, order, due, now)
        return Settled.OPEN
    if not settlements.settle(tx, order.id, order.refunded, max(due, order.refunded), now):
        return Settled.LOST
    pay_back(tx, house, order, due, actor=PANEL, reason=ended.part.status, now=now)
    if due < order.refunded:
        _warn_delivered(tx, house, order, due, now)
    return Settled.FIRST if order.state == "placed" else Settled.AGAIN


def pay_back(tx: Tx, house: House, order: Tracked, due: int, *, actor: str, reason: str, now: int) -> int:
    """Post what is still owed and tell the customer; the order was settled in this transaction.

    Args:
        tx: transaction.
        house: operator's facts.
        order: as it stood before.
        due: refund due in total, micro-units.
        actor: who decided.
        reason: code for the ledger.
        now: ms UTC.

    Returns:
        What was paid now, micro-units.
    """
    paid = max(0, due - order.refunded)
    if paid:
        total = order.refunded + paid
        ledger.refund(tx, house, order, paid=paid, total=total, actor=actor, reason=reason, at=now)
        told(tx, order.id, "refund", actor, now, str(total))
    if order.state == "placed":
        told(tx, order.id, "settled", actor, now, reason)
    _tell(tx, order, paid, now)
    return paid


def _tell(tx: Tx, order: Tracked, paid: int, now: int) -> None:
    total = order.refunded + paid
    if order.state == "placed":
        key = f"o/{order.id}/final"
        telling.tell(tx, Notice.ORDER_FINAL, order, now, key=key, refunded=total)
    elif paid:
        key = f"o/{order.id}/more/{total}"
        telling.tell(tx, Notice.REFUND_MORE, order, now, key=key, paid=paid, refunded=total)


def ask_person(tx: Tx, house: House, order: Tracked, reason: str, now: int) -> bool:
    """Leave the decision to the admins, with one card a reason; return whether it was news."""
    if not settlements.leave_open(tx, order.id, reason, now):
        return False
    told(tx, order.id, "unsettled", BOT, now, reason)
    key = f"o/{order.id}/unsettled/{reason}/{now}"
    notices.alarm(tx, house, Notice.ADMIN_UNSETTLED, now, key=key, order_id=order.id, reason=reason)
    telling.ended(tx, order, now)
    return True


def fix_cost(tx: Tx, order: Tracked, rows: Sequence[PanelOrder], now: int) -> None:
    """Correct the predicted cost once by what the panel charged, if that is known.

    A panel gives all of the money of a canceled order back, even where its `charge` still shows a price.
    """
    charge = total_charge(rows)
    if charge is None:
        return
    given_back = len(rows) == 1 and rows[0].status in _GIVEN_BACK
    true_cost = 0 if given_back else to_micro(charge)
    ledger.fix_cost(tx, order, difference=true_cost - order.cost, at=now)


def total_charge(rows: Sequence[PanelOrder]) -> Decimal | None:
    """Return what the panel charged in all: for the order itself, else for its children if each is known."""
    parent, children = rows[0], rows[1:]
    if parent.charge is not None:
        return Decimal(parent.charge)
    charges = [Decimal(child.charge) for child in children if child.charge is not None]
    total = sum(charges, Decimal(0))
    return total if charges and len(charges) == len(children) and total <= DEAREST else None


def ended_order(order: Tracked, rows: Sequence[PanelOrder]) -> Ended:
    """Return what the formulas need to know of an order; its rows are all final."""
    fields: Mapping[str, Any] = json.loads(order.fields)
    way = formulas.way_of(order.type, fields)
    parts = [_part(row) for row in rows]
    return Ended(
        way=way,
        price=order.price,
        cost=order.cost,
        units=order.units,
        part=parts[0],
        children=parts[1:],
        runs=int(fields.get("runs") or 1) if way is Way.DRIP_FEED else 1,
        posts=int(fields.get("posts") or 0) + int(fields.get("old_posts") or 0),
    )


def _part(row: PanelOrder) -> Part:
    charge = None if row.charge is None else Decimal(row.charge)
    return Part(PanelStatus(str(row.status)), row.remains, charge)


def _warn_delivered(tx: Tx, house: House, order: Tracked, due: int, now: int) -> None:
    key = f"o/{order.id}/after-refund/{due}/{order.refunded}"
    args = {"order_id": order.id, "due": due, "refunded": order.refunded}
    notices.alarm(tx, house, Notice.ADMIN_AFTER_REFUND, now, key=key, **args)
