"""Copies of the database file: where they go, what they are called, which are kept."""

import asyncio
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shop.audit import Finding, audit
from storage.address import sqlite_path
from storage.backup import back_up
from storage.errors import of_system

KEPT = 7
NIGHTLY = re.compile(r"panelgram-night-\d{4}-\d{2}-\d{2}\.db")


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made and looked at.

    Attributes:
        size: bytes.
        findings: what the audit found wrong in it; the copy is kept all the same.
    """

    path: Path
    size: int
    findings: tuple[Finding, ...]


async def copy_books(url: str, target: Path, now: int) -> Copied:
    """Copy a running SQLite database to a file of mode 0600, checked and marked as a copy.

    Args:
        url: `sqlite:///…`.
        target: the file to make; its folder is made when it is missing.
        now: ms UTC.

    Raises:
        DatabaseError: when it could not be made; then there is no new file.
    """
    await asyncio.to_thread(_make_folder, target.parent)
    findings = await back_up(sqlite_path(url), target, now, audit)
    size = await asyncio.to_thread(os.path.getsize, target)
    return Copied(target, size, tuple(findings))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error) from error


def of_night(folder: Path, day: date) -> Path:
    """Return the file of one night's copy."""
    return folder / f"panelgram-night-{day.isoformat()}.db"


def forget_old(folder: Path) -> None:
    """Delete all but the newest copies of nights; files of any other name are nobody's business here."""
    nights = sorted(path for path in folder.iterdir() if NIGHTLY.fullmatch(path.name))
    for path in nights[:-KEPT]:
        path.unlink(missing_ok=True)
