"""Tables, migrations and queries; knows SQL and nothing of rules."""

from storage.opening import open_database

__all__ = ["open_database"]
