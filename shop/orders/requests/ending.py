"""Requests end with their order, or with the time they are waited for."""

from collections.abc import Mapping

from panel.vocabulary import FINAL
from shop.database import Tx
from shop.notices import Notice
from shop.orders.requests.kinds import AGAIN_MS, Ended, Kind, State
from shop.orders.requests.telling import tell
from shop.orders.story import PANEL, told
from storage import request_lists, requests
from storage.requests import Request

AT_MOST = 100


def end_cancels(tx: Tx, statuses: Mapping[int, str], now: int) -> None:
    """Close the cancel requests of orders that the panel calls finished; their cards tell it.

    Args:
        tx: transaction.
        statuses: the panel's new words by order.
        now: ms UTC.
    """
    for order_id, status in statuses.items():
        if status in FINAL and requests.end_of_order(tx, order_id, Kind.CANCEL.value, status, now):
            told(tx, order_id, "cancel_done", PANEL, now, status)


def end_decided(tx: Tx, order_id: int, now: int) -> None:
    """Close the cancel request of an order that a person has settled."""
    requests.end_of_order(tx, order_id, Kind.CANCEL.value, Ended.DECIDED.value, now)


def late(tx: Tx, panel_id: int, now: int) -> list[Request]:
    """Return requests that went out and were never answered, as after a crash, and refills that nobody can follow."""
    return request_lists.late(tx, panel_id, now, AT_MOST)


def give_up_late(tx: Tx, panel_id: int, now: int) -> int:
    """Say of these that they have no answer, or are over; return how many rows it was."""
    found = late(tx, panel_id, now)
    tell(tx, [(request, _given_up(tx, request, now)) for request in found], now)
    return len(found)


def leave_behind(tx: Tx, panel_id: int, now: int) -> None:
    """Close what was to be asked of panels that are sold from no more; nothing is asked there."""
    requests.end_elsewhere(tx, panel_id, Ended.LEFT_BEHIND.value, now)


def lose_restored(tx: Tx, now: int) -> None:
    """On a restored backup nobody knows whether what was asked has gone out after the copy was made."""
    requests.lose_asked(tx, now + AGAIN_MS, now)


def _given_up(tx: Tx, request: Request, now: int) -> Notice | None:
    if request.state == State.REQUESTED:
        is_over = requests.end(tx, request.id, Ended.UNTRACKED.value, now)
        return Notice.ORDER_PROGRESS if is_over else None
    is_late = requests.give_up(tx, request.id, request.sends)
    return Notice.REQUEST_NO_ANSWER if is_late else None
