"""Orders at a panel that is sold from no more: without its key nobody hears of them, so people decide."""

from shop.batches import telling
from shop.database import Tx
from storage import settlements

PANEL_GONE = "panel_gone"
"""Why an order left behind waits for a decision."""


def resolve_by_hand(tx: Tx, panel_id: int, now: int) -> int:
    """Put the placed orders of an old panel among the unsettled; return how many were put there.

    No money moves. Where the old address and key are given back later, the panel's word settles them as ever.

    Args:
        tx: transaction.
        panel_id: row of the panel sold from before.
        now: ms UTC.
    """
    count = settlements.leave_all_open(tx, panel_id, PANEL_GONE, now)
    telling.ended_many(tx, now)
    return count
