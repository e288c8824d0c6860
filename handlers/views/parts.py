"""The orders that a panel made of one: runs of a drip-feed, posts of a subscription."""

from handlers.callbacks import OrderCard, Parts
from handlers.paging import ROWS, Page
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.standing import CANCELED, COMPLETED, MOVING, PARTIAL
from locales import Safe
from locales.speech import Speech
from shop.orders.show import OrderView, Part

ENDED = {"completed": COMPLETED, "partial": PARTIAL, "canceled": CANCELED, "refunded": CANCELED}


def parts(say: Speech, order: OrderView, shown: Page[Part]) -> Screen:
    """Return one page of an order's parts, oldest first."""
    key = "part-run" if "runs" in order.fields else "part-post"
    before = shown.at * ROWS
    listed = lines(*(_line(say, key, before + at, part) for at, part in shown.numbered()))
    text = stacked(say.html("parts", id=str(order.id)), listed or say.html("parts-none"), shown.line(say))
    turn = shown.row(say, lambda page: Parts(order=order.id, page=page))
    return Screen(text, (turn, ways.back(say, OrderCard(order=order.id))))


def _line(say: Speech, key: str, at: int, part: Part) -> Safe:
    how = ENDED.get(part.status or "") or MOVING.get(part.status, MOVING["unrecognised"])
    line = say.html(key, at=at, state=say.text(how.title))
    if part.is_final or not part.remains:
        return line
    return say.html("part-remains", line=line, remains=say.number(part.remains))
