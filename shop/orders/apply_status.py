"""Writes down what the panel says of an order and does what follows; told twice, it changes nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from panel.answers import OrderStatus
from shop import notices
from shop.database import Tx
from shop.house import House
from shop.orders import entry, interval, overcharge, quarantine, settle
from shop.orders.children import adopt
from shop.orders.entry import Answer, Problem, Sold
from shop.orders.settle import Settled
from shop.orders.story import PANEL, told
from storage import panel_orders, settlements
from storage.panel_orders import PanelOrder
from storage.settlements import Tracked

OPEN_STATES = frozenset({"placed", "settled"})


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after an answer, and whether it told of children not known before."""

    before: PanelOrder
    after: PanelOrder
    new_children: bool = False

    @property
    def of_facts(self) -> bool:
        """Whether something changed that settlement depends on."""
        return self.new_children or entry.facts(self.before) != entry.facts(self.after)

    @property
    def of_looks(self) -> bool:
        """Whether something changed that a customer sees."""
        return not self.after.is_child and entry.seen(self.before) != entry.seen(self.after)


def apply_together(tx: Tx, house: House, answers: Sequence[tuple[PanelOrder, Answer]], now: int) -> None:
    """Apply entries about different orders in one transaction, which are read together.

    Args:
        tx: transaction.
        house: operator's facts.
        answers: rows that were asked for, no two of one order, with what the panel said of each.
        now: ms UTC.
    """
    rows = panel_orders.find_all(tx, tuple(row.id for row, _ in answers))
    orders = settlements.tracked_all(tx, tuple(row.order_id for row in rows.values()))
    for asked, answer in answers:
        row = rows.get(asked.id)
        if row is not None and row.order_id in orders:
            _apply(tx, house, orders[row.order_id], row, answer, now)


def apply_status(tx: Tx, house: House, panel_order: PanelOrder, answer: Answer, now: int) -> None:
    """Apply one entry of a status answer to its order.

    Args:
        tx: transaction; this entry alone.
        house: operator's facts.
        panel_order: row that was asked for; it is read again, so it may be old.
        answer: what the panel said, an error about this id, or nothing.
        now: ms UTC.
    """
    row = panel_orders.find(tx, panel_order.id)
    order = None if row is None else settlements.tracked(tx, row.order_id)
    if row is not None and order is not None:
        _apply(tx, house, order, row, answer, now)


def _apply(tx: Tx, house: House, order: Tracked, row: PanelOrder, answer: Answer, now: int) -> None:
    change = _write_down(tx, house, order, row, answer, now)
    quarantine.report(tx, house, order, change.before, change.after, answer, now)
    if order.state in OPEN_STATES:
        _follow(tx, house, order, change, now)


def _write_down(tx: Tx, house: House, order: Tracked, row: PanelOrder, answer: Answer, now: int) -> Change:
    after = entry.heard(row, answer, _sold(house, order, row), now)
    new, refused = False, False
    if isinstance(answer, OrderStatus) and after.problem != Problem.CURRENCY and not row.is_child:
        new, refused = adopt(tx, order, answer.children, now)
    if refused:
        after = replace(after, problem=Problem.CHILD.value)
    panel_orders.save(tx, after)
    return Change(row, after, new)


def _sold(house: House, order: Tracked, row: PanelOrder) -> Sold:
    stuck_from = order.ended_at if order.state == "settled" else None
    placed_at = order.placed_at or 0
    return Sold(
        units=None if row.is_child else order.units,
        currency=house.currency or order.currency,
        placed_at=placed_at,
        asked_until=None if stuck_from is None else stuck_from + interval.SETTLED_AND_STUCK,
        fastest=house.poll_every,
    )


def _follow(tx: Tx, house: House, order: Tracked, change: Change, now: int) -> None:
    before, after = change.before, change.after
    if not after.is_child:
        _show(tx, order, after, now)
        if after.charge is not None and after.charge != before.charge:
            overcharge.check(tx, house, order, after.charge, now)
    outcome = _settle_if_ended(tx, house, order, change, now)
    reopened = _close_if_active(tx, order, after, now)
    if change.of_looks or reopened or outcome is Settled.OPEN:
        _tell_progress(tx, order, after, outcome, now)


def _show(tx: Tx, order: Tracked, after: PanelOrder, now: int) -> None:
    if after.status is not None and after.status != order.panel_status:
        settlements.show_status(tx, order.id, after.status, now)
        told(tx, order.id, "status", PANEL, now, after.status)


def _settle_if_ended(tx: Tx, house: House, order: Tracked, change: Change, now: int) -> Settled | None:
    if not entry.is_final(change.after):
        return None
    # An admin may be deciding at this moment: whoever comes second goes by what the first has done.
    locked = settlements.lock(tx, order.id)
    if locked is None or not (change.of_facts or _is_undecided(locked)):
        return None
    rows = panel_orders.of_order(tx, order.id)
    ended = bool(rows) and not rows[0].is_child and all(entry.is_final(row) for row in rows)
    return settle.settle(tx, house, locked, rows, now) if ended else None


def _is_undecided(order: Tracked) -> bool:
    return order.state == "placed" and order.unsettled is None


def _close_if_active(tx: Tx, order: Tracked, after: PanelOrder, now: int) -> bool:
    at_work = after.status is not None and not entry.is_final(after) and after.trouble_since is None
    if order.unsettled is None or after.is_child or not at_work:
        return False
    settlements.close(tx, order.id, now)
    return True


def _tell_progress(tx: Tx, order: Tracked, after: PanelOrder, outcome: Settled | None, now: int) -> None:
    if outcome is Settled.FIRST:
        return
    notices.progress(tx, order.person_id, order.id, now, key=f"o/{order.id}/progress/{after.id}/{now}")
