"""What a panel says of an order, and telling the shop."""

from decimal import Decimal

from placed_orders import (
    MINUTE,
    T0,
    house_of,
    order_row,
)

from panel.answers import EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import Vocabulary
from shop.orders.apply_status import apply_status
from storage import panel_orders

HOUSE = house_of()
NOT_FOUND = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")


def says(word, remains=None, **fields):
    """One entry of a status answer as the client would read it."""
    if fields.get("charge") is not None:
        fields["charge"] = Decimal(fields["charge"])
    return OrderStatus(Vocabulary().order_status(word), word, remains=remains, **fields)


async def tell_all(db, row, *answers, start=T0, step=MINUTE, house=HOUSE):
    for n, answer in enumerate(answers):
        await db.write(apply_status, house, row, answer, start + n * step)
    return await db.read(panel_orders.find, row.id), await db.read(order_row, row.order_id)
