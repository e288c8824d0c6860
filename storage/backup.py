"""Backups of an SQLite file, made while the bot runs, checked, and marked as what they are."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from storage import marks
from storage.copying import copy_database
from storage.database import Tx

T = TypeVar("T")


async def back_up(source: Path, target: Path, now: int, check: Callable[[Tx], T]) -> T:
    """Copy a running database to one file of mode 0600 that carries the mark `backup`.

    SQLite checks the copy's integrity and references. The copy is kept whatever `check` returns.

    Args:
        source: the database file.
        target: the file to make; one that stands there is replaced when the new one is whole.
        now: ms UTC, the value of the mark.
        check: asks the copy what the caller wants to know of it, for example the audit.

    Returns:
        What `check` returned.

    Raises:
        DatabaseBroken: when the copy is damaged; then it is not kept.
        DatabaseReadOnly: when the target cannot be written.
        DatabaseFull: when there is no room for it.
    """

    def finish(tx: Tx) -> T:
        marks.put(tx, marks.BACKUP, str(now), now)
        return check(tx)

    return await asyncio.to_thread(copy_database, source, target, finish)
