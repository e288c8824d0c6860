"""Brings a schema up to date, forward only, in a child process so that a running bot never loads Alembic."""

import asyncio
import os
import sys

from storage.errors import DatabaseError

URL = "PANELGRAM_MIGRATE_URL"


class MigrationFailed(DatabaseError):
    """The schema could not be brought up to date; the migration that failed changed nothing."""


async def migrate(url: str) -> None:
    """Run what is missing in a child process; the caller holds the instance lock.

    Args:
        url: `sqlite:///…` or `postgresql://…`; handed over in the environment, not on the command line.

    Raises:
        MigrationFailed: with the child's last line.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "storage.migrating",
        env=os.environ | {URL: url},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await child.communicate()
    finally:
        await _end(child)
    if child.returncode:
        raise MigrationFailed(said.decode(errors="replace").strip().rpartition("\n")[2])


async def _end(child: asyncio.subprocess.Process) -> None:
    """A child must not go on migrating after its parent gave up and let the lock go."""
    if child.returncode is None:
        child.kill()
        await child.wait()
