"""The doctor's look into the database: schema, instance lock, and what the other looks need from the books."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.commands.database_words import sentence_of
from bot.commands.examining.line import Line, ok, warning, wrong
from bot.settings import Settings
from shop import panels
from storage import marks, owners, people, revision
from storage.address import is_sqlite, sqlite_path
from storage.database import Tx
from storage.errors import DatabaseError, DatabaseHeld
from storage.lock import take_lock
from storage.opening import open_database
from storage.people import Person

DATABASE, PROCESS = "Database", "Process"


@dataclass(frozen=True, slots=True)
class Known:
    """What the books say that the other looks need; nothing when they cannot be read.

    Attributes:
        admins: of the settings and by claim.
        people: admins who have written to the bot, by id.
        currency: of the books.
    """

    admins: tuple[int, ...]
    people: Mapping[int, Person] = field(default_factory=dict)
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """What was found.

    Attributes:
        running: whether a process holds the instance lock.
    """

    lines: tuple[Line, ...]
    known: Known
    running: bool = False


async def look_at_books(settings: Settings) -> Books:
    """Read the database beside a bot that may be running; never raises DatabaseError."""
    nothing = Known(settings.admins)
    if is_sqlite(settings.database_url) and not sqlite_path(settings.database_url).exists():
        return Books((_none_yet(settings),), nothing)
    running = False
    try:
        running = await _is_held(settings.database_url)
        process = ok(PROCESS, "The bot is running." if running else "No bot is running on this database.")
        line, known = await _read(settings)
    except DatabaseError as error:
        return Books((wrong(DATABASE, sentence_of(error)),), nothing, running)
    return Books((line, process), known, running)


def _none_yet(settings: Settings) -> Line:
    path = sqlite_path(settings.database_url)
    if not path.resolve().parent.is_dir():
        return wrong(
            DATABASE, f"There is no folder {path.resolve().parent}: make it, or change DATABASE_URL."
        )
    return ok(DATABASE, f"There is none yet: {path} comes with the first `panelgram run`.")


async def _is_held(url: str) -> bool:
    """Try the lock and let it go at once; a bot that starts in this very moment would be told to try again."""
    try:
        lock = await take_lock(url)
    except DatabaseHeld:
        return True
    await lock.release()
    return False


async def _read(settings: Settings) -> tuple[Line, Known]:
    db = await open_database(settings.database_url)
    try:
        found = await db.read(revision.find, db.dialect)
        if found is None or revision.is_behind(found):
            return _behind(found), Known(settings.admins)
        known = await db.read(_known, settings)
        return _condition(found, await db.read(_marks, db.dialect)), known
    finally:
        await db.close()


def _behind(found: str | None) -> Line:
    if found is None:
        return ok(DATABASE, "It is empty: the first `panelgram run` fills it.")
    return warning(
        DATABASE, f"Its schema is {found}: the next start copies it and brings it to {revision.known()[-1]}."
    )


def _marks(tx: Tx, dialect: str) -> tuple[str | None, ...]:
    # Where the books arrived, the mark of their move says nothing any more.
    moving = marks.read(tx, marks.MOVING) if dialect == "sqlite" else None
    return moving, marks.read(tx, marks.MOVED), marks.read(tx, marks.BACKUP)


def _condition(found: str, marked: tuple[str | None, ...]) -> Line:
    moving, moved, copied = marked
    if moving is not None:
        place = marks.moving_to(moving)
        return wrong(
            DATABASE, f"A move of its books to {place} was cut short: run `panelgram move` there again."
        )
    if moved is not None:
        return wrong(DATABASE, f"Its books were moved to {moved}: set DATABASE_URL to that database.")
    if copied is not None:
        return warning(
            DATABASE,
            "This file is a copy: the next start sells nothing until an admin has said in chat that all is well.",
        )
    return ok(DATABASE, f"It can be read; its schema is {found}, the newest.")


def _known(tx: Tx, settings: Settings) -> Known:
    admins = tuple(dict.fromkeys((*settings.admins, *owners.every(tx))))
    found = {admin: people.find(tx, admin) for admin in admins}
    here = {admin: person for admin, person in found.items() if person is not None}
    return Known(admins, here, panels.books_currency(tx))
