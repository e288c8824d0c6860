"""What is kept of how an order goes on: when it began, each good step, and its end; never every answer."""

from panel.vocabulary import FINAL, PanelStatus
from storage.panel_orders import PanelOrder
from storage.settlements import Tracked
from storage.sightings import Sighting

STEPS = 64
"""An order leaves no more rows than this, a few for its states besides: a picture has no room for more."""

AT_WORK = frozenset({PanelStatus.IN_PROGRESS, PanelStatus.COMPLETED, PanelStatus.PARTIAL})
NOT_AT_WORK = frozenset({PanelStatus.PENDING, PanelStatus.PROCESSING, PanelStatus.CANCELED})
"""With these words panels say that nothing remains where nothing was counted; a part that remains was counted."""


def sighting(order: Tracked, before: PanelOrder, after: PanelOrder, now: int) -> Sighting | None:
    """Return how far an order is, where that is worth keeping; children are not followed by themselves.

    Args:
        order: with its charged quantity.
        before: what the panel said the last time.
        after: what it says now.
        now: ms UTC.
    """
    if after.is_child or _stage(order, before) == _stage(order, after):
        return None
    return Sighting(order.id, now, _delivered(order, after), _has_begun(order, after))


def _stage(order: Tracked, row: PanelOrder) -> tuple[bool, bool, int]:
    return (
        _has_begun(order, row),
        row.status in FINAL,
        STEPS * _delivered(order, row) // max(1, order.units),
    )


def _has_begun(order: Tracked, row: PanelOrder) -> bool:
    return row.status in AT_WORK or _delivered(order, row) > 0


def _delivered(order: Tracked, row: PanelOrder) -> int:
    if row.status == PanelStatus.COMPLETED:
        return order.units
    if row.remains is None or (row.remains == 0 and row.status in NOT_AT_WORK):
        return 0
    return min(order.units, max(0, order.units - row.remains))
