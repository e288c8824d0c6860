"""Services in lists: a line of the text for each, and its button."""

from aiogram.filters.callback_data import CallbackData

from handlers.keyboard import Button, button
from handlers.paging import Page
from handlers.screen import lines
from handlers.views.limits import limits
from handlers.views.names import tidy
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service


def listed(say: Speech, shown: Page[Service]) -> tuple[Safe, ...]:
    """Return the services of a page with their prices, and which page it is."""
    named = (_line(say, at, one) for at, one in shown.numbered())
    return (lines(*named), shown.line(say))


def service_button(say: Speech, at: int, one: Service, to: CallbackData) -> Button:
    """Return the button of a service, with the number of its line."""
    if one.suspended:
        return button(say.text("button-service-closed", at=at, name=tidy(one.name)), to)
    return button(say.text("button-service", at=at, rate=say.rate(one.rate), name=tidy(one.name)), to)


def _line(say: Speech, at: int, one: Service) -> Safe:
    name = tidy(one.name)
    if one.suspended:
        return say.html("service-line-closed", at=at, name=name)
    if one.per_package:
        return say.html("service-line-package", at=at, name=name, rate=say.rate(one.rate))
    rate = say.rate(one.rate)
    return say.html("service-line", at=at, name=name, rate=rate, **limits(say, one.min, one.max))
