"""The record of a service: what its orders came to. Kept as JSON, read into this."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from shop.records.shares import Share
from shop.records.times import Quantile, Spread

LEAST = 5
"""From fewer orders that ended nothing is told but their number."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the orders of a service came to.

    Attributes:
        orders: how many of them ended.
        start: ms from the panel's yes until something was delivered.
        finish: ms from the start to the end, of 1000 units, or of one package.
        completed: of those old enough to be; so partial.
        dropped: a refill was asked for, of all that were completed.
        refilled: of the refills that came to an end.
    """

    orders: int
    start: Spread
    finish: Spread
    completed: Share
    partial: Share
    dropped: Share
    refilled: Share

    @property
    def is_thin(self) -> bool:
        """Whether the orders are too few to tell anything, or most of them too young."""
        return self.orders < LEAST or 2 * self.completed.open > self.completed.whole


def to_json(record: Record) -> str:
    """Write a record."""
    return json.dumps(asdict(record))


def of_json(text: str) -> Record:
    """Read a record.

    Raises:
        ValueError: it is none.
        KeyError: something is missing in it; so does TypeError where something is of another kind.
    """
    held = json.loads(text)
    return Record(
        orders=held["orders"],
        start=_spread(held["start"]),
        finish=_spread(held["finish"]),
        completed=Share(**held["completed"]),
        partial=Share(**held["partial"]),
        dropped=Share(**held["dropped"]),
        refilled=Share(**held["refilled"]),
    )


def _spread(held: dict[str, Any]) -> Spread:
    return Spread(held["orders"], Quantile(**held["half"]), Quantile(**held["most"]))
