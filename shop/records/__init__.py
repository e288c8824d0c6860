"""Services judged by their own record: what became of the orders that were placed here."""

from shop.records.record import Record
from shop.records.shares import Share
from shop.records.times import Spread

__all__ = ["Record", "Share", "Spread"]
