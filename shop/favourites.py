"""Services within reach of a person: starred, or ordered lately."""

from shop.database import Tx
from storage import favourites
from storage.favourites import is_starred, ordered_lately, starred

__all__ = ["MOST", "is_starred", "ordered_lately", "starred", "toggle"]

MOST = 80
"""So many are shown: ten pages."""


def toggle(tx: Tx, person_id: int, service_id: int, now: int) -> bool:
    """Star a service, or take its star away; return whether it has one now."""
    if favourites.remove(tx, person_id, service_id):
        return False
    favourites.add(tx, person_id, service_id, now)
    return True
