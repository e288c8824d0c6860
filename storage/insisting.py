"""Writing down what has already happened outside: it must reach the database, however long that takes."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from storage.database import Database, Tx
from storage.errors import ConstraintViolated, DatabaseError

T = TypeVar("T")
P = ParamSpec("P")

FIRST_PAUSE_S = 0.05
LONGEST_PAUSE_S = 20.0


async def insist(db: Database, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a writing transaction until the database takes it: a full disk or a lost server may pass.

    A COMMIT of unknown fate is repeated too, so `fn` must bear being run after it has happened.

    Raises:
        ConstraintViolated: the rows are refused; repeating would not help. So with whatever else `fn` raises.
    """
    pause_s = FIRST_PAUSE_S
    while True:
        try:
            return await db.write(fn, *args, **kwargs)
        except ConstraintViolated:
            raise
        except DatabaseError:
            await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
