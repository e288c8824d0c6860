"""A panel is known by its address; its currency and the currency of the books are fixed by good balances."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from panel.answers import Balance, Batch, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelError
from shop import notices
from shop.database import Database, Tx
from shop.house import House
from shop.notices import Notice
from shop.schedules import ending
from storage import marks, panel_orders
from storage import panels as rows
from storage.panels import PanelRow, Standing

BOOKS = "currency"
"""The mark that holds the currency of the books."""

CURRENT = "panel"
"""The mark that holds the row of the panel sold from last."""

STRANGERS = 5
"""So many of our latest orders, all unknown to a key, make it another panel's."""

PATIENCE_S = 10.0
"""A panel that takes longer keeps nobody from starting."""

_PORTS = {"http": 80, "https": 443}


class Account(Protocol):
    """An account at a panel, as far as it tells whose it is: the panel's client."""

    async def balance(self) -> Balance:
        """Return the money on it."""

    async def status(self, ids: Sequence[str]) -> Batch[OrderStatus]:
        """Return what the panel says of each order."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A panel whose account is in another currency than the books: browsed, not sold from."""

    panel: str
    books: str


def address_of(url: str) -> str:
    """Return what a panel is known by: scheme, host and path, without key, query or closing slash.

    Raises:
        ValueError: it is no http or https address with a host.
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in _PORTS or not host:
        raise ValueError("a panel's address begins with http:// or https:// and names a host")
    name = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, _PORTS[scheme]} else f":{parts.port}"
    return f"{scheme}://{name}{port}{parts.path.rstrip('/')}"


def known(tx: Tx, url: str, now: int) -> PanelRow:
    """Return the panel at an address, adding it when it is new."""
    address = address_of(url)
    rows.add(tx, address, now)
    panel = rows.by_address(tx, address)
    if panel is None:
        raise LookupError("a panel vanished while it was being added")
    return panel


def books_currency(tx: Tx) -> str | None:
    """Return the currency of the books, None until the first good balance."""
    return marks.read(tx, BOOKS)


def fix_currency(tx: Tx, panel_id: int, currency: str, now: int) -> str:
    """Fix the currency of a panel, and of the books if nothing did before; return that of the books."""
    rows.fix_currency(tx, panel_id, currency)
    return marks.put_once(tx, BOOKS, currency, now)


def foreign(tx: Tx, panel_id: int) -> Foreign | None:
    """Return the two currencies when a panel's account is not in that of the books."""
    found = standing(tx, panel_id)
    return None if found is None else odd_currency(found)


def standing(tx: Tx, panel_id: int) -> Standing | None:
    """Return how a panel stands; its mark is the currency of the books."""
    return rows.standing(tx, panel_id, BOOKS)


def odd_currency(found: Standing) -> Foreign | None:
    """Return the two currencies where they differ."""
    books, currency = found.mark, found.read_in or found.currency
    return Foreign(currency, books) if currency and books and currency != books else None


def take_over(tx: Tx, house: House, tracked: frozenset[int], now: int) -> int:
    """Begin to sell from the panel of the settings: open quotes and repeats of others end, admins get one card.

    Args:
        tx: transaction.
        house: operator's facts; its panel is the one sold from.
        tracked: panels whose orders are asked for all the same, because their key was given back.
        now: ms UTC.

    Returns:
        How many open orders the panel sold from before has left behind, 0 when nothing changed.
    """
    rows.end_quotes(tx, house.panel_id, now)
    ending.rest_elsewhere(tx, house.panel_id, now)
    before = marks.read(tx, CURRENT)
    marks.put(tx, CURRENT, str(house.panel_id), now)
    if before is None or int(before) == house.panel_id:
        return 0
    left = rows.open_orders(tx, int(before))
    if left and int(before) not in tracked:
        _tell_left_behind(tx, house, int(before), left, now)
    return left


def _tell_left_behind(tx: Tx, house: House, panel_id: int, left: int, now: int) -> None:
    panel = rows.find(tx, panel_id)
    address = "" if panel is None else panel.address
    key = f"panel/{panel_id}/left/{house.panel_id}/{now}"
    notices.alarm(
        tx, house, Notice.ADMIN_PANEL_CHANGED, now, key=key, panel_id=panel_id, address=address, orders=left
    )


async def recognise(db: Database, panel: Account, url: str, now: int) -> PanelRow:
    """Return the panel behind an address; a key that belongs to another account makes it another panel.

    Another account shows another currency, or knows none of our five latest orders. A panel that does not
    answer is taken for the one it was.
    """
    row = await db.write(known, url, now)
    if await _is_another(db, panel, row):
        return await db.write(_replace, row, now)
    return row


async def recognise_old(db: Database, panel: Account, url: str, sold_from: int, now: int) -> PanelRow | None:
    """Return the panel sold from before, by the address and key that were given back to follow its orders.

    Where only the key was changed, the panel sold from has taken the address over: then it is the newest of the
    accounts known there before that this key may belong to; None when there is none.

    Args:
        db: database.
        panel: its account.
        url: its address.
        sold_from: row of the panel sold from now.
        now: ms UTC.
    """
    row = await db.write(known, url, now)
    if row.id != sold_from:
        return await recognise(db, panel, url, now)
    for former in await db.read(_former, row.address):
        if not await _is_another(db, panel, former):
            return former
    return None


def _former(tx: Tx, address: str) -> list[PanelRow]:
    return [row for row in reversed(rows.everyone(tx)) if row.address.startswith(f"{address}#")]


async def _is_another(db: Database, panel: Account, row: PanelRow) -> bool:
    numbers = await db.read(panel_orders.latest_numbers, row.id, STRANGERS)
    try:
        async with asyncio.timeout(PATIENCE_S):
            balance = await panel.balance()
            if row.currency and balance.currency and balance.currency != row.currency:
                return True
            return len(numbers) == STRANGERS and await _knows_none(panel, numbers)
    except (PanelError, TimeoutError):
        return False


async def _knows_none(panel: Account, numbers: list[str]) -> bool:
    entries = (await panel.status(numbers)).entries.values()
    return all(isinstance(e, EntryError) and e.kind is ErrorKind.NOT_FOUND for e in entries)


def _replace(tx: Tx, row: PanelRow, now: int) -> PanelRow:
    rows.rename(tx, row.id, f"{row.address}#{row.id}")
    return known(tx, row.address, now)
