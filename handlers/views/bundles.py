"""Bundles: their cards, and the multiples in which they are ordered."""

from handlers.callbacks import Go, Place
from handlers.keyboard import Row, Rows, button, in_rows
from handlers.mass_callbacks import (
    BatchAct,
    BundleCard,
    BundleList,
    BundleScale,
    DropBundle,
    MassAct,
    NameBundle,
)
from handlers.paging import Page
from handlers.screen import Screen, stacked
from handlers.screen import lines as in_lines
from handlers.views import ways
from handlers.views.names import tidy
from locales.speech import Speech
from shop.batches.bundles import Bundle, Opened

SCALES = (50, 100, 200, 500, 1000)
LINE = 80
NAME = 40
PERCENT = 100


def rows(say: Speech, page: Page[Bundle]) -> Rows:
    """Return a button for each set of a page, and those that turn pages."""
    buttons = (
        button(say.text("button-bundle", name=tidy(one.name, NAME)), BundleCard(bundle=one.id))
        for one in page.items
    )
    return (*in_rows(buttons, 2), page.row(say, lambda at: BundleList(page=at)))


def name_row(say: Speech, batch_id: int) -> Row:
    """Return the button that saves the services of a batch as a set."""
    return (button(say.text("button-bundle-save"), NameBundle(batch=batch_id)),)


def ask_name(say: Speech, batch_id: int) -> Screen:
    """Return the question for the name of a set."""
    back = ways.back(say, BatchAct(batch=batch_id, act=MassAct.DONE))
    return Screen(say.html("bundle-ask-name"), (back,), asks=True)


def saved(say: Speech, bundle: Bundle, batch_id: int) -> Screen:
    """Return that a set is saved."""
    key = "bundle-saved-shared" if bundle.is_shared else "bundle-saved"
    look = button(say.text("button-bundle", name=tidy(bundle.name, NAME)), BundleCard(bundle=bundle.id))
    back = ways.back(say, BatchAct(batch=batch_id, act=MassAct.DONE))
    return Screen(say.html(key, name=tidy(bundle.name, NAME)), ((look,), back))


def card(say: Speech, found: Opened, *, is_own: bool) -> Screen:
    """Return what a set holds, and the question for its link."""
    told = (
        say.html(
            "bundle-item",
            name=tidy(service.name, LINE),
            quantity=say.number(quantity) if quantity else say.text("one-package"),
        )
        for service, quantity in found.items
    )
    gone = say.html("bundle-item-gone", count=found.gone) if found.gone else ""
    head = say.html("bundle", name=tidy(found.bundle.name, NAME))
    drop = button(say.text("button-bundle-drop"), DropBundle(bundle=found.bundle.id))
    text = stacked(head, in_lines(*told, gone), say.html("bundle-ask-link"))
    return Screen(text, ((drop,) if is_own else (), ways.back(say, Go(to=Place.MASS))), asks=True)


def scales(say: Speech, batch_id: int, bundle_id: int) -> Rows:
    """Return the multiples in which a set can be ordered."""
    return (
        tuple(
            button(
                say.text("button-bundle-scale", times=_times(percent)),
                BundleScale(batch=batch_id, bundle=bundle_id, percent=percent),
            )
            for percent in SCALES
        ),
    )


def _times(percent: int) -> str:
    return "½" if percent < PERCENT else str(percent // PERCENT)
