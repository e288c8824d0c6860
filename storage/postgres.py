"""PostgreSQL: the same functions on worker threads, each a transaction on a pooled connection."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool, PoolTimeout

from storage.database import Tx
from storage.errors import DatabaseError, DatabaseUnreachable
from storage.postgres_transaction import READ, WRITE, Function, Pool, run
from storage.postgres_tx import adapt

T = TypeVar("T")
P = ParamSpec("P")

Listener = Callable[[Iterable[str]], None]

WORKERS = 8
OPEN_S = 10.0
OLDEST_SERVER = 130_000

# A server that is gone without a word is noticed within about 20 s.
PATIENCE: dict[str, str | int | None] = {
    "application_name": "panelgram",
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


class PostgresDatabase:
    """A PostgreSQL database; made with `await PostgresDatabase.open(url)`, ended with `await close()`."""

    dialect = "postgresql"

    def __init__(self, pool: Pool, listener: Listener) -> None:
        self._pool = pool
        self._threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="postgres")
        self._listener = listener

    @classmethod
    async def open(cls, url: str, listener: Listener = lambda _names: None) -> Self:
        """Open the pool.

        Raises:
            DatabaseUnreachable: when the server cannot be reached or lets us not in.
            DatabaseError: when the URL is none, or the server too old.
        """
        conninfo = patient(url)
        await asyncio.to_thread(_try_out, conninfo)
        pool: Pool = ConnectionPool(
            conninfo,
            min_size=1,
            max_size=WORKERS,
            open=False,
            timeout=OPEN_S,
            kwargs={"autocommit": True},
            configure=adapt,
        )
        try:
            await asyncio.to_thread(pool.open, wait=True, timeout=OPEN_S)
        except PoolTimeout as error:
            await asyncio.to_thread(pool.close)
            raise DatabaseUnreachable("PostgreSQL does not answer") from error
        return cls(pool, listener)

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` in a reading transaction."""
        result: T = await self._run(lambda tx: fn(tx, *args, **kwargs), READ)
        return result

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(tx, …)` in a transaction of its own and return after COMMIT.

        Raises:
            CommitUnknown: when the connection was lost while COMMIT was on its way and the server cannot
                say what became of it.
        """
        result: T = await self._run(lambda tx: fn(tx, *args, **kwargs), WRITE)
        return result

    async def close(self) -> None:
        """Finish what runs and close the pool."""
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._pool.close)

    async def _run(self, function: Function, begin: str) -> Any:  # noqa: ANN401 - the result of any function
        work = partial(run, self._pool, function, begin)
        answer = asyncio.get_running_loop().run_in_executor(self._threads, work)
        answer.add_done_callback(self._tell)
        # A caller that goes away must not take its transaction with it, nor its signals.
        outcome = await asyncio.shield(answer)
        if outcome.error is not None:
            raise outcome.error
        return outcome.result

    def _tell(self, answer: "asyncio.Future[Any]") -> None:
        if not answer.cancelled() and answer.exception() is None and (names := set(answer.result().signals)):
            self._listener(names)


def patient(url: str) -> str:
    """Return the URL as connection settings that notice a server that is gone.

    Raises:
        DatabaseError: when it is no URL of PostgreSQL; without its text, which holds a password.
    """
    try:
        return make_conninfo("", **PATIENCE | dict(conninfo_to_dict(url)))
    except psycopg.Error:
        raise DatabaseError("DATABASE_URL is not postgresql://user:password@host/database") from None


def _try_out(conninfo: str) -> None:
    try:
        with psycopg.connect(conninfo) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise DatabaseUnreachable(str(error).partition("\n")[0]) from None
    if version < OLDEST_SERVER:
        raise DatabaseError(f"PostgreSQL {version // 10_000} is too old: 13 or newer is needed")
