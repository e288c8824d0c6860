"""What is wrong with a database, as a sentence that says what would be right."""

from storage.errors import (
    CannotMove,
    DatabaseBroken,
    DatabaseBusy,
    DatabaseError,
    DatabaseForeign,
    DatabaseFull,
    DatabaseHeld,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
)

SENTENCES: dict[type[DatabaseError], str] = {
    CannotMove: "Nothing was moved: {detail}.",
    DatabaseBroken: "The database file is damaged, is no database, or the disk fails: {detail}. Put the newest good copy "
    "from BACKUP_DIR in its place.",
    DatabaseUnreachable: "PostgreSQL cannot be reached: {detail}. Is it running, and are host, user, password and "
    "database in DATABASE_URL right?",
    DatabaseBusy: "Something else keeps the database busy: {detail}. Try again in a moment.",
    DatabaseForeign: "DATABASE_URL names a database of another program: {detail}. Name a file that does not exist yet.",
    DatabaseFull: "The disk is full: {detail}. Make room and start again; nothing is lost.",
    DatabaseHeld: "Another process works on this database. One bot runs on one database: stop the other one first.",
    DatabaseNewer: "This database is from a newer version of Panelgram: {detail}. Install that version again.",
    DatabaseReadOnly: "The database cannot be written: {detail}. See who owns the file and its folder, and whether the "
    "disk is mounted read-only.",
    DatabaseError: "The database cannot be used: {detail}.",
}


def sentence_of(error: DatabaseError) -> str:
    """Return what is wrong and what would be right."""
    kind = next(kind for kind in type(error).__mro__ if kind in SENTENCES)
    return SENTENCES[kind].format(detail=str(error).rstrip("."))
