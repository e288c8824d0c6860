"""The catalogue: platforms, categories, services."""

from collections import Counter

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Category as ToCategory
from handlers.callbacks import Fitting, Pick, Platform, Platforms, ServiceCard
from handlers.keyboard import Button, button, in_rows
from handlers.paging import ROWS, Page, page_of
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.kept import kept
from handlers.views.kinds import kind_name, link_title
from handlers.views.names import tidy
from handlers.views.platforms import platform_name, platform_rows
from handlers.views.rows import listed, service_button
from handlers.views.service import card as service_card
from handlers.views.welcome import FEW_CATEGORIES
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue, Category
from shop.drafts import Draft
from shop.links import Link, example

FEW_SERVICES = 10


@kept
def catalogue(say: Speech, goods: Catalogue, page: int) -> Screen:
    """Return the platforms, or every category when there are few."""
    if len(goods.categories()) <= FEW_CATEGORIES:
        return _categories(say, say.html("choose-category-plain"), page_of(goods.categories(), page), None)
    return Screen(say.html("choose-platform"), (*platform_rows(say, goods, page), ways.home(say)))


@kept
def platform(say: Speech, goods: Catalogue, name: str, page: int) -> Screen:
    """Return the categories of one platform."""
    title = say.html("choose-category", platform=platform_name(say, name))
    return _categories(say, title, page_of(goods.categories(name), page), name)


@kept
def category(say: Speech, goods: Catalogue, chosen: Category, page: int) -> Screen:
    """Return the services of one category."""
    shown = page_of(goods.services(chosen.key), page)
    text = stacked(say.html("choose-service", category=tidy(chosen.name)), *listed(say, shown))
    buttons = in_rows(
        (service_button(say, at, one, ServiceCard(service=one.id)) for at, one in shown.numbered()), 1
    )
    turn = shown.row(say, lambda at: ToCategory(key=chosen.key, page=at))
    return Screen(text, (*buttons, turn, ways.back(say, back_to_categories(goods, chosen))))


@kept
def card(say: Speech, goods: Catalogue, service: Service) -> Screen:
    """Return a service with the way back to its category."""
    return card_from(say, goods, service, way_back(goods, service))


def card_from(say: Speech, goods: Catalogue, service: Service, back: CallbackData) -> Screen:
    """Return a service with the way back to where one came from."""
    return service_card(say, service, example(service), back, goods.record(service.id))


def fitting(say: Speech, draft: Draft, link: Link, services: tuple[Service, ...], at: Fitting) -> Screen:
    """Return the services that fit a link: kinds first when they are many."""
    about = {"what": link_title(say, link), "link": link.url}
    if not services:
        look = button(say.text("button-catalogue"), Platforms())
        return Screen(say.html("fitting-none", **about), ((look,), ways.home(say)))
    if not at.kind and len(services) > FEW_SERVICES:
        return _kinds(say, say.html("fitting-kinds", **about), draft, services)
    return _fitting_services(say, say.html("fitting", **about), draft, services, at)


def back_to_categories(goods: Catalogue, chosen: Category) -> CallbackData:
    """Return the way from a category to the page it stands on."""
    if len(goods.categories()) <= FEW_CATEGORIES:
        return Platforms(page=_page_of(goods.categories(), chosen))
    return Platform(name=chosen.platform, page=_page_of(goods.categories(chosen.platform), chosen))


def way_back(goods: Catalogue, service: Service) -> CallbackData:
    """Return the way from a service to the page of its category it stands on."""
    for chosen in goods.categories(service.platform):
        listed = goods.services(chosen.key)
        at = next((at for at, one in enumerate(listed) if one.id == service.id), None)
        if at is not None:
            return ToCategory(key=chosen.key, page=at // ROWS)
    return Platforms()


def _categories(say: Speech, title: Safe, shown: Page[Category], platform: str | None) -> Screen:
    long = any(_category(say, one)["text"].endswith("…") for one in shown.items)
    named = (_category_line(say, at, one) for at, one in shown.numbered())
    text = stacked(title, lines(*named) if long else "", shown.line(say))
    buttons = (_category(say, one, at if long else None) for at, one in shown.numbered())
    turn = shown.row(say, lambda at: Platform(name=platform, page=at) if platform else Platforms(page=at))
    way = ways.home(say) if platform is None else ways.back(say, Platforms())
    return Screen(text, (*in_rows(buttons, 1), turn, way))


def _category_line(say: Speech, at: int, one: Category) -> Safe:
    return say.html("list-line", at=at, name=tidy(one.name), count=say.number(one.count))


def _category(say: Speech, one: Category, at: int | None = None) -> Button:
    """Return the button of a category; with its number where name and count stand in the text above."""
    if at is not None:
        return button(say.text("button-category-at", at=at, name=tidy(one.name)), ToCategory(key=one.key))
    label = say.text("button-category", name=tidy(one.name), count=say.number(one.count))
    return button(label, ToCategory(key=one.key))


def _kinds(say: Speech, title: Safe, draft: Draft, services: tuple[Service, ...]) -> Screen:
    counted = Counter(service.kind for service in services)
    buttons = (
        button(
            say.text("button-kind", kind=kind_name(say, kind), count=say.number(count)),
            Fitting(draft=draft.id, kind=kind),
        )
        for kind, count in counted.most_common()
    )
    return Screen(title, (*in_rows(buttons, 2), ways.home(say)))


def _fitting_services(
    say: Speech, title: Safe, draft: Draft, services: tuple[Service, ...], at: Fitting
) -> Screen:
    wanted = [service for service in services if at.kind in {"", service.kind}]
    shown = page_of(wanted, at.page)
    rows = in_rows(
        (service_button(say, n, one, Pick(draft=draft.id, service=one.id)) for n, one in shown.numbered()), 1
    )
    turn = shown.row(say, lambda page: Fitting(draft=draft.id, kind=at.kind, page=page))
    way = ways.back(say, Fitting(draft=draft.id)) if at.kind else ways.home(say)
    return Screen(stacked(title, *listed(say, shown)), (*rows, turn, way))


def _page_of(categories: tuple[Category, ...], chosen: Category) -> int:
    return next((at for at, one in enumerate(categories) if one.key == chosen.key), 0) // ROWS
