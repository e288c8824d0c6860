"""What admins want asked of the panel now."""

from placed_orders import T0

from shop import wishes
from shop.wishes import Wish
from storage import outbox

ANN, BEN = 11, 111


async def wish(database, what, *admins):
    for admin_id in admins:
        await database.write(wishes.wish, what, admin_id, T0)


async def told(database):
    rows = await database.read(outbox.waiting, T0, 10)
    return sorted((row.chat_id, row.kind, row.args) for row in rows)


async def test_a_wish_wakes_the_task_and_waits_until_it_is_answered(database, signals):
    await wish(database, Wish.SYNC, ANN, BEN, ANN)
    assert set(signals) == {"sync"}
    assert await database.read(wishes.waiting, Wish.SYNC) == (ANN, BEN)
    assert await database.read(wishes.waiting, Wish.BALANCE) == ()


async def test_only_who_waited_is_told_and_once(database):
    await wish(database, Wish.BALANCE, ANN, BEN)
    await wish(database, Wish.SYNC, ANN)
    for _ in range(2):
        await database.write(wishes.answer, Wish.BALANCE, (ANN,), {"amount": "1"}, T0)
    assert await told(database) == [(ANN, "admin_balance", '{"amount": "1"}')]
    assert await database.read(wishes.waiting, Wish.BALANCE) == (BEN,)
    assert await database.read(wishes.waiting, Wish.SYNC) == (ANN,)
