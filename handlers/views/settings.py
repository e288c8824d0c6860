"""Language and time zone."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from babel.dates import format_time

from handlers.callbacks import Go, Language, Place, Zone
from handlers.keyboard import Button, button, in_rows
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.zones import COMMON, city
from locales import Safe, Texts
from locales.speech import Speech

EXAMPLE = "Europe/Lisbon"
SECOND_MS = 1000


def settings(say: Speech, now: int) -> Screen:
    """Return what is set, and the ways to change it."""
    text = say.html(
        "settings",
        language=say.text("this-language"),
        zone=city(say.zone.key, say.language),
        clock=clock(say, say.zone, now),
    )
    places = {
        "button-language": Place.LANGUAGE,
        "button-zone": Place.ZONE,
        "button-notifications": Place.NOTICES,
        "button-terms": Place.TERMS,
        "button-privacy": Place.PRIVACY,
    }
    buttons = (button(say.text(label), Go(to=place)) for label, place in places.items())
    return Screen(text, (*in_rows(buttons, 2), ways.home(say)))


def languages(say: Speech) -> Screen:
    """Return the languages, each under its own name."""
    texts: Texts = say.texts
    buttons = (button(texts.text("this-language", tag), Language(tag=tag)) for tag in texts.languages)
    return Screen(say.html("choose-language"), (*in_rows(buttons, 2), ways.back(say, Go(to=Place.SETTINGS))))


def _zone_of_the_settings(name: str) -> CallbackData:
    return Zone(name=name)


TO_SETTINGS = Go(to=Place.SETTINGS)


def zones(
    say: Speech,
    now: int,
    names: Iterable[str] = COMMON,
    problem: Safe | None = None,
    *,
    to: Callable[[str], CallbackData] = _zone_of_the_settings,
    back: CallbackData = TO_SETTINGS,
) -> Screen:
    """Return zones to tap, while a typed one is waited for; in the settings unless it is said where."""
    ask = say.html(
        "choose-zone",
        zone=city(say.zone.key, say.language),
        clock=clock(say, say.zone, now),
        example=city(EXAMPLE, say.language),
    )
    buttons = (_zone(say, name, now, to(name)) for name in names)
    rows = (*in_rows(buttons, 2), ways.back(say, back))
    return Screen(stacked(problem or ask), rows, asks=True)


def zone_unknown(say: Speech) -> Safe:
    """Return that no zone goes by what was typed, with what would do."""
    return say.html("zone-unknown", example=city(EXAMPLE, say.language))


def clock(say: Speech, zone: ZoneInfo, now: int) -> str:
    """Return the time of day in a zone as the language writes it."""
    moment = datetime.fromtimestamp(now // SECOND_MS, tz=UTC)
    return str(format_time(moment, "short", tzinfo=zone, locale=say.language))


def _zone(say: Speech, name: str, now: int, to: CallbackData) -> Button:
    time = clock(say, ZoneInfo(name), now)
    return button(say.text("button-at-zone", city=city(name, say.language), clock=time), to)
