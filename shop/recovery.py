"""What the answers of a panel, and its silence, do to sales pauses."""

from decimal import Decimal

from shop import pauses
from shop.database import Tx
from shop.house import House
from shop.money import MICRO
from shop.pauses import Pause, PauseKind, Phase, as_json
from storage import pauses as rows

SILENT_SENDS = 3
"""So many sends in a row without an answer are an outage."""


def send_unanswered(tx: Tx, house: House, panel_id: int, now: int) -> bool:
    """Count a send that no answer came to; return whether sending rests now.

    The trial after an outage needs only one: then the panel counts as down again.
    """
    silent = rows.count_unanswered(tx, panel_id)
    row = rows.find(tx, panel_id, PauseKind.OUTAGE)
    if row is not None:
        rows.change(tx, panel_id, PauseKind.OUTAGE, row.detail, _phase(Phase.DOWN))
        return True
    if silent < SILENT_SENDS:
        return False
    return pauses.start(tx, house, panel_id, PauseKind.OUTAGE, now, phase=Phase.DOWN.value)


def send_answered(tx: Tx, house: House, panel_id: int, now: int) -> bool:
    """Note a send that was answered, whatever the answer; return whether this ended an outage."""
    rows.forget_unanswered(tx, panel_id)
    row = rows.find(tx, panel_id, PauseKind.OUTAGE)
    on_trial = row is not None and row.detail == _phase(Phase.TRIAL)
    return on_trial and pauses.end(tx, house, panel_id, PauseKind.OUTAGE, now)


def lacks_funds(tx: Tx, house: House, panel_id: int, order_id: int, cost: int, now: int) -> bool:
    """Note that the panel had not enough funds for an order; of several the dearest is waited for.

    Args:
        tx: transaction.
        house: operator's facts.
        panel_id: whose account.
        order_id: order that failed.
        cost: its predicted cost, micro-units.
        now: ms UTC.

    Returns:
        Whether the pause began.
    """
    if pauses.start(tx, house, panel_id, PauseKind.FUNDS, now, order_id=order_id, cost=cost):
        return True
    for pause in pauses.active(tx, panel_id, now):
        if pause.kind is PauseKind.FUNDS and pause.detail["cost"] < cost:
            dearer = as_json({"order_id": order_id, "cost": cost})
            rows.change(tx, panel_id, PauseKind.FUNDS, as_json(pause.detail), dearer)
    return False


def key_refused(tx: Tx, house: House, panel_id: int, now: int) -> bool:
    """Note that the panel refused the key; return whether the pause began."""
    return pauses.start(tx, house, panel_id, PauseKind.KEY, now)


def balance_answered(tx: Tx, house: House, panel_id: int, amount: Decimal | None, now: int) -> None:
    """Let an answer to `balance` end what it can: the key is right, the panel up, the funds may suffice.

    Args:
        tx: transaction.
        house: operator's facts.
        panel_id: whose account.
        amount: money on it in the currency of the books, None when it is in another.
        now: ms UTC.
    """
    for pause in pauses.active(tx, panel_id, now):
        if pause.kind is PauseKind.KEY or _covers(pause, amount):
            pauses.end(tx, house, panel_id, pause.kind, now)
        elif pause.kind is PauseKind.OUTAGE and not pauses.is_trial(pause):
            rows.change(tx, panel_id, pause.kind, as_json(pause.detail), _phase(Phase.TRIAL))
            tx.signal("orders")


def _covers(pause: Pause, amount: Decimal | None) -> bool:
    return (
        pause.kind is PauseKind.FUNDS and amount is not None and amount * MICRO >= int(pause.detail["cost"])
    )


def _phase(phase: Phase) -> str:
    return as_json({"phase": phase.value})
