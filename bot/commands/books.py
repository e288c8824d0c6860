"""The books of an existing database, opened by a command while the bot may be at work on them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.commands.exits import CannotGoOn
from storage import marks, revision
from storage.address import is_sqlite, sqlite_path
from storage.database import ClosingDatabase, Tx
from storage.opening import open_database


@asynccontextmanager
async def open_books(url: str) -> AsyncIterator[ClosingDatabase]:
    """Open a database that exists and whose schema is ours.

    Raises:
        CannotGoOn: when there is none, or it has to be brought up to date first.
        DatabaseError: when it cannot be used.
    """
    if is_sqlite(url) and not sqlite_path(url).is_file():
        raise CannotGoOn(
            f"There is no database yet: {sqlite_path(url)} comes with the first `panelgram run`."
        )
    db = await open_database(url)
    try:
        if revision.is_behind(await db.read(revision.find, db.dialect)):
            raise CannotGoOn("The database is older than this program: start `panelgram run` on it once.")
        yield db
    finally:
        await db.close()


async def refuse_moved(url: str) -> None:
    """Refuse a file whose books live elsewhere now, or may.

    Raises:
        CannotGoOn: with where they went.
        DatabaseError: when the file cannot be used.
    """
    if not is_sqlite(url) or not sqlite_path(url).is_file():
        return
    db = await open_database(url)
    try:
        place, begun = await db.read(_moved_to, db.dialect)
    finally:
        await db.close()
    if begun is not None:
        raise CannotGoOn(
            f"A move of {sqlite_path(url)} to {marks.moving_to(begun)} was cut short, and the books may have arrived. "
            "Run `panelgram move` to the same database again, which finishes it. To stay with the file, run it "
            "with --call-off: it looks first that they have not arrived."
        )
    if place is not None:
        raise CannotGoOn(
            f"The books of {sqlite_path(url)} were moved to {place}: set DATABASE_URL to that database. "
            "Orders placed from here would be missing there."
        )


def _moved_to(tx: Tx, dialect: str) -> tuple[str | None, str | None]:
    if revision.find(tx, dialect) is None:
        return None, None
    return marks.read(tx, marks.MOVED), marks.read(tx, marks.MOVING)
