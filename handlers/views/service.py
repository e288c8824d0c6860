"""The card of one service, which is the step that asks for the link."""

from collections.abc import Iterator
from html import escape

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.fields import question
from handlers.views.limits import limits
from handlers.views.names import tidy, told
from handlers.views.platforms import platform_name
from handlers.views.records import record_line
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.records.record import Record

DESCRIPTION = 1500
REFILL = {"yes": "refill-yes", "no": "refill-no", "unknown": "refill-unknown"}
CANCEL = {"yes": "cancel-yes", "no": "cancel-no", "unknown": "cancel-unknown"}


def card(
    say: Speech, service: Service, example: str, back: CallbackData, record: Record | None = None
) -> Screen:
    """Return everything known about a service, and the question for the link when it can be ordered."""
    ask = _first_question(say, service, example)
    closed = why_closed(say, service)
    text = stacked(
        _head(say, service), lines(*_facts(say, service, record)), _description(service), closed or ask
    )
    return Screen(text, (ways.back(say, back),), asks=not closed)


def why_closed(say: Speech, service: Service) -> Safe:
    """Return why a service cannot be ordered now, or nothing."""
    if service.suspended:
        return say.html("service-suspended")
    return Safe() if service.orderable else say.html("service-later")


def rules(say: Speech, service: Service, record: Record | None = None) -> Iterator[Safe]:
    """Return the lines about speed, refill and cancelling, and what is known from orders."""
    if service.average_time:
        yield say.html("service-speed", time=tidy(service.average_time, 60))
    yield say.html(REFILL[service.refill])
    yield say.html(CANCEL[service.cancel])
    yield from record_line(say, service, record)


def rate(say: Speech, service: Service) -> Safe:
    """Return the price line."""
    if service.per_package:
        return say.html("service-rate-package", rate=say.rate(service.rate))
    return say.html("service-rate", rate=say.rate(service.rate))


def _head(say: Speech, service: Service) -> Safe:
    platform, category = platform_name(say, service.platform), tidy(service.category, 80)
    where = category if platform.lower() in category.lower() else f"{platform}, {category}"
    return say.html("service", name=tidy(service.name), where=where, number=service.number)


def _facts(say: Speech, service: Service, record: Record | None) -> Iterator[Safe]:
    yield rate(say, service)
    if not service.per_package:
        yield say.html("service-limits", **limits(say, service.min, service.max))
    yield from rules(say, service, record)
    if service.dripfeed == "yes" and service.rule is not None and service.rule.field("runs"):
        yield say.html("dripfeed-yes")


def _first_question(say: Speech, service: Service, example: str) -> Safe:
    rule = service.rule
    if rule is None or rule.has_link:
        return say.html("ask-link", example=example)
    return question(say, service, rule.fields[0], {})


def _description(service: Service) -> Safe:
    if not service.description:
        return Safe()
    words = escape(told(service.description, DESCRIPTION), quote=False)
    return Safe(f"<blockquote expandable>{words}</blockquote>") if words else Safe()
