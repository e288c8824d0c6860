"""Finding a service among tens of thousands by what a person types: misspelt, in other letters, in any order."""

from shop.finding.asked import BEST, CHEAPEST, FASTEST, ORDERS, SUREST, Asked
from shop.finding.finder import Finder
from shop.finding.index import Index
from shop.finding.search import MOST_FOUND, find

__all__ = [
    "BEST",
    "CHEAPEST",
    "FASTEST",
    "MOST_FOUND",
    "ORDERS",
    "SUREST",
    "Asked",
    "Finder",
    "Index",
    "find",
]
