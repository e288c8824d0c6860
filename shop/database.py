"""The seam to storage as the floors above see it."""

from storage.database import Database, Tx, glance

__all__ = ["Database", "Tx", "glance"]
