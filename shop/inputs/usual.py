"""The few answers to a question that can be tapped: what most people choose."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from panel.service_types import DELAYS, Field, FieldKind
from shop.catalogue.service import Service
from shop.inputs import countries, days
from shop.inputs.bounds import Bounds, bounds_of
from shop.quantity import presets

MOST = 10
RUNS = (2, 3, 4, 5, 7, 10, 24, 30)
POSTS = (1, 3, 5, 10, 20, 30)
HOURS = ("120", "180", "300", "600")


def usual(service: Service, field: Field, fields: Mapping[str, str], today: date) -> tuple[str, ...]:
    """Return values that are offered to be tapped, as they are kept; none for what everybody writes anew.

    Args:
        service: as it is sold now.
        field: of its type.
        fields: what is known of the order so far.
        today: in the person's zone.
    """
    if field.name in _DATES:
        return _DATES[field.name](today)
    if field.kind is not FieldKind.NUMBER:
        return _CHOICES.get(field.name, field.choices)
    bounds = bounds_of(service, field, fields)
    numbers = _NUMBERS.get(field.name, _few)(bounds)
    return tuple(str(number) for number in numbers if bounds.hold(number))[:MOST]


def _few(bounds: Bounds) -> tuple[int, ...]:
    return presets(bounds.least, bounds.most)


def _first(bounds: Bounds) -> tuple[int, ...]:
    return tuple(range(bounds.least, bounds.least + MOST))


def _days_ahead(today: date) -> tuple[str, ...]:
    return tuple(days.written(today + timedelta(days=ahead)) for ahead in days.USUAL_DAYS)


_DATES: Mapping[str, Callable[[date], tuple[str, ...]]] = MappingProxyType({"expiry": _days_ahead})
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"country": countries.USUAL, "delay": (*DELAYS, *HOURS)}
)
_NUMBERS: Mapping[str, Callable[[Bounds], tuple[int, ...]]] = MappingProxyType(
    {
        "runs": lambda _: RUNS,
        "posts": lambda _: POSTS,
        "old_posts": lambda _: POSTS,
        "answer_number": _first,
    }
)
