"""A service of the panel and the row that shows it to a client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Service:
    """What the panel sells. `rate` is the price of 1000 units, or of one package.

    A flag of None is left out of the row. `odd` replaces fields of the row as it goes over the wire, so that
    a service can show nonsense while the panel itself knows what it sells. `fate`, `refill_fate`,
    `one_per_link` and `subject` (what is sold, in a word) are the sandbox's own and never shown.
    """

    number: str
    name: str
    category: str
    rate: Decimal
    type: str = "Default"
    min: int = 10
    max: int = 100_000
    refill: bool | None = None
    cancel: bool | None = None
    dripfeed: bool | None = None
    desc: str | None = None
    average_time: str | None = None
    fate: str = ""
    refill_fate: str = "completed"
    one_per_link: bool = False
    listed: bool = True
    subject: str = ""
    odd: Mapping[str, Any] = field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """The entry of the `services` answer, keys in the documented order."""
        row = {
            "service": wire_id(self.number),
            "name": self.name,
            "type": self.type,
            "category": self.category,
            "rate": format(self.rate, "f"),
            "min": str(self.min),
            "max": str(self.max),
        }
        extra = {
            name: getattr(self, name) for name in ("refill", "cancel", "dripfeed", "desc", "average_time")
        }
        return row | {name: value for name, value in extra.items() if value is not None} | dict(self.odd)


def wire_id(number: str) -> int | str:
    """An id as documented answers show it: a JSON integer when it is one, text otherwise."""
    return int(number) if number.isdecimal() and not number.startswith("0") else number
