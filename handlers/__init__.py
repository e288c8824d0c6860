"""The conversation: routers, keyboards, filters, middlewares and rendering of messages.

This package is what the wiring calls; every handler gets what it needs by name (see `acquaintance`).
"""

from aiogram import Dispatcher, Router
from aiogram.fsm.storage.base import BaseStorage

from handlers import admin, groups, presence
from handlers.acquaintance import Acquaintance
from handlers.customers import (
    browse,
    bundles,
    collecting,
    comparing,
    confirm,
    confirmed_mass,
    fallback,
    favourites,
    fields,
    finding,
    home,
    inline,
    later,
    later_typed,
    making,
    mass,
    mass_offer,
    notifications,
    orders,
    pasted,
    pictures,
    requests,
    schedules,
    settings,
    several,
    start,
    strangers,
    terms,
)
from handlers.joining import joined
from shop.catalogue.shelves import Shelves
from shop.finding import Finder


def build_router() -> Router:
    """Return every handler there is, in the order in which they are asked.

    Strangers end at `strangers` and people without accepted rules at `terms.gate_routes`: what stands below
    is reached by neither. Commands stand before typed steps, a whole line before a link, a search before the fallback.
    """
    # What comes most is asked first, by the router itself: each one more that an update passes costs it time.
    router = joined("conversation", *_gates_and_taps())
    router.include_routers(admin.routes(), admin.typed_routes(), joined("typed", *_typed()))
    return router


def _gates_and_taps() -> tuple[Router, ...]:
    """Return those of which no two answer to the same button or command."""
    return (
        groups.routes(),
        start.claims_routes(),
        strangers.routes(),
        settings.languages_routes(),
        home.about_routes(),
        terms.routes(),
        terms.gate_routes(),
        browse.routes(),
        finding.routes(),
        favourites.routes(),
        comparing.routes(),
        inline.routes(),
        making.taps_routes(),
        fields.taps_routes(),
        collecting.taps_routes(),
        later.routes(),
        confirm.routes(),
        mass.routes(),
        mass_offer.routes(),
        confirmed_mass.routes(),
        bundles.routes(),
        orders.routes(),
        pictures.routes(),
        requests.routes(),
        schedules.routes(),
        several.routes(),
        home.routes(),
        start.routes(),
        settings.routes(),
        notifications.routes(),
    )


def _typed() -> tuple[Router, ...]:
    """Return those of what is typed, from what can be taken for nothing else to what may be anything."""
    return (
        fields.routes(),
        collecting.routes(),
        mass.typed_routes(),
        bundles.typed_routes(),
        later_typed.routes(),
        pasted.lines_routes(),
        making.link_routes(),
        pasted.routes(),
        making.routes(),
        settings.typed_routes(),
        notifications.typed_routes(),
        finding.typed_routes(),
        fallback.routes(),
        presence.routes(),
    )


def make_dispatcher(storage: BaseStorage, *, shelves: Shelves, **deps: object) -> Dispatcher:
    """Return the dispatcher, ready for `feed_update(bot, update, db=..., now=...)`.

    Args:
        storage: of FSM states.
        shelves: the catalogue that is shown and searched.
        **deps: `house`, `texts`, `bells`, and what admin handlers need beside them.
    """
    dispatcher = Dispatcher(storage=storage)
    dispatcher.workflow_data.update(deps, shelves=shelves, finder=Finder(shelves))
    dispatcher.update.outer_middleware(Acquaintance())
    dispatcher.include_router(build_router())
    return dispatcher
