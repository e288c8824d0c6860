"""Orders that have stood still for a week get the card of an unsettled order: only people can go on."""

from shop.database import Tx
from shop.house import House
from shop.orders import settle
from shop.orders.entry import Problem
from shop.orders.interval import DAY
from storage import panel_orders, settlements
from storage.panel_orders import PanelOrder

PATIENCE = 7 * DAY
"""So long may a panel call an order failed, paused or not known before people are asked, ms."""

_NO_WORD = frozenset({Problem.NOT_FOUND, Problem.MISSING, Problem.ERROR, Problem.CURRENCY})
"""Problems in which the last status is no news; otherwise the status itself is the trouble."""


def report_overdue(tx: Tx, house: House, now: int, limit: int = 100) -> int:
    """Ask admins about orders in trouble for a week; return how many were new.

    Args:
        tx: transaction.
        house: operator's facts.
        now: ms UTC.
        limit: most orders looked at.
    """
    rows = panel_orders.troubled_orders(tx, now - PATIENCE, limit)
    return sum(_report(tx, house, row, now) for row in rows)


def _report(tx: Tx, house: House, row: PanelOrder, now: int) -> bool:
    order = settlements.tracked(tx, row.order_id)
    return order is not None and settle.ask_person(tx, house, order, _reason(row), now)


def _reason(row: PanelOrder) -> str:
    problem = row.problem
    return problem if problem in _NO_WORD and problem is not None else str(row.status)
