"""What a picture of an order shows; who draws it stands outside the conversation."""

from dataclasses import dataclass
from typing import Protocol

Point = tuple[int, int]
"""ms UTC, and units delivered by then."""


class CannotDraw(Exception):
    """There is no picture; nothing else is wrong."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Delivered against time.

    Attributes:
        points: oldest first, two or more.
        whole: units ordered.
        marks: what the axis says at nothing, each quarter, and the whole.
        delivered: what the line is called.
        zone: IANA name, of the times.
        is_dark: for a dark chat.
        end: between which moments it will probably be done, ms UTC; None when nobody can tell.
        expected: what that is called.
    """

    points: tuple[Point, ...]
    whole: int
    marks: tuple[str, ...]
    delivered: str
    zone: str
    is_dark: bool
    end: tuple[int, int] | None = None
    expected: str = ""


class Painter(Protocol):
    """Draws charts, without keeping anybody waiting."""

    async def draw(self, chart: Chart) -> bytes:
        """Return a PNG.

        Raises:
            CannotDraw: it did not work, or took too long.
        """
