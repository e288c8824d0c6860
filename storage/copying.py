"""Copies an SQLite file while others use it, with SQLite's backup API."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from storage.database import Tx
from storage.errors import DatabaseBroken, DatabaseReadOnly, of_system
from storage.sqlite_connection import make_private
from storage.sqlite_errors import ours
from storage.sqlite_tx import SqliteTx

T = TypeVar("T")


def copy_database(source: Path, target: Path, finish: Callable[[Tx], T]) -> T:
    """Copy a database to a file that its owner alone can read; what stood there before is replaced.

    The copy is one state of the source: it is made in one step, because SQLite begins anew after every
    write of somebody else. It appears under its name when it is whole, finished and on the disk.

    Args:
        source: the database, in use or not.
        target: where the copy goes.
        finish: run in one transaction on the copy before it appears.

    Returns:
        What `finish` returned.

    Raises:
        DatabaseReadOnly: when the target cannot be written.
        DatabaseFull: when it has no room.
        DatabaseBroken: when the source, and so the copy, is damaged.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        _refuse_itself(source, target)
        partial.unlink(missing_ok=True)
        make_private(partial)
        result = _copy(source, partial, finish)
        partial.replace(target)
        _reach_the_disk(target.parent)
    except sqlite3.Error as error:
        raise ours(error) from error
    except OSError as error:
        raise of_system(error) from error
    finally:
        partial.unlink(missing_ok=True)
    return result


def _refuse_itself(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        raise DatabaseReadOnly(f"{target} is the database itself")


def _copy(source: Path, partial: Path, finish: Callable[[Tx], T]) -> T:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as old,
        closing(sqlite3.connect(partial)) as new,
    ):
        new.isolation_level = None
        old.backup(new)
        # One file that is whole by itself, not one with a log beside it.
        new.execute("PRAGMA journal_mode = DELETE").fetchall()
        _check(new)
        new.execute("BEGIN")
        result = finish(SqliteTx(new))
        new.execute("COMMIT")
    _reach_the_disk(partial)
    return result


def _check(copy: sqlite3.Connection) -> None:
    for question in ("PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"):
        for row in copy.execute(question):
            if row != ("ok",):
                raise DatabaseBroken(f"the copy is damaged: {row[0]}")


def _reach_the_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
