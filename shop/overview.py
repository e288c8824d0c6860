"""What the admin's desk shows: money at the panel, numbers of today, what rests, what waits."""

from dataclasses import dataclass
from decimal import Decimal

from shop import pauses, wishes
from shop.balance import is_low
from shop.catalogue import loss, suspended
from shop.catalogue.loss import Loss
from shop.database import Tx
from shop.house import House
from shop.pauses import Pause
from shop.today import Today, today
from shop.wishes import Wish
from storage import panels, readings


@dataclass(frozen=True, slots=True)
class Balance:
    """The last reading.

    Attributes:
        amount: whole units of the account's currency.
        at: ms UTC.
        low: it is below what the operator wants to be warned at.
    """

    amount: Decimal
    currency: str
    at: int
    low: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """How fresh the catalogue is.

    Attributes:
        synced_at: when the last good one came, ms UTC, None before the first.
        tried_at: when the panel was asked last, ms UTC.
        problem: code of why that brought nothing, None when it did.
        loss: services that an answer had lost, while an admin may say that they are gone.
    """

    synced_at: int | None
    tried_at: int | None
    problem: str | None
    loss: Loss | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk at one moment.

    Attributes:
        suspended: services that are shown and not sold.
        asked: questions to the panel that somebody waits for.
    """

    balance: Balance | None
    today: Today
    pauses: tuple[Pause, ...]
    suspended: int
    copy: Copy
    asked: frozenset[Wish]


def overview(tx: Tx, house: House, now: int) -> Overview:
    """Return everything the desk shows."""
    return Overview(
        balance=_balance(tx, house),
        today=today(tx, house, now),
        pauses=tuple(pauses.active(tx, house.panel_id, now)),
        suspended=suspended.count_suspended(tx, house),
        copy=_copy(tx, house),
        asked=frozenset(what for what in Wish if wishes.waiting(tx, what)),
    )


def _balance(tx: Tx, house: House) -> Balance | None:
    reading = readings.latest(tx, house.panel_id)
    if reading is None:
        return None
    amount, is_ours = Decimal(reading.amount), reading.currency == house.currency
    low = is_ours and house.low_balance is not None and is_low(house.low_balance, amount)
    return Balance(amount, reading.currency, reading.at, low)


def _copy(tx: Tx, house: House) -> Copy:
    panel, lost = panels.find(tx, house.panel_id), loss.find(tx, house.panel_id)
    waits = lost if lost is not None and lost.accepted_at is None else None
    if panel is None:
        return Copy(None, None, None, waits)
    return Copy(panel.synced_at, panel.sync_tried_at, panel.sync_problem, waits)
