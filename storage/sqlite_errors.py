"""SQLite's error codes as our own types."""

import sqlite3

from storage.errors import (
    ConstraintViolated,
    DatabaseBroken,
    DatabaseBusy,
    DatabaseError,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseTooSlow,
)

PRIMARY = 0xFF

KINDS: dict[int, type[DatabaseError]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_FULL: DatabaseFull,
    sqlite3.SQLITE_IOERR: DatabaseBroken,
    sqlite3.SQLITE_CORRUPT: DatabaseBroken,
    sqlite3.SQLITE_NOTADB: DatabaseBroken,
    sqlite3.SQLITE_INTERRUPT: DatabaseTooSlow,
    sqlite3.SQLITE_CONSTRAINT: ConstraintViolated,
}


def ours(error: BaseException) -> BaseException:
    """Return our type for what the engine says of itself, and anything else as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = KINDS.get(code & PRIMARY) if isinstance(code, int) else None
    if kind is None:
        return error
    wrapped = kind(str(error))
    wrapped.__cause__ = error
    return wrapped
