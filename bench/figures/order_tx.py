"""The shop's own confirm at 64 callers, durable, against its SQL with an await for each statement."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, time
from typing import Any, TypeVar

import aiosqlite

from bench.conversations import Prepared
from bench.goals import Measured
from bench.house import house_for, offered
from bench.recorded import Recorded, Statement
from bench.world import FIRST_CUSTOMER, World
from shop.audit import audit_in_parts
from shop.house import House
from shop.orders.confirm import Confirmed, confirm
from storage import panels as panel_rows
from storage.database import Database, Tx
from storage.opening import open_database
from storage.sqlite_connection import WRITER

T = TypeVar("T")
Quotes = list[tuple[int, int]]

RUNS = 5
CALLERS = 64
ORDERS = 2_000
CUSTOMERS = 200
SECONDS = RUNS * 12 + 10


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Let both confirm the same quotes, each on a fresh copy."""
    books = world.folder / "quotes.db"
    shutil.copyfile(ready.books, books)
    ids = await _with(books, _offer)
    recorded = await _with(_copy(books), lambda db, house: _record(db, house, ids))
    ours, theirs, found = [], [], []
    for _ in range(RUNS):
        path = _copy(books)
        ours.append(await _with(path, lambda db, house: _grouped(db, house, ids)))
        found.append(await _audited(path))
        path = _copy(books)
        theirs.append(await _awaited(path, recorded))
        found.append(await _audited(path))
    runs = tuple(one / two for one, two in zip(ours, theirs, strict=True))
    note = (
        f"{median(theirs):.0f} orders/s beside it; {len(recorded[0])} statements an order, {CALLERS} callers"
    )
    wrong = tuple(f"after a run: {one}" for one in found if one)
    return (Measured("order_tx", median(ours), median(ours) / median(theirs), runs, note, wrong),)


async def _with(path: Path, work: Callable[[Database, House], Awaitable[T]]) -> T:
    db = await open_database(f"sqlite:///{path}")
    try:
        return await work(db, await house_for(db))
    finally:
        await db.close()


async def _offer(db: Database, house: House) -> Quotes:
    """Make the quotes; return person and number of each."""
    return await db.write(_offers, house)


def _offers(tx: Tx, house: House) -> Quotes:
    now = int(time() * 1000)
    panel_rows.synced(tx, house.panel_id, now)
    people = [FIRST_CUSTOMER + nth % CUSTOMERS for nth in range(ORDERS)]
    return [
        (person, offered(tx, house, person, f"https://instagram.com/p/quote{nth}", now).id)
        for nth, person in enumerate(people)
    ]


async def _record(db: Database, house: House, ids: Quotes) -> list[list[Statement]]:
    return [await db.write(_recorded, house, *one) for one in ids]


def _recorded(tx: Tx, house: House, person: int, quote: int) -> list[Statement]:
    watched = Recorded(tx)
    confirm(watched, house, person, quote, int(time() * 1000))
    return watched.statements


async def _grouped(db: Database, house: House, ids: Quotes) -> float:
    """Return how many orders a second the shop confirms."""
    waiting = iter(ids)

    async def caller() -> None:
        for person, quote in waiting:
            done = await db.write(confirm, house, person, quote, int(time() * 1000))
            assert isinstance(done, Confirmed), done

    return await _per_second(caller)


async def _awaited(path: Path, recorded: list[list[Statement]]) -> float:
    """Return how many orders a second the same SQL makes with an await for each statement."""
    waiting, turn = iter(recorded), asyncio.Lock()
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        for pragma in ("PRAGMA journal_mode = WAL", *WRITER):
            await connection.execute_fetchall(pragma)

        async def caller() -> None:
            while True:
                async with turn:
                    statements = next(waiting, None)
                    if statements is None:
                        return
                    await connection.execute_fetchall("BEGIN IMMEDIATE")
                    for sql, values in statements:
                        await connection.execute_fetchall(sql, values)
                    await connection.execute_fetchall("COMMIT")

        return await _per_second(caller)


async def _per_second(caller: Callable[[], Coroutine[Any, Any, None]]) -> float:
    began = perf_counter()
    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    return ORDERS / (perf_counter() - began)


async def _audited(path: Path) -> str:
    """Return what is wrong with the books, or nothing."""
    db = await open_database(f"sqlite:///{path}")
    try:
        findings = await audit_in_parts(db)
        made = len(await db.read(lambda tx: tx.all("SELECT id FROM orders")))
    finally:
        await db.close()
    return f"{len(findings)} findings, {made} orders" if findings or made != ORDERS else ""


def _copy(books: Path) -> Path:
    path = books.with_name("orders.db")
    for old in path.parent.glob("orders.db*"):
        old.unlink()
    shutil.copyfile(books, path)
    return path
