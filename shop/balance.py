"""Asks a panel for its balance, keeps the reading, and warns when money runs low."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from panel.answers import Balance
from panel.errors import ErrorKind
from panel.exceptions import PanelError, PanelRefused
from shop import notices, panels, recovery
from shop.database import Database, Tx
from shop.house import House
from shop.money import MICRO
from shop.notices import Notice
from storage import panels as panel_rows
from storage import readings
from storage.readings import Reading


class BalanceSource(Protocol):
    """Who can be asked for a balance: the panel's client."""

    async def balance(self) -> Balance:
        """Return the money on the account."""


@dataclass(frozen=True, slots=True)
class BalanceRead:
    """A good balance.

    Attributes:
        amount: in the account's currency.
        currency: of the account.
        books: currency of the books.
    """

    amount: Decimal
    currency: str
    books: str


async def read_balance(
    db: Database, panel: BalanceSource, house: House, now: int, cause: str, *, panel_id: int | None = None
) -> BalanceRead | PanelError:
    """Ask a panel for its balance and let everything follow from the answer.

    Args:
        db: database.
        panel: client of the panel asked.
        house: operator's facts.
        now: ms UTC.
        cause: code of why it is asked, kept with the reading.
        panel_id: row of the panel asked; without it the one sold from.

    Returns:
        The balance, or why there is none.
    """
    asked = house.panel_id if panel_id is None else panel_id
    try:
        answer = await panel.balance()
    except PanelError as problem:
        if isinstance(problem, PanelRefused) and problem.kind is ErrorKind.AUTH:
            await db.write(recovery.key_refused, house, asked, now)
        return problem
    return await db.write(balance_read, house, asked, answer, now, cause)


def balance_read(tx: Tx, house: House, panel_id: int, answer: Balance, now: int, cause: str) -> BalanceRead:
    """Keep a good balance: the reading, the currency it fixes, the pauses it ends, the warning it needs."""
    panel = panel_rows.find(tx, panel_id)
    currency = answer.currency or (panel and panel.currency) or house.currency or ""
    before = readings.latest(tx, panel_id)
    readings.record(tx, panel_id, format(answer.amount, "f"), currency, cause, now)
    books = panels.fix_currency(tx, panel_id, currency, now) if currency else ""
    # What orders cost stands in the currency of the books; an amount in another covers nothing.
    recovery.balance_answered(tx, house, panel_id, answer.amount if currency == books else None, now)
    if currency != books:
        _warn_if_foreign(tx, house, panel_id, before, BalanceRead(answer.amount, currency, books), now)
    else:
        _warn_if_low(tx, house, panel_id, before, answer.amount, now)
    return BalanceRead(answer.amount, currency, books)


def _warn_if_foreign(
    tx: Tx, house: House, panel_id: int, before: Reading | None, read: BalanceRead, now: int
) -> None:
    if before is not None and before.currency == read.currency:
        return
    key = f"panel/{panel_id}/currency/{now}"
    args = {"pause": "currency", "panel": read.currency, "books": read.books}
    notices.alarm(tx, house, Notice.ADMIN_PAUSE, now, key=key, **args)


def _warn_if_low(
    tx: Tx, house: House, panel_id: int, before: Reading | None, amount: Decimal, now: int
) -> None:
    if house.low_balance is None or not is_low(house.low_balance, amount):
        return
    if before is not None and is_low(house.low_balance, Decimal(before.amount)):
        return
    key = f"panel/{panel_id}/low/{now}"
    notices.alarm(tx, house, Notice.ADMIN_LOW_BALANCE, now, key=key, amount=format(amount, "f"))


def is_low(limit: int, amount: Decimal) -> bool:
    """Whether an amount of whole units is below a limit in micro-units."""
    return amount * MICRO < limit
