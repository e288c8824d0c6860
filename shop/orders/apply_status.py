"""Writes down what the panel says of an order and does what follows; told twice, it changes nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from panel.answers import OrderStatus
from shop import notices
from shop.batches import telling
from shop.database import Tx
from shop.house import House
from shop.notices import Progress
from shop.orders import entry, interval, overcharge, quarantine, settle
from shop.orders.children import adopt
from shop.orders.entry import Answer, Problem, Sold
from shop.orders.requests import ending
from shop.orders.settle import Settled
from shop.orders.sighted import sighting
from shop.orders.story import PANEL, told_all
from storage import panel_orders, settlements, sightings
from storage.panel_orders import Due, PanelOrder
from storage.settlements import Tracked
from storage.sightings import Sighting

OPEN_STATES = frozenset({"placed", "settled"})


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer makes of a row.

    Attributes:
        order: as it stood before the answer.
        before: the row before it.
        after: the row after it.
        answer: what the panel said.
        new_children: whether it told of children not known before.
    """

    order: Tracked
    before: PanelOrder
    after: PanelOrder
    answer: Answer
    new_children: bool = False

    @property
    def of_facts(self) -> bool:
        """Whether something changed that settlement depends on."""
        return self.new_children or entry.facts(self.before) != entry.facts(self.after)

    @property
    def of_looks(self) -> bool:
        """Whether something changed that a customer sees: of a child, that it is there or has ended."""
        if self.after.is_child:
            return entry.is_final(self.before) != entry.is_final(self.after)
        return self.new_children or entry.seen(self.before) != entry.seen(self.after)

    def seen(self, now: int) -> Sighting | None:
        """Return how far the order is, where that is worth keeping."""
        return sighting(self.order, self.before, self.after, now) if self.of_looks else None

    @property
    def new_status(self) -> str | None:
        """The panel's word for the order, where it is another than before."""
        status = None if self.after.is_child else self.after.status
        return None if status == self.order.panel_status else status

    @property
    def new_charge(self) -> str | None:
        """What the panel takes for the order, where that is something else than before."""
        charge = None if self.after.is_child else self.after.charge
        return None if charge == self.before.charge else charge


def apply_together(
    tx: Tx, house: House, answers: Sequence[tuple[PanelOrder | Due, Answer]], now: int
) -> None:
    """Apply entries about different orders in one transaction; what is alike of each is read and written at once.

    Args:
        tx: transaction.
        house: operator's facts.
        answers: rows that were asked for, no two of one order, with what the panel said of each. They are
            read again, so they may be old.
        now: ms UTC.
    """
    rows = panel_orders.find_all(tx, tuple(row.id for row, _ in answers))
    orders = settlements.tracked_all(tx, tuple(row.order_id for row in rows.values()))
    changes = [
        _hear(tx, house, orders[row.order_id], row, answer, now)
        for asked, answer in answers
        if (row := rows.get(asked.id)) is not None and row.order_id in orders
    ]
    panel_orders.save(tx, [change.after for change in changes])
    sightings.keep(tx, [seen for change in changes if (seen := change.seen(now)) is not None])
    for change in changes:
        quarantine.report(tx, house, change.order, change.before, change.after, change.answer, now)
    _follow_all(tx, house, [change for change in changes if change.order.state in OPEN_STATES], now)


def apply_status(tx: Tx, house: House, panel_order: PanelOrder | Due, answer: Answer, now: int) -> None:
    """Apply one entry of a status answer to its order; this entry alone."""
    apply_together(tx, house, [(panel_order, answer)], now)


def _hear(tx: Tx, house: House, order: Tracked, row: PanelOrder, answer: Answer, now: int) -> Change:
    after = entry.heard(row, answer, _sold(house, order, row), now)
    new, refused = False, False
    if isinstance(answer, OrderStatus) and after.problem != Problem.CURRENCY and not row.is_child:
        new, refused = adopt(tx, order, answer.children, now)
    if refused:
        after = replace(after, problem=Problem.CHILD.value)
    return Change(order, row, after, answer, new)


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


def _follow_all(tx: Tx, house: House, changes: Sequence[Change], now: int) -> None:
    statuses = {change.order.id: status for change in changes if (status := change.new_status) is not None}
    settlements.show_statuses(tx, statuses, now)
    told_all(tx, "status", PANEL, now, statuses)
    ending.end_cancels(tx, statuses, now)
    moved = [change for change in changes if _follow(tx, house, change, now)]
    notices.progress(tx, [_progress(change, now) for change in moved if change.order.batch_id is None], now)
    for person_id, batch_id in {(c.order.person_id, c.order.batch_id) for c in moved}:
        if batch_id is not None:
            telling.moved(tx, person_id, batch_id, now, may_be_over=True)


def _follow(tx: Tx, house: House, change: Change, now: int) -> bool:
    """Settle, reopen and warn; return whether the order's card is to be shown as it is now."""
    charge = change.new_charge
    if charge is not None:
        overcharge.check(tx, house, change.order, charge, now)
    outcome = _settle_if_ended(tx, house, change, now)
    reopened = _close_if_active(tx, change.order, change.after, now)
    return outcome is not Settled.FIRST and (change.of_looks or reopened or outcome is Settled.OPEN)


def _progress(change: Change, now: int) -> Progress:
    order = change.order
    return Progress(order.person_id, order.id, f"o/{order.id}/progress/{change.after.id}/{now}")


def _settle_if_ended(tx: Tx, house: House, change: Change, now: int) -> Settled | None:
    if not entry.is_final(change.after):
        return None
    # An admin may be deciding at this moment: whoever comes second goes by what the first has done.
    locked = settlements.lock(tx, change.order.id)
    if locked is None or not (change.of_facts or _is_undecided(locked)):
        return None
    rows = panel_orders.of_order(tx, change.order.id)
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
