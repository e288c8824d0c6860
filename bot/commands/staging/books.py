"""Where each unit of money is, for the picture on the demo's chat page."""

from typing import TypedDict

from shop import ledger
from shop.database import Tx
from shop.panels import books_currency
from storage import ledger as rows
from storage import numbers

DIGITS = 6


class Account(TypedDict):
    """The accounts of one kind together, in micro-units."""

    account: str
    amount: int


class Books(TypedDict):
    """What the picture is drawn from; the amounts come to 0 together."""

    currency: str
    digits: int
    accounts: list[Account]
    orders: dict[str, int]


def read(tx: Tx) -> Books:
    """Return the sums of the ledger by kind of account, and how many orders are in each state."""
    sums = ledger.by_kind(rows.sums(tx))
    return Books(
        currency=books_currency(tx) or "",
        digits=DIGITS,
        accounts=[Account(account=kind, amount=amount) for kind, amount in sorted(sums.items())],
        orders=numbers.states_since(tx, 0),
    )
