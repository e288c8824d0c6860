"""A whole order on one line: service, link, quantity."""

import re
from dataclasses import dataclass

# Blanks part them, or bars, as on the mass order pages of panels: 1234 | https://… | 500.
_PART = r"(?:\s*\|\s*|\s+)"
_LINE = re.compile(
    rf"\s*#?([A-Za-z0-9_-]{{1,64}}){_PART}(@[^\s|]+|[^\s|]*\w[./]\w[^\s|]*)(?:{_PART}([^\s|].*?))?[\s|]*"
)


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
    match = _LINE.fullmatch(text)
    if match is None or not any(map(str.isdigit, match.group(1))):
        return None
    return Line(match.group(1), match.group(2), match.group(3) or "")
