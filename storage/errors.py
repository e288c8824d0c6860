"""What can be wrong with a database, as types that the command line turns into sentences."""

from errno import ENOSPC


class DatabaseError(Exception):
    """The database cannot be used as it is."""


class DatabaseBusy(DatabaseError):
    """Something else holds the database for a moment; the same transaction may be tried again."""


class DatabaseUnreachable(DatabaseBusy):
    """The server does not answer or lets nobody in."""


class DatabaseHeld(DatabaseError):
    """Another process holds the instance lock of this database."""


class DatabaseReadOnly(DatabaseError):
    """The file or its folder cannot be written, or the server takes no writes."""


class DatabaseFull(DatabaseError):
    """The disk is full."""


class DatabaseBroken(DatabaseError):
    """The file is damaged or no database, or the disk fails."""


class DatabaseTooSlow(DatabaseError):
    """A reading transaction took longer than it may."""


class DatabaseNewer(DatabaseError):
    """The schema is from a newer version of Panelgram."""


class DatabaseForeign(DatabaseError):
    """The file holds tables, but not ours."""


class ConstraintViolated(DatabaseError):
    """A CHECK, UNIQUE, NOT NULL, reference or trigger refused a row; the text names it."""


class CannotMove(DatabaseError):
    """The books cannot be moved from one database to the other; both are as they were."""


class CommitUnknown(DatabaseError):
    """The connection was lost while COMMIT was on its way, and nobody can say yet whether it happened."""


def of_system(error: OSError) -> DatabaseError:
    """Return our type for what the system says of a file or folder; its text names the path."""
    return DatabaseFull(str(error)) if error.errno == ENOSPC else DatabaseReadOnly(str(error))
