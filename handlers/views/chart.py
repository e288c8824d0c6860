"""The picture of an order: what is drawn, what stands under it."""

from collections.abc import Sequence

from handlers.callbacks import OrderCard
from handlers.charts import Chart
from handlers.keyboard import Rows, button
from handlers.picture_callbacks import Draw
from locales.speech import Speech
from shop.orders.show import OrderView, Sighting
from shop.records.ending import expected
from shop.records.record import Record

QUARTERS = 4


def chart(
    say: Speech, order: OrderView, seen: Sequence[Sighting], record: Record | None, now: int, *, is_dark: bool
) -> Chart:
    """Return what is drawn.

    Args:
        say: texts.
        order: as it stands; the panel took it.
        seen: how it went on, oldest first.
        record: of its service.
        now: ms UTC.
        is_dark: for a dark chat.
    """
    end = expected(order, record, now)
    points = _points(order, seen, now)
    return Chart(
        points=points,
        whole=order.units,
        marks=tuple(say.number(order.units * part // QUARTERS) for part in range(QUARTERS + 1)),
        delivered=say.text("picture-delivered"),
        zone=say.zone.key,
        is_dark=is_dark,
        end=None if end is None or end.high <= now else (max(end.low, now), end.high),
        expected=say.text("picture-expected"),
    )


def caption(say: Speech, order: OrderView, chart: Chart) -> str:
    """Return what stands under a picture, in plain text."""
    numbers = {"delivered": say.number(chart.points[-1][1]), "quantity": say.number(chart.whole)}
    return say.text("picture-caption", id=str(order.id), **numbers)


def below(say: Speech, order_id: int, *, is_dark: bool) -> Rows:
    """Return the buttons under a picture."""
    look = "button-picture-light" if is_dark else "button-picture-dark"
    return (
        (
            button(say.text(look), Draw(order=order_id, dark=not is_dark)),
            button(say.text("button-picture-again"), Draw(order=order_id, dark=is_dark)),
        ),
        (button(say.text("button-to-order"), OrderCard(order=order_id)),),
    )


def _points(order: OrderView, seen: Sequence[Sighting], now: int) -> tuple[tuple[int, int], ...]:
    begun = order.placed_at or order.created_at
    points = [(begun, 0), *((one.at, one.delivered) for one in seen if one.at > begun)]
    if order.state == "placed" and now > points[-1][0]:
        done = points[-1][1] if order.remains is None else max(0, order.units - order.remains)
        points.append((now, min(order.units, done)))
    return tuple(points)
