"""What tests of the desk share: pauses that begin, and amounts and times as a chat shows them."""

from decimal import Decimal

from cast import HOUSE

from locales import figures
from shop import pauses


async def start(world, kind, **detail):
    await world.db.write(pauses.start, HOUSE, 1, kind, world.now, **detail)


async def on(world):
    return [pause.kind for pause in await world.db.read(pauses.active, 1, world.now)]


def usd(chat, amount):
    return figures.amount(Decimal(amount), "USD", chat.language)


def moment(chat, at):
    return figures.moment(at, chat.language, HOUSE.zone, "dt")
