"""Which account gives to which, for each event and mode; one table, and one way to write a row."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shop.database import Tx
from shop.house import House, Mode
from storage import ledger
from storage.ledger import Transfer

HOUSE = "house"
SALES = "sales"
REFUNDS = "refunds"
COST = "cost"
PAYMENTS = "payments"
"""What customers have paid in; wallets are filled from here."""

HELD = "held:"
AVAILABLE = "available:"
SPENT = "spent:"
PANEL = "panel:"


def held(person_id: int) -> str:
    """Money a person has set aside for orders on their way."""
    return f"{HELD}{person_id}"


def available(person_id: int) -> str:
    """Money a person can order with (shop mode)."""
    return f"{AVAILABLE}{person_id}"


def spent(person_id: int) -> str:
    """What a person has spent of the house's money (private mode)."""
    return f"{SPENT}{person_id}"


def panel(panel_id: int) -> str:
    """The operator's account at a panel."""
    return f"{PANEL}{panel_id}"


class Event(StrEnum):
    """What moves money."""

    HOLD = "hold"
    BACK = "back"
    CHARGE = "charge"
    REFUND = "refund"


Side = Callable[[int], str]


def _always(account: str) -> Side:
    return lambda _person_id: account


MOVES: Mapping[tuple[Mode, Event], tuple[Side, Side]] = {
    (Mode.PRIVATE, Event.HOLD): (_always(HOUSE), held),
    (Mode.PRIVATE, Event.BACK): (held, _always(HOUSE)),
    (Mode.PRIVATE, Event.CHARGE): (held, spent),
    (Mode.PRIVATE, Event.REFUND): (spent, _always(HOUSE)),
    (Mode.SHOP, Event.HOLD): (available, held),
    (Mode.SHOP, Event.BACK): (held, available),
    (Mode.SHOP, Event.CHARGE): (held, _always(SALES)),
    (Mode.SHOP, Event.REFUND): (_always(REFUNDS), available),
}


class Owed(Protocol):
    """An order as the ledger needs it."""

    @property
    def id(self) -> int:
        """Our number."""

    @property
    def person_id(self) -> int:
        """Whose order it is."""

    @property
    def panel_id(self) -> int:
        """Where it was or will be placed."""

    @property
    def price(self) -> int:
        """What was confirmed, micro-units."""

    @property
    def cost(self) -> int:
        """What the panel is expected to take, micro-units."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why money moves, for the book.

    Attributes:
        actor: `customer`, `panel`, `bot`, or an admin's numeric id.
        reason: a code.
        at: ms UTC.
    """

    actor: str
    reason: str
    at: int


def hold(tx: Tx, house: House, order: Owed, cause: Cause) -> bool:
    """Set the price of an order aside."""
    return _move(tx, house.mode, order, Event.HOLD, (order.price, "hold"), cause)


def hold_all(tx: Tx, house: House, orders: Sequence[Owed], cause: Cause) -> None:
    """Set the prices of new orders aside."""
    giving, getting = MOVES[house.mode, Event.HOLD]
    rows = [
        _row(
            one, "hold", (giving(one.person_id), getting(one.person_id)), (one.price, Event.HOLD.value), cause
        )
        for one in orders
        if one.price
    ]
    ledger.post_all(tx, rows)


def give_back(tx: Tx, house: House, order: Owed, cause: Cause) -> bool:
    """Give back in full what was set aside, where it came from."""
    return _move(tx, _mode(tx, house, order), order, Event.BACK, (order.price, "back"), cause)


def charge(tx: Tx, house: House, order: Owed, cause: Cause) -> bool:
    """Take what was set aside, and write the predicted cost at the panel."""
    if order.cost:
        sides = (panel(order.panel_id), COST)
        ledger.post(tx, _row(order, "cost", sides, (order.cost, "cost"), cause))
    return _move(tx, _mode(tx, house, order), order, Event.CHARGE, (order.price, "charge"), cause)


def refund(  # noqa: PLR0913 - all that a row of the book says
    tx: Tx, house: House, order: Owed, *, paid: int, total: int, actor: str, reason: str, at: int
) -> bool:
    """Pay a part back; the key carries the total after it, so that each step happens once.

    Args:
        tx: transaction.
        house: operator's facts.
        order: whose price was charged.
        paid: now, micro-units.
        total: refunded in all after this, micro-units.
        actor: who decided.
        reason: a code.
        at: ms UTC.
    """
    cause = Cause(actor, reason, at)
    return _move(tx, _mode(tx, house, order), order, Event.REFUND, (paid, f"refund/{total}"), cause)


def fix_cost(tx: Tx, order: Owed, *, difference: int, at: int) -> bool:
    """Correct the predicted cost once by what the panel really took.

    Args:
        tx: transaction.
        order: whose cost is known now.
        difference: real less predicted cost, micro-units.
        at: ms UTC.
    """
    if not difference:
        return False
    sides = (panel(order.panel_id), COST) if difference > 0 else (COST, panel(order.panel_id))
    row = _row(order, "cost-fix", sides, (abs(difference), "cost-fix"), Cause("panel", "charge", at))
    return ledger.post(tx, row)


def month_spent(tx: Tx, person_id: int, month_start: int) -> int:
    """Return what a person took from the house since a month began, less what came back of it; micro-units.

    What comes back of an earlier month's order is no reason to spend more in this one. The caller has locked
    the person's held account, or the sum may miss what another is confirming.
    """
    return ledger.taken_since(tx, HOUSE, held(person_id), month_start)


def by_kind(sums: Mapping[str, int]) -> dict[str, int]:
    """Return sums by kind of account: everybody's held money together, and so on; micro-units."""
    kinds: Counter[str] = Counter()
    for account, amount in sums.items():
        kinds[account.partition(":")[0]] += amount
    return dict(kinds)


def lock_held(tx: Tx, person_id: int) -> int:
    """Lock a person's held account for this transaction; return its balance in micro-units."""
    return ledger.lock(tx, held(person_id))


def lock_available(tx: Tx, person_id: int) -> int:
    """Lock what a person can order with (shop mode) for this transaction; return it in micro-units."""
    return ledger.lock(tx, available(person_id))


def _mode(tx: Tx, house: House, order: Owed) -> Mode:
    """Return the mode an order was held in: switching modes keeps the books."""
    source = ledger.source_of(tx, f"o/{order.id}/hold")
    if source is None:
        return house.mode
    return Mode.PRIVATE if source == HOUSE else Mode.SHOP


def _move(tx: Tx, mode: Mode, order: Owed, event: Event, what: tuple[int, str], cause: Cause) -> bool:
    amount, key = what
    if not amount:
        return False
    giving, getting = MOVES[mode, event]
    sides = (giving(order.person_id), getting(order.person_id))
    return ledger.post(tx, _row(order, key, sides, (amount, event.value), cause))


def _row(order: Owed, key: str, sides: tuple[str, str], what: tuple[int, str], cause: Cause) -> Transfer:
    amount, kind = what
    return Transfer(
        f"o/{order.id}/{key}", *sides, amount, kind, order.id, cause.actor, cause.reason, cause.at
    )
