"""Searches and favourites of people, for those floors that may not see storage; every question names the owner."""

from dataclasses import replace
from typing import Any

from shop.database import Tx
from shop.finding.asked import ORDERS, Asked
from storage import searches
from storage.searches import Search, add, find, prune

__all__ = ["FLAGS", "LONGEST", "Search", "add", "asked", "find", "narrow", "prune", "sort", "toggle"]

FLAGS = searches.FLAGS
LONGEST = 200
"""Letters of a search that are kept."""


def asked(search: Search) -> Asked:
    """Return what is to be found."""
    flags = {flag: getattr(search, flag) for flag in FLAGS}
    return Asked(search.typed, search.platform, **flags, order=search.sorted_by)


def toggle(tx: Tx, search_id: int, person_id: int, flag: str, now: int) -> Search | None:
    """Narrow a search to what says yes to a flag, or widen it again; None when there is no such search.

    Raises:
        ValueError: there is no such flag.
    """
    if flag not in FLAGS:
        raise ValueError(f"nothing is narrowed by {flag}")
    search = find(tx, search_id, person_id)
    return search and searches.change(tx, _toggled(search, flag), now)


def narrow(tx: Tx, search_id: int, person_id: int, platform: str | None, now: int) -> Search | None:
    """Narrow a search to a platform, or to none; None when there is no such search."""
    search = find(tx, search_id, person_id)
    return search and searches.change(tx, replace(search, platform=platform), now)


def sort(tx: Tx, search_id: int, person_id: int, order: str, now: int) -> Search | None:
    """Sort a search otherwise; None when there is no such search.

    Raises:
        ValueError: there is no such order.
    """
    if order not in ORDERS:
        raise ValueError(f"nothing is sorted by {order}")
    search = find(tx, search_id, person_id)
    return search and searches.change(tx, replace(search, sorted_by=order), now)


def _toggled(search: Search, flag: str) -> Search:
    turned: dict[str, Any] = {flag: not getattr(search, flag)}
    return replace(search, **turned)
