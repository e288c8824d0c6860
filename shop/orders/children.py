"""Orders that the panel made out of one of ours: the runs of a drip-feed, the posts of a subscription."""

from collections.abc import Sequence

from shop.database import Tx
from storage import panel_orders
from storage.settlements import Tracked

MOST = 1000
"""No order of ours has more children; a longer list is somebody's mistake."""


def adopt(tx: Tx, order: Tracked, numbers: Sequence[str], now: int) -> tuple[bool, bool]:
    """Keep children not known before; they are asked for at once.

    Args:
        tx: transaction.
        order: the parent.
        numbers: the panel's ids of its children.
        now: ms UTC.

    Returns:
        Whether there were new ones, and whether one had to be refused: its number belongs to another order,
        or there are too many.
    """
    if not numbers:
        return False, False
    ours = {row.number: row for row in panel_orders.of_order(tx, order.id)}
    unknown = [number for number in dict.fromkeys(numbers) if number not in ours]
    fits = unknown[: max(0, MOST - len(ours))]
    kept = [panel_orders.keep(tx, order.panel_id, n, order.id, now, is_child=True) for n in fits]
    own_number = any(number in ours and not ours[number].is_child for number in numbers)
    return any(kept), own_number or None in kept or len(fits) < len(unknown)
