"""What one starred and what one ordered lately."""

from handlers.callbacks import ServiceCard
from handlers.finding_callbacks import Own, Shelf
from handlers.keyboard import Rows, button, in_rows
from handlers.paging import Page
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.views.rows import listed, service_button
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service

TITLES = {Shelf.STARRED: "shelf-starred", Shelf.LATELY: "shelf-lately"}
EMPTY = {Shelf.STARRED: "starred-none", Shelf.LATELY: "lately-none"}


def own(say: Speech, shelf: Shelf, shown: Page[Service]) -> Screen:
    """Return one page of a list of one's own."""
    rows = in_rows(
        (service_button(say, at, one, ServiceCard(service=one.id)) for at, one in shown.numbered()), 1
    )
    none = Safe() if shown.items else say.html(EMPTY[shelf])
    text = stacked(say.html("shelf", name=say.text(TITLES[shelf])), none, *listed(say, shown))
    turn = shown.row(say, lambda at: Own(shelf=shelf, page=at))
    return Screen(text, (*_tabs(say, shelf), *rows, turn, ways.home(say)))


def _tabs(say: Speech, chosen: Shelf) -> Rows:
    names = {shelf: say.text(key) for shelf, key in TITLES.items()}
    names[chosen] = say.text("button-filter-chosen", filter=names[chosen])
    return in_rows((button(name, Own(shelf=shelf)) for shelf, name in names.items()), 2)
