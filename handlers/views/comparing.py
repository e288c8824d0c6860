"""Up to three services beside each other."""

from collections.abc import Callable, Iterator, Sequence

from handlers.callbacks import ServiceCard
from handlers.finding_callbacks import Compare
from handlers.keyboard import Rows, button, in_rows
from handlers.paging import Page
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.limits import limits
from handlers.views.names import tidy
from handlers.views.records import short
from handlers.views.rows import listed, service_button
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue

SIGNS = ("①", "②", "③")
MOST = len(SIGNS)
NAME = 120
ANSWERS = {"yes": "compare-yes", "no": "compare-no", "unknown": "compare-unknown"}


def with_which(say: Speech, chosen: Sequence[Service], like: Page[Service]) -> Screen:
    """Return the services most like the first one chosen, to take one of them."""
    rows = (service_button(say, at, one, compared((*chosen, one))) for at, one in like.numbered())
    names = lines(*_named(say, chosen))
    nothing = Safe() if like.items else say.html("compare-nothing")
    text = stacked(say.html("compare-with"), names, nothing, *listed(say, like))
    way = compared(chosen) if len(chosen) > 1 else ServiceCard(service=chosen[0].id)
    return Screen(text, (*in_rows(rows, 1), ways.back(say, way)))


def beside(say: Speech, goods: Catalogue, chosen: Sequence[Service]) -> Screen:
    """Return what differs between two or three services."""
    facts = (lines(say.html(key), _values(say, chosen, value)) for key, value in FACTS.items())
    records = lines(say.html("compare-record"), *_records(say, goods, chosen))
    text = stacked(say.html("compare"), lines(*_named(say, chosen)), *facts, records)
    return Screen(text, (*_take(say, chosen), ways.back(say, ServiceCard(service=chosen[0].id))))


def compared(chosen: Sequence[Service], *, more: bool = False) -> Compare:
    """Return the way to a comparison."""
    one, two, three = (*(service.id for service in chosen), 0, 0)[:MOST]
    return Compare(one=one, two=two, three=three, more=more)


def _named(say: Speech, chosen: Sequence[Service]) -> Iterator[Safe]:
    for sign, one in zip(SIGNS, chosen, strict=False):
        yield say.html("compare-name", sign=sign, name=tidy(one.name, NAME))


def _values(say: Speech, chosen: Sequence[Service], value: Callable[[Speech, Service], str]) -> Safe:
    values = (f"{sign} {value(say, one)}" for sign, one in zip(SIGNS, chosen, strict=False))
    return say.html("compare-values", values="   ".join(values))


def _records(say: Speech, goods: Catalogue, chosen: Sequence[Service]) -> Iterator[Safe]:
    for sign, one in zip(SIGNS, chosen, strict=False):
        yield say.html("compare-name", sign=sign, name=short(say, goods.record(one.id)))


def _take(say: Speech, chosen: Sequence[Service]) -> Rows:
    take = (
        button(say.text("button-take", sign=sign), ServiceCard(service=one.id))
        for sign, one in zip(SIGNS, chosen, strict=False)
    )
    more = button(say.text("button-compare-third"), compared(chosen, more=True))
    return (*in_rows(take, MOST), (more,) if len(chosen) < MOST else ())


def _price(say: Speech, one: Service) -> str:
    return say.text("compare-package" if one.per_package else "compare-thousand", rate=say.rate(one.rate))


def _limits(say: Speech, one: Service) -> str:
    return say.text("compare-limits", **limits(say, one.min, one.max))


def _time(say: Speech, one: Service) -> str:
    return tidy(one.average_time, 40) if one.average_time else say.text(ANSWERS["unknown"])


def _answer(flag: str) -> Callable[[Speech, Service], str]:
    return lambda say, one: say.text(ANSWERS[getattr(one, flag)])


FACTS: dict[str, Callable[[Speech, Service], str]] = {
    "compare-price": _price,
    "compare-amount": _limits,
    "compare-time": _time,
    "compare-refill": _answer("refill"),
    "compare-cancel": _answer("cancel"),
    "compare-dripfeed": _answer("dripfeed"),
}
"""What services are compared by, in this order."""
