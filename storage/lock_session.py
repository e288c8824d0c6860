"""The instance lock on PostgreSQL: an advisory lock of a session that does nothing else.

It needs a direct connection: a pooler that hands one session to several clients (PgBouncer in transaction
mode) cannot carry it.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import psycopg

from storage.errors import DatabaseHeld, DatabaseUnreachable
from storage.postgres import patient

# Two numbers that mean us among all who use advisory locks of this database: "Pane" and 1.
KEY = (0x50616E65, 1)
TAKE = "SELECT pg_try_advisory_lock(%s, %s)"
HELD = """SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
          AND classid::bigint = %s AND objid::bigint = %s AND pid = pg_backend_pid())"""
BETWEEN_TRIES_S = 1.0

# The server gives the lock of a machine that vanished away after about 6 s; we notice earlier.
SERVER_NOTICES = "SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3"

Session = psycopg.AsyncConnection[Any]


class SessionHold:
    """A lock that lives as long as its session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def is_held(self) -> bool:
        """Ask the server; a session that is gone raises."""
        return await _yes(self._session, HELD)

    async def let_go(self) -> None:
        """End the session."""
        await self._session.close()


async def take_session(url: str, standing_by: Callable[[], None] | None) -> SessionHold:
    """Take the lock, standing by until it is free when there is something to call meanwhile.

    Raises:
        DatabaseHeld: when another process holds it and nobody waits.
        DatabaseUnreachable: when the server cannot be reached at the beginning.
    """
    if session := await _try(url):
        return SessionHold(session)
    if standing_by is None:
        raise DatabaseHeld("another process works on this database")
    standing_by()
    while True:
        await asyncio.sleep(BETWEEN_TRIES_S)
        try:
            session = await _try(url)
        except DatabaseUnreachable:
            continue
        if session:
            return SessionHold(session)


async def _try(url: str) -> Session | None:
    """Return a session that holds the lock, or None."""
    try:
        session = await Session.connect(patient(url), autocommit=True)
    except psycopg.Error as error:
        raise DatabaseUnreachable(str(error).partition("\n")[0]) from None
    try:
        await session.execute(SERVER_NOTICES)
        if await _yes(session, TAKE):
            return session
    except psycopg.Error as error:
        await session.close()
        raise DatabaseUnreachable(type(error).__name__) from error
    except BaseException:
        await session.close()
        raise
    await session.close()
    return None


async def _yes(session: Session, question: str) -> bool:
    cursor = await session.execute(question.encode(), KEY)
    row = await cursor.fetchone()
    return row is not None and bool(row[0])
