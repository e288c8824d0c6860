"""SQLite: one writer with group commit and a few readers, each on a thread of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from storage.database import GLANCES, Tx
from storage.errors import of_system
from storage.sqlite_connection import READER, WRITER, Threaded, connect, open_file
from storage.sqlite_errors import ours
from storage.sqlite_readers import Readers
from storage.sqlite_writer import Listener, Writer

T = TypeVar("T")
P = ParamSpec("P")

READERS = 3


class SqliteDatabase:
    """A database file; made with `await SqliteDatabase.open(path)`, ended with `await close()`."""

    dialect = "sqlite"

    def __init__(self, writer: Writer, readers: Readers) -> None:
        self._writer = writer
        self._readers = readers

    @classmethod
    async def open(cls, path: Path, listener: Listener = lambda _names: None) -> Self:
        """Open the file, making it when there is none.

        Args:
            path: the database file.
            listener: called on the event loop with the signals of committed transactions.

        Raises:
            DatabaseError: when it cannot be opened.
        """
        opened: list[Threaded] = []
        try:
            for pragmas in (WRITER, *[READER] * READERS):
                opened.append(await connect(path, pragmas))  # noqa: PERF401 - what is open when one fails must be closed
            readers = Readers(opened[1:], open_file(path, READER))
        except BaseException as error:
            for connection in opened:
                await connection.close()
            raise _openable(error) from error
        return cls(Writer(opened[0], listener), readers)

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` on a reader's thread, a glance on this one.

        Raises:
            DatabaseTooSlow: when it takes longer than 2 s.
        """
        if fn in GLANCES:
            return self._readers.glance(lambda tx: fn(tx, *args, **kwargs))
        return await self._readers.read(lambda tx: fn(tx, *args, **kwargs))

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` on the writer's thread; returns after COMMIT, also when others share it."""
        # A caller that goes away takes its answer with it, never its transaction.
        result: T = await self._writer.submit(lambda tx: fn(tx, *args, **kwargs))
        return result

    async def close(self) -> None:
        """Finish what waits, then close every connection."""
        await self._readers.close()
        await self._writer.close()


def _openable(error: BaseException) -> BaseException:
    return of_system(error) if isinstance(error, OSError) else ours(error)
