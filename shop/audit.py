"""Checks every invariant of the books that the database alone can show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shop import ledger
from shop.batches import telling
from shop.database import Database, Tx
from storage import invariants

LATELY_MS = 25 * 24 * 60 * 60_000
"""Sent messages are kept for 30 days: for so long it can be shown that they were written."""

ORDERS_AT_ONCE = 5_000
"""Orders in one reading: it must end within two seconds, also on a small machine."""

EVERY_ORDER = 2**63 - 1

STATES = ("held", "sending", "placed", "settled", "released", "rejected", "unknown")
MOVES = (
    ">held",
    "held>sending",
    "held>released",
    "held>unknown",
    "sending>held",
    "sending>placed",
    "sending>rejected",
    "sending>unknown",
    "unknown>placed",
    "unknown>released",
    "unknown>rejected",
    "placed>settled",
)
"""How an order may go from state to state; `held>unknown` where a backup was restored."""

_OPEN = ("held", "sending", "unknown")
_GIVEN_BACK = ("released", "rejected")
_CHARGED = ("placed", "settled")
_KINDS = {event.value: event.value for event in ledger.Event}
_ACCOUNTS = {
    "held_of": ledger.HELD,
    "available_of": ledger.AVAILABLE,
    "spent_of": ledger.SPENT,
    "panel_of": ledger.PANEL,
    "house": ledger.HOUSE,
    "sales": ledger.SALES,
    "refunds": ledger.REFUNDS,
    "cost": ledger.COST,
    "cost_fix": "cost-fix",
}
_LIKE = {"held": f"{ledger.HELD}%", "available": f"{ledger.AVAILABLE}%"}
_STORY = {"states": STATES, "nothing": ""}

CHECKS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "1 a cached balance equals its transfers": (invariants.BALANCE_DIFFERS, {}),
    "1 every held and available account is cached": (invariants.BALANCE_MISSING, _LIKE),
    "1 an order's transfers are between its own accounts": (
        invariants.STRANGE_SIDES,
        {**_KINDS, **_ACCOUNTS},
    ),
    "1 every transfer is an order's or fills a wallet": (
        invariants.NOBODYS,
        {"payments": ledger.PAYMENTS, "available": f"{ledger.AVAILABLE}%"},
    ),
    "1 an order's transfers have the keys of the table": (
        invariants.STRANGE_KEY,
        {"prefix": "o/", "slash": "/", "nothing": "", "refund": "refund"},
    ),
    "2 no balance is below zero": (invariants.BALANCE_NEGATIVE, {}),
    "4 one order per quote": (invariants.TWO_ORDERS, {}),
    "4 an order is sent again only after it was provably not executed": (
        invariants.SENT_TOO_OFTEN,
        {"held": "held", "sending": "sending"},
    ),
    "5 an order's money is where its state says": (
        invariants.MONEY_ELSEWHERE,
        {"hold": "hold", "back": "back", "charge": "charge", "given_back": _GIVEN_BACK, "charged": _CHARGED},
    ),
    "5 what is held is what open orders wait with": (
        invariants.HELD_DIFFERS,
        {"open": _OPEN, "held_of": ledger.HELD, "held": _LIKE["held"]},
    ),
    "5 the predicted cost of a placed order is written once, and corrected once at most": (
        invariants.COST_DIFFERS,
        {"cost": "cost", "cost_fix": _ACCOUNTS["cost_fix"], "charged": _CHARGED},
    ),
    "5 an order moves only along the table": (invariants.STORY_JUMPS, {**_STORY, "to": ">", "moves": MOVES}),
    "5 only a placed order has a panel's status or waits for a decision": (
        invariants.OPEN_TOO_EARLY,
        {"charged": _CHARGED},
    ),
    "6 refunds equal their transfers and stay below the charge": (
        invariants.REFUND_DIFFERS,
        {"refund": "refund", "settled": "settled"},
    ),
    "7 a placed order has its panel's id": (invariants.PLACED_WITHOUT_NUMBER, {"charged": _CHARGED}),
    "7 a panel's id belongs to one order or child": (invariants.NUMBER_SHARED, {}),
    "8 what is charged is what was confirmed, and covers the cost": (invariants.PRICE_WRONG, {}),
    "8 what is repeated stays within its budget and its number": (
        invariants.REPEATED_TOO_MUCH,
        {"back": _GIVEN_BACK},
    ),
    "8 what is repeated is one person's, one order a day": (invariants.REPEATED_FOR_ANOTHER, {}),
    "10 the story ends in the order's state": (invariants.STORY_ENDS_ELSEWHERE, _STORY),
    "10 every change of state owed a message": (
        invariants.STATE_UNTOLD,
        {"states": STATES, "lately": LATELY_MS, **telling.KEY_OF_PROGRESS},
    ),
    "11 whoever ordered had accepted the terms": (invariants.TERMS_NOT_ACCEPTED, {}),
}
"""Invariant, by its number in the rules of money, with the query that must find nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks an invariant.

    Attributes:
        invariant: its number and words.
        row: what the query found: `what` is the order, transfer, account or number.
    """

    invariant: str
    row: Mapping[str, Any]


def audit(tx: Tx) -> list[Finding]:
    """Return every row that breaks an invariant, in the same order on every engine; empty when all is right."""
    return [finding for invariant in CHECKS for finding in check(tx, invariant)]


async def audit_in_parts(db: Database) -> list[Finding]:
    """Audit a database that is at work: a transaction for each invariant, so that none reads for long."""
    last = await db.read(invariants.last_order)
    found = [
        finding
        for invariant in CHECKS
        for after in _steps(invariant, last)
        for finding in await db.read(check, invariant, after, after + ORDERS_AT_ONCE)
    ]
    return sorted(found, key=_place)


def check(tx: Tx, invariant: str, after: int = 0, upto: int = EVERY_ORDER) -> list[Finding]:
    """Return the rows that break one invariant of `CHECKS`.

    Args:
        tx: transaction.
        invariant: its name.
        after: the orders looked at have higher numbers than this,
        upto: and this at most.
    """
    sql, params = CHECKS[invariant]
    span = {"after": after, "upto": upto} if ":upto" in sql else {}
    rows = invariants.rows(tx, sql, **params, **span)
    return sorted((Finding(invariant, row) for row in rows), key=_place)


def _steps(invariant: str, last: int) -> range:
    """Where each part of a check begins; one that looks at no single orders is done in one."""
    return range(0, max(1, last) if ":upto" in CHECKS[invariant][0] else 1, ORDERS_AT_ONCE)


def _place(finding: Finding) -> tuple[int, str]:
    return list(CHECKS).index(finding.invariant), str(finding.row["what"])
