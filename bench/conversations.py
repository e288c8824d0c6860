"""Prepared books and a recorded conversation: what the figures about the conversation begin with."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.books import prepare
from bench.script import CONVERSATION, PRESET, Calls, Step, converse, record, write_script
from bench.telegram import Account
from bench.world import FIRST_CUSTOMER, World

CUSTOMERS = 400
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready before a figure is taken.

    Attributes:
        books: a database with a synced catalogue and customers.
        said: what Panelgram says at each step.
        script: the same for the bare bot.
    """

    books: Path
    said: Calls
    script: Path


async def prepared(world: World) -> Prepared:
    """Make the books, and write down what Panelgram says in one conversation."""
    books = await prepare(world, CUSTOMERS)
    token, account = world.account()
    async with world.ours(token, books, CUSTOMERS) as running:
        await account.first()
        await running.rests()
        said = await record(account.chat(FIRST_CUSTOMER))
        tapped = await record(account.chat(FIRST_CUSTOMER + CUSTOMERS - 1), (*CONVERSATION[:5], PRESET))
    said[PRESET.name] = tapped[PRESET.name]
    return Prepared(books, said, write_script(said, world.folder / "script.json"))


def customers(first: int = 1) -> Iterator[int]:
    """Return numbers of customers who have not spoken yet."""
    return iter(range(FIRST_CUSTOMER + first, FIRST_CUSTOMER + CUSTOMERS - 1))


async def walk(
    account: Account,
    said: Calls,
    people: Iterator[int],
    how_many: int,
    steps: tuple[Step, ...] = CONVERSATION,
) -> list[int]:
    """Let so many customers have the conversation, a few at a time; return who."""
    who = [next(people) for _ in range(how_many)]
    waiting = iter(who)

    async def one_after_the_other() -> None:
        for number in waiting:
            await converse(account.chat(number), said, steps)

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    return who
