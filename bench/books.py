"""Prepared books: a synced catalogue, and customers who have accepted the rules."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from time import time

from bench.world import FIRST_CUSTOMER, World
from shop import people
from storage.database import Tx
from storage.opening import bring_up_to_date, open_database

PATIENCE_S = 90.0


async def prepare(world: World, customers: int) -> Path:
    """Let Panelgram sync five thousand services, then add customers; return its database file."""
    path = world.folder / "prepared" / "panelgram.db"
    path.parent.mkdir(exist_ok=True)
    url = f"sqlite:///{path}"
    await bring_up_to_date(url)
    token, _account = world.account()
    settings = {"DATABASE_URL": url}
    async with world.ours(token, path, 1, **settings):
        async with asyncio.timeout(PATIENCE_S):
            while not _synced(path):
                await asyncio.sleep(0.1)
    await _add_customers(url, customers)
    return path


async def customers_alone(path: Path, customers: int) -> Path:
    """Make books with customers and without any service; return the file."""
    url = f"sqlite:///{path}"
    await bring_up_to_date(url)
    await _add_customers(url, customers)
    return path


async def _add_customers(url: str, customers: int) -> None:
    db = await open_database(url)
    await db.write(_customers, customers)
    await db.close()


def _synced(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        [found] = connection.execute("SELECT count(*) FROM panels WHERE synced_at IS NOT NULL").fetchone()
        return bool(found)


def _customers(tx: Tx, how_many: int) -> None:
    now = int(time() * 1000)
    for number in range(FIRST_CUSTOMER, FIRST_CUSTOMER + how_many):
        people.arrive(tx, number, f"Customer {number}", f"customer_{number}", "en", now)
        people.accept_terms(tx, number, now)
