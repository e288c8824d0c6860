"""The one order of these tests, on its way and as it stands."""

from cast import ANN, HOUSE

from shop.orders import outcome, send, show
from storage import ledger

POST = "https://instagram.com/p/abc"
MINUTE = 60_000


async def post(world, answer):
    def sent(tx):
        assert send.start_sending(tx, HOUSE, 1, world.now)
        outcome.record_outcome(tx, HOUSE, 1, answer, world.now)

    await world.db.write(sent)


async def order(world):
    return await world.db.read(show.any_order, 1)


async def held(world, person=ANN):
    return await world.db.read(ledger.balance, f"held:{person}")
