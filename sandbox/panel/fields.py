"""Checks of single order fields, each with the words it is refused in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.panel.refusals import INCORRECT_LINK, INCORRECT_QUANTITY, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DELAYS = frozenset(
    {0, 5, 10, 15, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600},
)
LONGEST_LINK = 2048
LONGEST_SERIES = 1_000
KEYWORD_TRAFFIC, REFERRER_TRAFFIC = "1", "2"


def lines_of(text: str) -> list[str]:
    """The non-empty lines of a list field, whichever way the lines end."""
    return [line for line in re.split(r"\r?\n", text) if line.strip()]


def _lines(text: str) -> bool:
    return bool(lines_of(text))


def _word(text: str) -> bool:
    return bool(text.strip())


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,12}", text))


def _positive(text: str) -> bool:
    return _number(text) and int(text) > 0


def _series(text: str) -> bool:
    return _number(text) and int(text) <= LONGEST_SERIES


def _runs(text: str) -> bool:
    return _series(text) and int(text) > 0


def _link(text: str) -> bool:
    return bool(text) and len(text) <= LONGEST_LINK and not re.search(r"\s", text)


def _delay(text: str) -> bool:
    return _number(text) and int(text) in DELAYS


def _expiry(text: str) -> bool:
    return day_end(text) is not None


def day_end(text: str) -> int | None:
    """The end of a day written `d/m/Y`, milliseconds UTC; None when it is no such day."""
    try:
        day = datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=UTC)
    except ValueError:
        return None
    return int((day + timedelta(days=1)).timestamp() * 1000)


def _country(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z .'-]{1,60}", text))


def _one_of(*allowed: str) -> Callable[[str], bool]:
    return lambda text: text in allowed


CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "link": (_link, INCORRECT_LINK),
    "quantity": (_positive, INCORRECT_QUANTITY),
    "runs": (_runs, "Incorrect runs"),
    "interval": (_positive, "Incorrect interval"),
    "comments": (_lines, "Comments field is required"),
    "keywords": (_lines, "Keywords field is required"),
    "usernames": (_lines, "Usernames field is required"),
    "hashtags": (_lines, "Hashtags field is required"),
    "hashtag": (_word, "Hashtag field is required"),
    "username": (_word, "Username field is required"),
    "media": (_link, "Incorrect media"),
    "groups": (_lines, "Incorrect groups"),
    "answer_number": (_positive, "Incorrect answer_number"),
    "min": (_positive, "Incorrect min"),
    "max": (_positive, "Incorrect max"),
    "delay": (_delay, "Incorrect delay"),
    "posts": (_series, "Incorrect posts"),
    "old_posts": (_series, "Incorrect old_posts"),
    "expiry": (_expiry, "Incorrect expiry"),
    "country": (_country, "Incorrect country"),
    "device": (_one_of("1", "2", "3", "4", "5"), "Incorrect device"),
    "type_of_traffic": (_one_of("1", "2", "3"), "Incorrect type of traffic"),
    "google_keyword": (_word, "Google keyword is required"),
    "referring_url": (_link, "Incorrect link in referring url"),
}


def check(name: str, text: str) -> None:
    """Refuse a field whose text is not what the field is for.

    Raises:
        Refusal: in the panel's words for this field.
    """
    good, words = CHECKS[name]
    if not good(text):
        raise Refusal(words)
