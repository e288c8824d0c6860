"""Ways through the questions of time, as a person takes them."""

from datetime import UTC, datetime

from small_shop import NOW

from shop.schedules.occurring import occur
from storage import orders, schedules
from storage import panels as panel_rows

POST = "https://instagram.com/p/abc"
ONE = f"101 {POST} 500"
"""500 likes for 0.45, on one line. It is 2026-09-21, 14:13:20 UTC."""

HOUR, DAY = 3_600_000, 86_400_000


def at(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000


async def asked_when(chat, zone="Europe/Berlin"):
    """A half-made order whose person has said their zone, at the question for the moment."""
    await chat.write(ONE)
    await chat.tap("button-later")
    if chat.sees("choose-zone"):
        await chat.press(chat.button("button-at-zone")["callback_data"].rpartition(":")[0] + f":{zone}")
    assert chat.sees("later-ask")
    return chat


async def repeated(chat, *, typed="tomorrow 9:00", how="button-daily", times="5", budget=None):
    """Confirm a repeated order."""
    await asked_when(chat)
    await chat.write(typed)
    await chat.tap(how)
    await chat.write(times)
    await (chat.tap("button-budget-whole") if budget is None else chat.write(budget))
    await chat.tap("button-confirm-repeat")
    return chat


async def the_order(world, number=1):
    return await world.db.read(orders.find, number)


async def the_schedule(world, number=1):
    return await world.db.read(schedules.find, number)


def _make_due(tx, house, now, number):
    panel_rows.synced(tx, 1, now)
    occur(tx, house, number, now)


async def time_comes(world, moment, number=1):
    """What is repeated is due at a moment, ms UTC."""
    world.now = moment
    await world.db.write(_make_due, world.dispatcher["house"], moment, number)


__all__ = [
    "DAY",
    "HOUR",
    "NOW",
    "ONE",
    "POST",
    "asked_when",
    "at",
    "repeated",
    "the_order",
    "the_schedule",
    "time_comes",
]
