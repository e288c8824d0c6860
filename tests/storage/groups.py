"""Functions that wait together for one COMMIT."""

import asyncio

PUT = "INSERT INTO marks (name, value, at) VALUES (:name, :value, 1)"


def put(tx, name, value="x"):
    tx.run(PUT, name=name, value=value)
    return name


def names(tx):
    return [row["name"] for row in tx.all("SELECT name FROM marks ORDER BY name")]


async def on_connection(db, fn):
    return await db._writer._connection.run(fn)


async def together(db, *functions):
    """Run functions as one group: all wait before the writer looks."""
    return await asyncio.gather(*(db.write(function) for function in functions), return_exceptions=True)


def puts(name, value="x"):
    return lambda tx: put(tx, name, value)
