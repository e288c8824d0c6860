"""PostgreSQL's error codes as our own types."""

import psycopg

from storage.errors import (
    ConstraintViolated,
    DatabaseBroken,
    DatabaseBusy,
    DatabaseError,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseTooSlow,
    DatabaseUnreachable,
)

# By whole code first, then by its class (the first two characters). 55000 is how a standby answers a writer.
KINDS: dict[str, type[DatabaseError]] = {
    "25006": DatabaseReadOnly,
    "53100": DatabaseFull,
    "55000": DatabaseReadOnly,
    "57014": DatabaseTooSlow,
    "55P03": DatabaseBusy,
    "08": DatabaseUnreachable,
    "23": ConstraintViolated,
    "40": DatabaseBusy,
    "53": DatabaseBusy,
    "57": DatabaseUnreachable,
    "58": DatabaseBroken,
    "XX": DatabaseBroken,
}

SERIALIZATION_FAILURE = "40001"
DEADLOCK = "40P01"
AGAIN = frozenset({SERIALIZATION_FAILURE, DEADLOCK})


def ours(error: BaseException) -> BaseException:
    """Return our type for what the server says, and anything else as it is.

    The text is the server's first line: what follows it may show a whole row.
    """
    code = getattr(error, "sqlstate", None) or ("08" if isinstance(error, psycopg.OperationalError) else "")
    kind = KINDS.get(code) or KINDS.get(code[:2])
    if kind is None:
        return error
    wrapped = kind(str(error).partition("\n")[0])
    wrapped.__cause__ = error
    return wrapped


def asks_for_another_try(error: BaseException | None) -> bool:
    """Say whether the server ended a transaction that would succeed when it is run again."""
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    return getattr(cause, "sqlstate", None) in AGAIN
