"""What a panel sells: copied, checked, browsed."""

from shop.catalogue.service import Service
from shop.catalogue.shelves import Shelves
from shop.catalogue.snapshot import Catalogue, Category

__all__ = ["Catalogue", "Category", "Service", "Shelves"]
