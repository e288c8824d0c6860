"""When an order on its way will probably be done."""

from collections.abc import Iterator

from locales import Safe
from locales.speech import Speech
from shop.orders.show import OrderView
from shop.records.ending import By, expected
from shop.records.record import Record


def expected_end(say: Speech, order: OrderView, record: Record | None, now: int) -> Iterator[Safe]:
    """Return the line about its end; nothing where nobody can tell."""
    end = expected(order, record, now)
    if end is None:
        return
    low, high = say.moment(end.low), say.moment(end.high)
    if end.by is By.PACE:
        yield say.html("order-expected-pace", at=high)
    elif end.is_late(now):
        yield say.html("order-expected-late", high=high)
    else:
        orders = say.number(record.orders) if record is not None else ""
        yield say.html("order-expected", low=low, high=high, orders=orders)
