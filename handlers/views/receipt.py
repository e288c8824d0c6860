"""The receipt of an order: everything its person may show to others, as plain text."""

from collections.abc import Iterator

from handlers.callbacks import OrderCard
from handlers.keyboard import leading
from handlers.screen import Screen, lines, stacked
from handlers.sharing import share_link
from handlers.views import ways
from handlers.views.amounts import amount
from handlers.views.names import tidy
from handlers.views.order import what
from handlers.views.particulars import where
from handlers.views.standing import standing
from locales import Safe
from locales.speech import Speech
from shop.orders.show import OrderView

LINK = 300


def receipt(say: Speech, order: OrderView, now: int) -> Screen:
    """Return the receipt; what the operator pays stands on none."""
    state = say.text(standing(order, now).title)
    whole = lines(*_order(say, order, state), *_money(say, order), *_times(say, order))
    share = leading(say.text("button-share"), _address(say, order, state))
    rows = ((share,), ways.back(say, OrderCard(order=order.id)))
    return Screen(stacked(Safe(f"<pre>{whole}</pre>"), say.html("receipt")), rows)


def _order(say: Speech, order: OrderView, state: str) -> Iterator[Safe]:
    yield say.html("receipt-order", id=str(order.id))
    yield say.html("receipt-state", state=state)
    yield say.html("receipt-service", name=tidy(order.service_name))
    yield say.html("receipt-link", link=where(order))
    yield say.html("receipt-quantity", quantity=amount(say, order))
    if order.start_count is not None:
        yield say.html("receipt-start", start=say.number(order.start_count))
    if order.remains:
        yield say.html("receipt-remains", remains=say.number(order.remains))


def _money(say: Speech, order: OrderView) -> Iterator[Safe]:
    yield say.html("receipt-price", price=say.money(order.price, order.currency))
    if order.held:
        yield say.html("receipt-held", amount=say.money(order.held, order.currency))
    if order.given_back:
        yield say.html("receipt-back", amount=say.money(order.given_back, order.currency))
    if order.charged:
        spent = order.charged - order.given_back
        yield say.html("receipt-spent", amount=say.money(spent, order.currency))


def _times(say: Speech, order: OrderView) -> Iterator[Safe]:
    yield say.html("receipt-ordered", when=say.stamp(order.created_at))
    if order.sent_at is not None:
        yield say.html("receipt-sent", when=say.stamp(order.sent_at))
    if order.placed_at is not None:
        yield say.html("receipt-placed", when=say.stamp(order.placed_at))
    if order.ended_at is not None:
        yield say.html("receipt-ended", when=say.stamp(order.ended_at))


def _address(say: Speech, order: OrderView, state: str) -> str:
    """Return the address that opens Telegram's own choice of a chat to send this to."""
    name = tidy(order.service_name, LINK)
    words = say.text("shared-order", id=str(order.id), name=name, what=what(say, order), state=state)
    return share_link(words, order.link if "link" in order.fields else None)
