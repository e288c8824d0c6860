"""One function as one transaction on PostgreSQL, run again where that is safe; runs on a worker's thread."""

from collections.abc import Callable
from contextlib import suppress
from time import sleep
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from storage.database import Tx
from storage.errors import CommitUnknown, DatabaseBusy, DatabaseError, DatabaseUnreachable
from storage.outcome import Outcome, call
from storage.postgres_errors import asks_for_another_try, ours
from storage.postgres_tx import PostgresTx

Connection = psycopg.Connection[Any]
Pool = ConnectionPool[Connection]
Function = Callable[[Tx], Any]

TRIES = 6
LOOKS = 25
BETWEEN_LOOKS_S = 0.2

# A reading transaction sees one state, as on SQLite. A writing one learns its number, which later tells
# whether it was committed, in the same round trip.
READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 2000; SELECT NULL"
WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_current_xact_id()::text"
OUTCOME = "SELECT pg_xact_status(%s::xid8)"


class Again(Exception):
    """Nothing of this try was committed, and another may succeed.

    Attributes:
        error: what to tell when no try is left.
    """

    def __init__(self, error: BaseException, *, lost: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.lost = lost


def run(pool: Pool, function: Function, begin: str) -> Outcome:
    """Run a function in a transaction of its own.

    It is run again after a deadlock, a serialization failure, and a lost connection when the transaction
    was not committed. A connection lost during COMMIT leaves that open: then the server is asked.

    Raises:
        DatabaseUnreachable: when no connection can be had.
        DatabaseBusy: when the last try failed too.
        CommitUnknown: when the server cannot say what became of the COMMIT. The functions of this project
            are guarded by unique keys and by the state they expect, so the caller may simply run it again.
    """
    tries = TRIES
    while True:
        tries -= 1
        try:
            return _once(pool, function, begin)
        except Again as again:
            if not tries:
                raise again.error from again
            if again.lost:
                pool.check()


def _once(pool: Pool, function: Function, begin: str) -> Outcome:
    try:
        with pool.connection() as connection:
            number = _begin(connection, begin)
            outcome = _call(connection, function)
            if _end(connection, outcome):
                return outcome
    except PoolTimeout as error:
        raise DatabaseUnreachable("PostgreSQL does not answer") from error
    if number is None or was_committed(pool, number):
        return outcome
    raise Again(DatabaseUnreachable("the connection was lost again and again"), lost=True)


def _begin(connection: Connection, begin: str) -> str | None:
    try:
        cursor = connection.execute(begin.encode())
        while cursor.nextset():
            pass
        row = cursor.fetchone()
    except psycopg.Error as error:
        if connection.closed:
            raise Again(ours(error), lost=True) from error
        raise ours(error) from error
    return None if row is None else row[0]


def _call(connection: Connection, function: Function) -> Outcome:
    tx = PostgresTx(connection)
    outcome = call(tx, function)
    if connection.closed:
        raise Again(outcome.error or DatabaseUnreachable("the connection was lost"), lost=True)
    if asks_for_another_try(tx.failure):
        raise Again(outcome.error or DatabaseBusy("a deadlock"), lost=False)
    return outcome


def _end(connection: Connection, outcome: Outcome) -> bool:
    """Commit what went well, roll back what did not; False when the connection was lost during COMMIT."""
    if outcome.error is not None:
        with suppress(psycopg.Error):
            connection.execute("ROLLBACK")
        return True
    try:
        said = connection.execute("COMMIT").statusmessage
    except psycopg.Error as error:
        if connection.closed:
            return False
        raise Again(ours(error), lost=False) if asks_for_another_try(error) else ours(error) from error
    if said != "COMMIT":
        raise DatabaseError(f"PostgreSQL answered COMMIT with {said}")
    return True


def was_committed(pool: Pool, number: str) -> bool:
    """Ask the server what became of a transaction whose connection was lost during COMMIT.

    Raises:
        CommitUnknown: when it cannot be asked, or the lost connection's process still works on it.
    """
    try:
        for _ in range(LOOKS):
            status = _status(pool, number)
            if status in {"committed", "aborted"}:
                return status == "committed"
            sleep(BETWEEN_LOOKS_S)
    except (psycopg.Error, PoolTimeout) as error:
        raise CommitUnknown("the connection was lost during COMMIT") from error
    raise CommitUnknown("the connection was lost during COMMIT")


def _status(pool: Pool, number: str) -> str | None:
    pool.check()
    with pool.connection() as connection:
        row = connection.execute(OUTCOME, (number,)).fetchone()
    return None if row is None else row[0]
