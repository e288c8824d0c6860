"""The first screens: rules, home, help, privacy, and what a stranger sees."""

from dataclasses import dataclass
from functools import lru_cache

from aiogram.enums import ButtonStyle
from aiogram.filters.callback_data import CallbackData

from handlers.admin.callbacks import Desk, Room
from handlers.callbacks import Go, Orders, Place, Platforms
from handlers.finding_callbacks import Own
from handlers.keyboard import Row, Rows, button, copying, in_rows, leading
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.views.names import tidy
from handlers.views.platforms import platform_rows
from locales.speech import Speech
from shop.catalogue.snapshot import Catalogue
from shop.links import example
from shop.people import Person

GREETED = 40
# With more categories than this the platforms come first, and they stand on the home card itself.
FEW_CATEGORIES = 20
PLAIN = "default"
EXAMPLE = ("1234", "https://instagram.com/username", "500")


@dataclass(frozen=True, slots=True)
class AtHome:
    """What the home card depends on.

    Attributes:
        left: micro-units the person may still spend this month, None without a limit.
        half_made: a draft waits to be finished.
        admin: the person has a desk.
    """

    person: Person
    catalogue: Catalogue
    left: int | None
    half_made: bool
    admin: bool = False


def home(say: Speech, at: AtHome) -> Screen:
    """Return the menu: the platforms, or one button to a small catalogue."""
    empty = not at.catalogue.categories()
    left = say.html("home-left", left=say.money(at.left)) if at.left is not None else ""
    text = stacked(
        say.html("home", name=tidy(at.person.name, GREETED)), left, say.html("home-empty") if empty else ""
    )
    resume = (button(say.text("button-continue"), Go(to=Place.RESUME), ButtonStyle.PRIMARY),)
    desk = (button(say.text("button-desk"), Desk(to=Room.DESK)),)
    rows = (
        (resume if at.half_made else ()),
        *_goods(say, at.catalogue),
        *_own(say),
        (desk if at.admin else ()),
    )
    return Screen(text, rows)


def terms(say: Speech, person: Person) -> Screen:
    """Return the rules; with the button that accepts them until that is done."""
    if person.terms_at is None:
        accept = button(say.text("button-accept-terms"), Go(to=Place.ACCEPT), ButtonStyle.PRIMARY)
        language = button(say.text("button-language"), Go(to=Place.LANGUAGE))
        text = say.html("terms-first", name=tidy(person.name, GREETED))
        return Screen(text, ((accept,), (language,)))
    accepted = say.html("terms-accepted-on", when=say.moment(person.terms_at, "d"))
    return Screen(stacked(say.html("terms"), accepted), (ways.back(say, Go(to=Place.SETTINGS)),))


def guide(say: Speech, catalogue: Catalogue) -> Screen:
    """Return how things work, with an example that can be copied."""
    text = stacked(say.html("help", example=example_line(catalogue)), say.html("help-commands"))
    return Screen(text, (_orders(say), ways.home(say)))


def privacy(say: Speech) -> Screen:
    """Return what is kept about people."""
    return Screen(say.html("privacy"), (ways.back(say, Go(to=Place.SETTINGS)),))


def stranger(say: Speech, person_id: int) -> Screen:
    """Return that the bot is private, with the person's own number to hand on."""
    number = str(person_id)
    return Screen(say.html("private", id=number), (copying(say.text("button-copy-number"), number),))


def elsewhere(say: Speech, username: str | None) -> Screen:
    """Return the one line for groups, with the way to the private chat."""
    to_private = (leading(say.text("button-private-chat"), f"https://t.me/{username}"),) if username else ()
    return Screen(say.html("in-groups"), (to_private,))


def at_menu(say: Speech, key: str) -> Screen:
    """Return one sentence with the way home under it."""
    return Screen(say.html(key), (ways.home(say),))


def interrupted(say: Speech, back: CallbackData) -> Screen:
    """Return that an answer got lost, and the way back to the half-made order."""
    return Screen(say.html("fresh-draft"), ((button(say.text("button-go-on"), back),), ways.home(say)))


def lost(say: Speech, key: str, *, half_made: bool) -> Screen:
    """Return what can be sent here, and the way back into a half-made order."""
    resume = (button(say.text("button-continue"), Go(to=Place.RESUME), ButtonStyle.PRIMARY),)
    return Screen(say.html(key), ((resume if half_made else ()), ways.home(say)))


def example_line(catalogue: Catalogue, between: str = " ") -> str:
    """Return a whole order on one line, for a service that there is."""
    sold = (one for one in catalogue.all() if one.type == PLAIN and not one.suspended)
    first = next(sold, None)
    parts = (first.number, example(first), str(first.min)) if first else EXAMPLE
    return between.join(parts)


def _goods(say: Speech, catalogue: Catalogue) -> Rows:
    if len(catalogue.categories()) > FEW_CATEGORIES:
        return platform_rows(say, catalogue, 0)
    return ((button(say.text("button-catalogue"), Platforms()),),) if catalogue.categories() else ()


@lru_cache(ways.SPEECHES)
def _own(say: Speech) -> Rows:
    settings = button(say.text("button-settings"), Go(to=Place.SETTINGS))
    about = button(say.text("button-help"), Go(to=Place.HELP))
    find = button(say.text("button-find"), Go(to=Place.FIND))
    own = button(say.text("button-favourites"), Own())
    mass = button(say.text("button-mass"), Go(to=Place.MASS))
    return ((find, own), (*_orders(say), mass), *in_rows((settings, about), 2))


def _orders(say: Speech) -> Row:
    return (button(say.text("button-orders"), Orders()),)
