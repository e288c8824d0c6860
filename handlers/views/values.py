"""Fields of an order as people read them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handlers.views.names import tidy
from locales.speech import Speech
from shop.inputs.days import day_of

LONG = 120
HOUR = 60
CHOICES = {
    "device": {
        "1": "device-desktop",
        "2": "device-android",
        "3": "device-ios",
        "4": "device-mobile",
        "5": "device-mixed",
    },
    "type_of_traffic": {"1": "traffic-google", "2": "traffic-referrer", "3": "traffic-direct"},
}


def value(say: Speech, name: str, kept: str) -> str:
    """Return a field's value in words.

    Args:
        say: the person's way to read.
        name: of the field.
        kept: its value as `add` sends it.
    """
    return _WAYS.get(name, _plain)(say, name, kept)


def span(say: Speech, least: int, most: int) -> str:
    """Return between how many and how many; one number where both are the same."""
    return say.number(most) if least == most else f"{say.number(least)}–{say.number(most)}"


def duration(say: Speech, minutes: int) -> str:
    """Return a length of time: minutes, hours, or hours and minutes."""
    if minutes < HOUR:
        return say.text("minutes", minutes=minutes)
    hours, rest = divmod(minutes, HOUR)
    return say.text("hours-minutes", hours=hours, minutes=rest) if rest else say.text("hours", hours=hours)


def _plain(_say: Speech, _name: str, kept: str) -> str:
    return tidy(kept, LONG)


def _number(say: Speech, _name: str, kept: str) -> str:
    return say.number(int(kept)) if kept.isdigit() else kept


def _minutes(say: Speech, _name: str, kept: str) -> str:
    return say.text("at-once") if kept == "0" else duration(say, int(kept))


def _day(say: Speech, _name: str, kept: str) -> str:
    return say.day(day_of(kept))


def _country(say: Speech, _name: str, kept: str) -> str:
    return say.country(kept)


def _choice(say: Speech, name: str, kept: str) -> str:
    return say.text(CHOICES[name][kept])


def _count(say: Speech, _name: str, kept: str) -> str:
    return say.number(kept.count("\n") + 1)


def _at(_say: Speech, _name: str, kept: str) -> str:
    return tidy(f"@{kept.removeprefix('@')}", LONG)


def _tag(_say: Speech, _name: str, kept: str) -> str:
    return tidy(f"#{kept.removeprefix('#')}", LONG)


_WAYS: Mapping[str, Callable[[Speech, str, str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("quantity", "runs", "min", "max", "posts", "old_posts", "answer_number"), _number),
        **dict.fromkeys(("interval", "delay"), _minutes),
        **dict.fromkeys(("device", "type_of_traffic"), _choice),
        **dict.fromkeys(("comments", "keywords", "usernames", "hashtags", "groups"), _count),
        "expiry": _day,
        "country": _country,
        "username": _at,
        "hashtag": _tag,
    }
)
