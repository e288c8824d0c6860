"""Opens the database a URL names; PostgreSQL's driver is loaded only when it is used."""

import asyncio
from collections.abc import Callable, Iterable

from storage import revision
from storage.address import is_sqlite, sqlite_path
from storage.copying import copy_database
from storage.database import ClosingDatabase
from storage.migrate import migrate
from storage.sqlite import SqliteDatabase

Listener = Callable[[Iterable[str]], None]


def _nobody(_names: Iterable[str]) -> None:
    pass


async def open_database(url: str, listener: Listener = _nobody) -> ClosingDatabase:
    """Open a database whose schema is up to date.

    Args:
        url: `sqlite:///path` or `postgresql://…`.
        listener: told on the event loop the signals of each committed transaction.

    Raises:
        DatabaseError: when it cannot be opened.
    """
    if is_sqlite(url):
        return await SqliteDatabase.open(sqlite_path(url), listener)
    from storage.postgres import PostgresDatabase  # noqa: PLC0415 - psycopg only for PostgreSQL

    return await PostgresDatabase.open(url, listener)


async def bring_up_to_date(url: str) -> None:
    """Migrate the schema when it is behind; an SQLite file that holds anything is copied before.

    The caller holds the instance lock. The copy is `<file>.before-<its revision>` beside the file.

    Raises:
        DatabaseNewer: when the schema is from a newer program.
        DatabaseForeign: when the file belongs to another program.
        MigrationFailed: when it could not be migrated; nothing has changed then.
    """
    db = await open_database(url)
    try:
        found = await db.read(revision.find, db.dialect)
    finally:
        await db.close()
    if not revision.is_behind(found):
        return
    if found is not None and is_sqlite(url):
        path = sqlite_path(url)
        copy = path.with_name(f"{path.name}.before-{found}")
        await asyncio.to_thread(copy_database, path, copy, lambda _tx: None)
    await migrate(url)
