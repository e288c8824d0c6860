"""What is remembered of people and messages is forgotten the moment a transaction changes it."""

import asyncio

import pytest
from cast import ANN
from small_shop import NOW

from handlers.memory import Memory, look
from shop import cards, people
from storage import owners

PLACE = (ANN, 7)


class Counting:
    """A database that counts its readings."""

    def __init__(self, db):
        self._db, self.readings = db, 0

    async def read(self, *args):
        self.readings += 1
        return await self._db.read(*args)


@pytest.fixture
async def db(sqlite_database):
    await sqlite_database.write(people.arrive, ANN, "Ann", None, "en", NOW)
    return sqlite_database


async def test_the_same_person_on_the_same_message_is_read_once(db, memory):
    counting = Counting(db)
    seen = [await memory.known(counting, ANN, PLACE) for _ in range(3)]
    assert counting.readings == 1
    assert seen == [await db.read(look, ANN, PLACE)] * 3


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (people.accept_terms, (ANN, NOW)),
        (people.choose_language, (ANN, "ru")),
        (people.choose_zone, (ANN, "Europe/Kyiv")),
        (people.mark_blocked, (ANN, NOW)),
        (people.arrive, (ANN, "Anna", "anna", "ru", NOW)),
        (owners.add, (ANN, NOW)),
        (cards.forget, PLACE),
    ],
)
async def test_what_a_transaction_changes_is_read_anew(db, memory, deed, said):
    await memory.known(db, ANN, PLACE)
    await db.write(deed, *said)
    counting = Counting(db)
    assert await memory.known(counting, ANN, PLACE) == await db.read(look, ANN, PLACE)
    assert counting.readings == 1


async def test_what_changed_while_it_was_read_is_not_remembered(db):
    memory, between = Memory(), asyncio.Event()

    class Slow(Counting):
        async def read(self, *args):
            found = await super().read(*args)
            await between.wait()
            return found

    slow = Slow(db)
    reading = asyncio.ensure_future(memory.known(slow, ANN, None))
    await asyncio.sleep(0.05)
    await db.write(people.accept_terms, ANN, NOW)
    memory.changed([f"person:{ANN}"])
    between.set()
    assert (await reading).person.terms_at is None
    assert (await memory.known(slow, ANN, None)).person.terms_at == NOW
    assert slow.readings == 2
