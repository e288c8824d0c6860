"""A move, and one look at either end of it."""

import pytest
from schemas import rows, schema

from shop.audit import audit
from storage.errors import CannotMove
from storage.move import move
from storage.opening import open_database

NOW = 1_800_000_000_000


async def look(url, fn, *args):
    db = await open_database(url)
    try:
        return await db.read(fn, *args)
    finally:
        await db.close()


async def write(url, fn, *args, **kwargs):
    db = await open_database(url)
    try:
        return await db.write(fn, *args, **kwargs)
    finally:
        await db.close()


async def refused(source, target, reason, audit=audit):
    """The move is refused, and both are as they were."""
    before = rows(source), rows(target), schema(target)
    with pytest.raises(CannotMove, match=reason):
        await move(source, target, NOW, audit)
    assert (rows(source), rows(target), schema(target)) == before


def comparable(url):
    """Rows by table; SQLite keeps flags as 0 and 1."""
    return {
        name: sorted((tuple(map(as_number, row)) for row in kept), key=repr)
        for name, kept in rows(url).items()
    }


def as_number(value):
    return int(value) if isinstance(value, bool) else value
