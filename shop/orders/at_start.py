"""What a new process does with what the one before left on its way."""

from shop import pauses
from shop.database import Tx
from shop.house import House
from shop.orders.losing import lose
from shop.orders.requests import ending
from shop.orders.story import BOT
from shop.pauses import PauseKind
from shop.schedules import ending as repeated
from storage import marks, order_lists, orders

RESTART = "restart"
RESTORED = "restored"


def recover(tx: Tx, house: House, now: int) -> int:
    """Lose what an earlier process left on its way; on a restored backup nothing is sent until an admin looked.

    Returns:
        How many orders became unknown.
    """
    ending.leave_behind(tx, house.panel_id, now)
    copied_at = marks.read(tx, marks.BACKUP)
    if copied_at is None:
        return lose_sending(tx, house, now)
    marks.remove(tx, marks.BACKUP)
    lost = lose_restored(tx, house, now)
    ending.lose_restored(tx, now)
    repeated.rest_all(tx, now)
    pauses.start(tx, house, house.panel_id, PauseKind.RESTORED, now, copied_at=int(copied_at), lost=lost)
    return lost


def lose_sending(tx: Tx, house: House, now: int) -> int:
    """Make every order that was being sent unknown: it may have reached the panel. Return how many."""
    return _lose_all(tx, house, "sending", RESTART, now)


def lose_restored(tx: Tx, house: House, now: int) -> int:
    """On a restored backup also make held orders unknown: they may have been sent after the copy was made."""
    lost = _lose_all(tx, house, "sending", RESTORED, now)
    return lost + _lose_all(tx, house, "held", RESTORED, now)


def _lose_all(tx: Tx, house: House, state: str, reason: str, now: int) -> int:
    found = (orders.find(tx, order_id) for order_id in order_lists.in_state(tx, state))
    return sum(lose(tx, house, order, reason, BOT, now) for order in found if order is not None)
