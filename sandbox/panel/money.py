"""The panel's own money: exact decimals, written the way panels write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

PER_THOUSAND = 1000


def cost(rate: Decimal, units: int, *, package: bool = False) -> Decimal:
    """Price of `units` at `rate`: per 1000 units, or of one package."""
    return rate * units / (1 if package else PER_THOUSAND)


def plain(amount: Decimal) -> str:
    """Decimal text without exponent and without trailing zeros: `0.27819`, `8`."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
