"""Time zones as people write them."""

import os
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

MOST_SUGGESTED = 3
_LIKELY = 0.75
_OFFSET = re.compile(r"(utc|gmt|etc/gmt)?[+-]\d.*")
_LOCAL = Path("/etc/localtime")


@cache
def _by_fold() -> dict[str, str]:
    # posix/ and right/ are second copies of all others.
    names = (name for name in available_timezones() if not name.startswith(("posix/", "right/")))
    return {_fold(name): name for name in sorted(names)}


def read_zone_name(text: str) -> str:
    """Return the IANA name that was meant, whatever its case; a city alone will do when only one zone has it.

    Raises:
        ValueError: nothing has that name; the sentence says what comes near.
    """
    wanted, zones = _fold(text), _by_fold()
    if _OFFSET.fullmatch(wanted):
        raise ValueError("an offset knows no summer time: name a place, such as Europe/Berlin.")
    cities = [name for fold, name in zones.items() if _city(fold) == wanted]
    if wanted in zones or len(cities) == 1:
        return zones.get(wanted) or cities[0]
    near = cities or _near(wanted)
    hint = f"Did you mean {_either(near)}?" if near else "Use an IANA name such as Europe/Berlin, or UTC."
    raise ValueError(f"there is no time zone {text!r}. {hint}")


def zone_of_this_machine() -> str:
    """Return the IANA name this machine keeps, UTC when it says none."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(_LOCAL.resolve()).partition("zoneinfo/")[2] if _LOCAL.is_symlink() else ""
    return next((zone for zone in (named, linked) if zone in available_timezones() - {"Etc/UTC"}), "UTC")


def _near(wanted: str) -> list[str]:
    zones = _by_fold()
    cities: dict[str, str] = {}
    for fold, name in zones.items():
        cities.setdefault(_city(fold), name)
    found = [zones[fold] for fold in get_close_matches(wanted, zones, MOST_SUGGESTED, _LIKELY)]
    found += [cities[city] for city in get_close_matches(_city(wanted), cities, MOST_SUGGESTED, _LIKELY)]
    return list(dict.fromkeys(found))[:MOST_SUGGESTED]


def _fold(name: str) -> str:
    return "_".join(name.casefold().replace("_", " ").split())


def _city(fold: str) -> str:
    return fold.rpartition("/")[2]


def _either(names: list[str]) -> str:
    return ", ".join(names[:-1]) + (" or " if names[:-1] else "") + names[-1]
