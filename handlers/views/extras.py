"""What can be done with a service besides ordering it."""

from aiogram.filters.callback_data import CallbackData

from handlers import start_links
from handlers.callbacks import ServiceCard
from handlers.finding_callbacks import Compare, Found, Share, Star, StarFound
from handlers.keyboard import Row, button, copying, leading
from handlers.screen import Screen
from handlers.sharing import share_link
from handlers.views import ways
from handlers.views.names import tidy
from locales.speech import Speech
from shop.catalogue.service import Service


def row(say: Speech, service: Service, back: CallbackData | None, *, starred: bool) -> Row:
    """Return the buttons under a service's card, which leads back to `back`."""
    star = say.text("button-starred" if starred else "button-star")
    return (
        button(star, _star(service, back)),
        button(say.text("button-compare"), Compare(one=service.id, more=True)),
        button(say.text("button-share"), Share(service=service.id)),
    )


def _star(service: Service, back: CallbackData | None) -> CallbackData:
    if isinstance(back, Found):
        return StarFound(search=back.search, page=back.page, service=service.id)
    return Star(service=service.id)


def share(say: Speech, service: Service, username: str) -> Screen:
    """Return a link that opens a service, to copy or to send to somebody."""
    link = start_links.to_service(username, service.id)
    send = (leading(say.text("button-send-on"), share_link(tidy(service.name), link)),)
    text = say.html("share", name=tidy(service.name), link=link)
    copy = copying(say.text("button-copy-link"), link)
    return Screen(text, (send, copy, ways.back(say, ServiceCard(service=service.id))))
