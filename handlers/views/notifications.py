"""What one is told, and when without a sound."""

from collections.abc import Iterable, Iterator

from handlers.callbacks import Go, Place
from handlers.keyboard import Button, Row, button, in_rows
from handlers.notification_callbacks import Changes, Night, Want
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.zones import city
from locales import Safe
from locales.speech import Speech
from shop import night, wants
from shop.night import HOUR, Quiet
from shop.people import Person
from shop.wants import Wants

MEANS = {Wants.EVERY: "wants-every", Wants.RESULTS: "wants-results", Wants.OFF: "wants-off"}
LABELS = {
    Wants.EVERY: "button-wants-every",
    Wants.RESULTS: "button-wants-results",
    Wants.OFF: "button-wants-off",
}
NIGHTS = (Quiet(21 * HOUR, 9 * HOUR), night.USUAL, Quiet(23 * HOUR, 7 * HOUR), Quiet(0, 8 * HOUR))
EXAMPLE = Quiet(22 * HOUR + 30, 7 * HOUR)


def notifications(say: Speech, person: Person) -> Screen:
    """Return what is chosen, what each choice means, and the ways to change it."""
    chosen, quiet = wants.wants_of(person.told), night.quiet_of(person.quiet_from, person.quiet_to)
    choices = (say.html(key, mark=_mark(say, chosen is want)) for want, key in MEANS.items())
    text = stacked(
        say.html("notifications"),
        *choices,
        _night(say, quiet),
        _changes(say, person, chosen),
    )
    rows = (*_choices(say, chosen), *_nights(say, quiet), _switch(say, person))
    return Screen(text, (*rows, ways.back(say, Go(to=Place.SETTINGS))))


def hours(say: Speech, problem: Safe | None = None) -> Screen:
    """Return hours to tap, while typed ones are waited for."""
    ask = say.html("choose-night", example=_typed(EXAMPLE), zone=city(say.zone.key, say.language))
    taps = (button(_span(say, one), Night(begin=one.begin, end=one.end)) for one in NIGHTS)
    rows = (*in_rows(taps, 2), ways.back(say, Go(to=Place.NOTICES)))
    return Screen(stacked(problem or ask), rows, asks=True)


def night_unknown(say: Speech) -> Safe:
    """Return that the typed hours cannot be read, with what would do."""
    return say.html("night-unknown", example=_typed(EXAMPLE))


def span(say: Speech, quiet: Quiet) -> dict[str, str]:
    """Return both ends of the quiet hours as the language writes times of the day."""
    return {"begin": say.clock(quiet.begin), "end": say.clock(quiet.end)}


def _choices(say: Speech, chosen: Wants) -> Iterator[Row]:
    for want, key in LABELS.items():
        yield (button(say.text(key, mark=_mark(say, want is chosen)), Want(what=want)),)


def _nights(say: Speech, quiet: Quiet | None) -> tuple[Row, ...]:
    if quiet is None:
        usual = Night(begin=night.USUAL.begin, end=night.USUAL.end)
        return ((button(say.text("button-night-on"), usual),),)
    return ((button(say.text("button-night-off"), Night()), _other_hours(say)),)


def _other_hours(say: Speech) -> Button:
    return button(say.text("button-night-hours"), Go(to=Place.NIGHT))


def _switch(say: Speech, person: Person) -> Row:
    key = "button-changes-off" if person.hears_changes else "button-changes-on"
    return (button(say.text(key), Changes(on=not person.hears_changes)),)


def _night(say: Speech, quiet: Quiet | None) -> Safe:
    if quiet is None:
        return say.html("night-off")
    return say.html("night-on", **span(say, quiet), zone=city(say.zone.key, say.language))


def _changes(say: Speech, person: Person, chosen: Wants) -> Safe:
    if not person.hears_changes:
        return say.html("changes-off")
    muted: Iterable[Safe] = (say.html("changes-muted"),) if chosen is Wants.OFF else ()
    return lines(say.html("changes-on"), *muted)


def _mark(say: Speech, is_chosen: bool) -> str:  # noqa: FBT001 - of one choice
    return say.text("chosen" if is_chosen else "not-chosen")


def _span(say: Speech, quiet: Quiet) -> str:
    return say.text("night-span", **span(say, quiet))


def _typed(quiet: Quiet) -> str:
    return "-".join(f"{minute // HOUR:02}:{minute % HOUR:02}" for minute in (quiet.begin, quiet.end))
