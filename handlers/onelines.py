"""A whole order on one line: service, link, quantity."""

import re
from dataclasses import dataclass

# Blanks part them, with or without commas, or bars, as on the mass order pages of panels: 1234 | https://… | 500.
_PART = re.compile(r"\s*\|\s*|,?\s+")
_NUMBER = re.compile(r"#?([A-Za-z0-9_-]{1,64})")
_LIKE_A_LINK = re.compile(r"^@.|\w[./]\w")
_ENDS = " \t\r\n|,"


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on the line, unchecked.

    Attributes:
        number: the panel's own number of the service.
        quantity: as typed, empty when it is to be asked for.
    """

    number: str
    link: str
    quantity: str


def read_line(text: str) -> Line | None:
    """Return the parts of a line that begins with a number and goes on with something like a link."""
    # Cut, not matched whole: what backtracks takes seconds on 4,000 characters made for it.
    number, *rest = _PART.split(text.strip().rstrip(_ENDS), maxsplit=2)
    match = _NUMBER.fullmatch(number)
    if match is None or not any(map(str.isdigit, number)) or not rest or not _LIKE_A_LINK.search(rest[0]):
        return None
    quantity = rest[1] if len(rest) > 1 else ""
    return Line(match.group(1), rest[0], quantity) if "\n" not in quantity else None
