"""What is different about services one uses, a line each, with the ways to them and to silence."""

from decimal import Decimal

from handlers.callbacks import ServiceCard
from handlers.keyboard import Rows, button, in_rows
from handlers.notification_callbacks import Changes
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.limits import limits
from handlers.views.names import tidy
from locales import Safe
from locales.speech import Speech
from shop.catalogue.changes import PRICES, Kind
from shop.catalogue.news import News

NAME = 80
SHOWN = 10
OPENED = 4
LINES = {
    Kind.GONE: "news-gone",
    Kind.BACK: "news-back",
    Kind.DEARER: "news-dearer",
    Kind.CHEAPER: "news-cheaper",
    Kind.LIMITS: "news-limits",
}


def digest(say: Speech, found: tuple[News, ...]) -> Screen:
    """Return what is different, the weightiest first, and buttons to the first services that can be had."""
    more = (say.html("news-more", count=len(found) - SHOWN),) if len(found) > SHOWN else ()
    text = stacked(say.html("news"), lines(*(_line(say, one) for one in found[:SHOWN])), *more)
    hush = button(say.text("button-changes-off"), Changes(on=False, below=True))
    return Screen(text, (*_services(say, found), (hush,), ways.home(say)))


def amounts(say: Speech, kind: Kind, was: str, became: str) -> dict[str, str]:
    """Return what was and what is, of prices and limits as they are kept."""
    if kind in PRICES:
        return {"was": say.rate(Decimal(was)), "became": say.rate(Decimal(became))}
    return {"was": _limits(say, was), "became": _limits(say, became)} if kind is Kind.LIMITS else {}


def _line(say: Speech, one: News) -> Safe:
    service = one.service
    per = say.text("news-per-package" if service.per_package else "news-per-thousand")
    name, rate = tidy(service.name, NAME), say.rate(service.rate)
    return say.html(
        LINES[one.kind], name=name, rate=rate, per=per, **amounts(say, one.kind, one.was, one.became)
    )


def _services(say: Speech, found: tuple[News, ...]) -> Rows:
    here = {one.service.id: one.service for one in found[:SHOWN] if one.kind is not Kind.GONE}
    buttons = (
        button(say.text("button-news", name=tidy(one.name)), ServiceCard(service=number))
        for number, one in [*here.items()][:OPENED]
    )
    return in_rows(buttons, 1)


def _limits(say: Speech, kept: str) -> str:
    """Return limits, which are kept as `least/most`, in words."""
    least, _, most = kept.partition("/")
    return say.text("compare-limits", **limits(say, int(least), int(most)))
