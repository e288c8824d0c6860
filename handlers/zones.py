"""Time zones by what people call them: an IANA name, a city in their own language, or an offset."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from babel.core import Locale, get_global

COMMON = (
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Asia/Tashkent",
    "Asia/Almaty",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Jakarta",
)
REGIONS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
MOST = 8
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*([0-9]{1,2})(?::?00)?", re.IGNORECASE)


def find_zones(typed: str, language: str) -> tuple[str, ...]:
    """Return the IANA names that a typed name, city or offset can mean, at most eight."""
    wanted = _plain(typed)
    offset = _by_offset(wanted)
    if offset is not None:
        return offset
    names = _names("en") | _names(language)
    return tuple(sorted(names.get(wanted, frozenset())))[:MOST]


def city(name: str, language: str) -> str:
    """Return what people who read this language call the city of a zone."""
    if "/" not in name or name.startswith("Etc/"):
        return _offset_name(name)
    return _cities(language).get(name) or name.rpartition("/")[2].replace("_", " ")


@cache
def _names(language: str) -> dict[str, frozenset[str]]:
    aliases = get_global("zone_aliases")
    found: dict[str, set[str]] = {"utc": {"UTC"}, "gmt": {"UTC"}}
    for name in available_timezones():
        if name.startswith(REGIONS):
            zone = aliases.get(name, name)
            for spelling in (name, name.rpartition("/")[2], city(zone, language)):
                found.setdefault(_plain(spelling), set()).add(zone)
    return {spelling: frozenset(zones) for spelling, zones in found.items()}


@cache
def _cities(language: str) -> dict[str, str]:
    """Cities of zones; the data names some of them under an older name of the zone only."""
    aliases = get_global("zone_aliases")
    found = ((name, facts.get("city")) for name, facts in Locale.parse(language).time_zones.items())
    return {aliases.get(name, name): str(known) for name, known in found if known}


def _by_offset(wanted: str) -> tuple[str, ...] | None:
    match = _OFFSET.fullmatch(wanted)
    if match is None:
        return None
    sign, hours = match.groups()
    # POSIX counts the other way round: Etc/GMT-3 is three hours ahead.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if int(hours) else "UTC"
    return (name,) if name in available_timezones() else ()


def _offset_name(name: str) -> str:
    if not name.startswith("Etc/GMT"):
        return name
    return f"UTC{name.removeprefix('Etc/GMT').translate(str.maketrans('+-', '-+'))}"


def _plain(text: str) -> str:
    """Without accents: people leave them out."""
    letters = unicodedata.normalize("NFKD", text.replace("_", " ").casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
