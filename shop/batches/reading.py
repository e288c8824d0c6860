"""Lines of a mass order: `service | link | quantity`, each read on its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from panel.service_types import TypeRule
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue
from shop.links import Link, LinkProblem, fits, recognise_for
from shop.quantity import QuantityProblem, read_whole

MOST_LINES = 2_000
"""More lines than this are several batches."""

LONGEST = 2_500
PARTS = re.compile(r"\s*[|\t]\s*")
BLANKS = re.compile(r"[,;]?\s+")
SIMPLE = frozenset({"link", "quantity"})
BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CORRECTION = re.compile(r"\s*(\d{1,4})\s*[:)]\s+(.*\S)\s*", re.DOTALL)


class LineProblem(StrEnum):
    """Why a line is no order; links and quantities have reasons of their own."""

    NOT_A_LINE = "not_a_line"
    NO_SERVICE = "no_service"
    NEEDS_MORE = "needs_more"
    CLOSED = "closed"
    NO_QUANTITY = "no_quantity"


Problem = LineProblem | LinkProblem | QuantityProblem


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was read.

    Attributes:
        at: its number, from 1.
        said: as it was sent.
        problem: why it is no order; None for a good one, whose other parts are there.
        quantity: units; None for packages.
    """

    at: int
    said: str
    problem: Problem | None = None
    service: Service | None = None
    link: str | None = None
    quantity: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def lines_in(text: str) -> list[str]:
    """Return the lines of a text that hold something, trimmed."""
    return [line.strip() for line in BREAKS.split(text.replace("\x00", " ")) if line.strip()]


def read_all(said: str, goods: Catalogue) -> tuple[Line, ...]:
    """Read every line of a batch as it is kept."""
    return tuple(read(at, line, goods) for at, line in enumerate(said.split("\n"), 1)) if said else ()


def read(at: int, said: str, goods: Catalogue) -> Line:
    """Read one line."""
    number, link, quantity = _parts(said)
    if not any(map(str.isdigit, number)) or not link or len(said) > LONGEST:
        return Line(at, said, LineProblem.NOT_A_LINE)
    service = goods.by_number(number.removeprefix("#"))
    problem = _unfit(service)
    if service is None or service.rule is None or problem is not None:
        return Line(at, said, problem or LineProblem.NO_SERVICE, service)
    return _of_service(at, said, service, service.rule, link, quantity)


def with_text(said: str, text: str) -> tuple[str, int]:
    """Return a batch with what was sent added, and how many lines did not fit any more.

    `7: service | link | quantity` takes the place of line 7.
    """
    lines = said.split("\n") if said else []
    for line in lines_in(text):
        corrected = CORRECTION.fullmatch(line)
        place = int(corrected[1]) if corrected else 0
        if corrected and 1 <= place <= len(lines):
            lines[place - 1] = corrected[2]
        else:
            lines.append(line)
    return "\n".join(lines[:MOST_LINES]), max(0, len(lines) - MOST_LINES)


def _of_service(at: int, said: str, service: Service, rule: TypeRule, link: str, quantity: str) -> Line:
    found = recognise_for(service, link)
    wrong_link = fits(service, found) if isinstance(found, Link) else found
    if wrong_link is not None or not isinstance(found, Link):
        return Line(at, said, wrong_link, service)
    if not rule.has_quantity:
        return Line(at, said, None, service, found.url)
    number = read_whole(quantity, service.min, service.max) if quantity else LineProblem.NO_QUANTITY
    if isinstance(number, int):
        return Line(at, said, None, service, found.url, number)
    return Line(at, said, number, service)


def _unfit(service: Service | None) -> LineProblem | None:
    if service is None:
        return LineProblem.NO_SERVICE
    rule = service.rule
    if rule is None or not {one.name for one in rule.fields if one.required} <= SIMPLE or not rule.has_link:
        return LineProblem.NEEDS_MORE
    return LineProblem.CLOSED if service.suspended else None


def _parts(said: str) -> Iterator[str]:
    """Yield service, link and quantity; where there are no bars, blanks part them."""
    found = PARTS.split(said) if PARTS.search(said) else BLANKS.split(said, 2)
    whole = [*(part.strip() for part in found), "", "", ""]
    return iter((whole[0], whole[1], whole[2] if len(found) <= 3 else " "))  # noqa: PLR2004 - service, link, quantity
