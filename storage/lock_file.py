"""The instance lock of an SQLite file: an flock on a file beside it, freed by the kernel with its process."""

from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import DatabaseHeld, DatabaseReadOnly, of_system
from storage.sqlite_connection import OWNER_ONLY


class FileHold:
    """A held lock file; it stays where it is when the lock is let go."""

    def __init__(self, lock: FileLock, path: Path) -> None:
        self._lock = lock
        self._path = path
        self._inode = path.stat().st_ino

    async def is_held(self) -> bool:
        """Say whether the file is still there: another process would lock a new one."""
        return self._path.stat().st_ino == self._inode

    async def let_go(self) -> None:
        """Let another process take it."""
        self._lock.release()


def take(database: Path) -> FileHold:
    """Lock `<database>.lock` without waiting; links to one database lead to one lock.

    Raises:
        DatabaseHeld: when another process holds it.
        DatabaseReadOnly: when the file cannot be made or its folder is missing.
    """
    real = database.resolve()
    path = real.with_name(f"{real.name}.lock")
    if not real.parent.is_dir():
        raise DatabaseReadOnly(f"there is no folder {real.parent}")
    # A lock made of a file's mere existence would outlive a killed process.
    lock = FileLock(path, mode=OWNER_ONLY, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise DatabaseHeld(f"another process works on {database}") from None
    except OSError as error:
        raise of_system(error) from error
    return FileHold(lock, path)
