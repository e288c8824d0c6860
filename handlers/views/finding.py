"""Searching: the question, what was found, and what it is narrowed to."""

from collections import Counter
from collections.abc import Iterator

from handlers.callbacks import Platforms
from handlers.finding_callbacks import (
    Filters,
    Flag,
    Found,
    FoundService,
    Narrow,
    OnPlatform,
    Sort,
    SortBy,
    Sorts,
)
from handlers.keyboard import Button, Row, Rows, button, in_rows
from handlers.paging import page_of
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.platforms import platform_name
from handlers.views.rows import listed, service_button
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.finding import MOST_FOUND
from shop.searches import Search

TYPED = 60
MOST_PLATFORMS = 12
FLAGS = {
    Flag.REFILL: "filter-refill",
    Flag.CANCEL: "filter-cancel",
    Flag.DRIPFEED: "filter-dripfeed",
}
SORTS = {
    "best": "sort-best",
    "cheapest": "sort-cheapest",
    "fastest": "sort-fastest",
    "surest": "sort-surest",
}


def question(say: Speech) -> Screen:
    """Return what can be typed to find a service."""
    return Screen(say.html("find-service"), (ways.home(say),), asks=True)


def nothing(say: Speech, *, resume: Row) -> Screen:
    """Return that nothing is called so, and what else could be typed."""
    look = (button(say.text("button-catalogue"), Platforms()),)
    return Screen(say.html("found-nothing"), (resume, look, ways.home(say)))


def results(
    say: Speech, search: Search, found: tuple[Service, ...], page: int, *, resume: Row = ()
) -> Screen:
    """Return a page of what was found, with what it is narrowed to.

    Args:
        say: texts.
        search: what was asked.
        found: everything, in its order.
        page: number from 0.
        resume: the way back into a half-made order, where there is one.
    """
    shown = page_of(found, page)
    to = {at: FoundService(search=search.id, page=shown.at, service=one.id) for at, one in shown.numbered()}
    rows = in_rows((service_button(say, at, one, to[at]) for at, one in shown.numbered()), 1)
    turn = shown.row(say, lambda at: Found(search=search.id, page=at))
    none = Safe() if found else say.html("found-nothing-narrowed")
    text = stacked(_title(say, search, len(found)), *_narrowed(say, search), none, *listed(say, shown))
    return Screen(text, (*rows, turn, _choices(say, search), resume, ways.home(say)))


def filters(say: Speech, search: Search, found: tuple[Service, ...], wider: tuple[Service, ...]) -> Screen:
    """Return what a search can be narrowed to.

    Args:
        say: texts.
        search: what was asked.
        found: what it finds as it is narrowed now.
        wider: what it would find on all platforms.
    """
    show = button(say.text("button-show-found", count=_count(say, len(found))), Found(search=search.id))
    text = stacked(_title(say, search, len(found)), say.html("filters"))
    return Screen(text, (*_flags(say, search), *_platforms(say, search, wider), (show,), ways.home(say)))


def _title_alone(say: Speech, search: Search) -> Safe:
    return say.html("search-typed", typed=tidy(search.typed, TYPED))


def _title(say: Speech, search: Search, count: int) -> Safe:
    return say.html("found-services", typed=tidy(search.typed, TYPED), count=_count(say, count))


def _count(say: Speech, count: int) -> str:
    return say.number(count) if count < MOST_FOUND else f"{say.number(count)}+"


def _narrowed(say: Speech, search: Search) -> Iterator[Safe]:
    on = [say.text(key) for flag, key in FLAGS.items() if getattr(search, flag)]
    if search.platform is not None:
        on.insert(0, platform_name(say, search.platform))
    if on:
        yield say.html("found-only", what=", ".join(on))


def sorts(say: Speech, search: Search) -> Screen:
    """Return the orders in which what was found can stand."""
    text = stacked(_title_alone(say, search), say.html("sort"), say.html("sort-means"))
    choices = (
        button(
            _chosen(say, say.text(SORTS[by.value]), on=search.sorted_by == by.value),
            Sort(search=search.id, by=by),
        )
        for by in SortBy
    )
    return Screen(text, (*in_rows(choices, 2), ways.back(say, Found(search=search.id))))


def _choices(say: Speech, search: Search) -> Row:
    order = say.text(SORTS[search.sorted_by])
    return (
        button(say.text("button-sort", order=order), Sorts(search=search.id)),
        button(say.text("button-filters"), Filters(search=search.id)),
    )


def _flags(say: Speech, search: Search) -> Rows:
    buttons = (
        button(_chosen(say, say.text(key), on=getattr(search, flag)), Narrow(search=search.id, flag=flag))
        for flag, key in FLAGS.items()
    )
    return in_rows(buttons, 1)


def _platforms(say: Speech, search: Search, wider: tuple[Service, ...]) -> Rows:
    counted = Counter(one.platform for one in wider)
    if len(counted) == 1 and search.platform is None:
        return ()
    return in_rows((_platform(say, search, name) for name, _ in counted.most_common(MOST_PLATFORMS)), 2)


def _platform(say: Speech, search: Search, name: str) -> Button:
    on = search.platform == name
    return button(
        _chosen(say, platform_name(say, name), on=on), OnPlatform(search=search.id, name="" if on else name)
    )


def _chosen(say: Speech, label: str, *, on: bool) -> str:
    return say.text("button-filter-chosen", filter=label) if on else label
