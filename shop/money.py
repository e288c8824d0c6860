"""Amounts are integers in micro-units; rates are exact decimals. A price rounds up, a refund rounds down."""

import re
import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

MICRO = 1_000_000
TYPED = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
PER_THOUSAND = 1_000
PER_PACKAGE = 1

# Wide enough for every rate and balance that the panel client lets through: no amount is ever rounded inside.
_EXACT = Context(prec=120)


def price_of(rate: Decimal, units: int, per: int = PER_THOUSAND) -> int:
    """Return what `units` cost, in micro-units, rounded up.

    Args:
        rate: price of `per` units in the panel's currency, exact.
        units: charged quantity.
        per: 1000 for ordinary services, 1 for packages.
    """
    above, below = rate.as_integer_ratio()
    return -(-above * units * MICRO // (below * per))


def share_down(price: int, part: int, whole: int) -> int:
    """Return `part` of `whole` of a price, in micro-units, rounded down."""
    return price * part // whole


def read_amount(text: str) -> int | None:
    """Read an amount of currency as people type it, in micro-units; None when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip(" $€₽£")
    return int(Decimal(plain.replace(",", ".")) * MICRO) if TYPED.fullmatch(plain) else None


def to_micro(amount: Decimal) -> int:
    """Return an amount of currency in micro-units, rounded up."""
    return int(_EXACT.multiply(amount, Decimal(MICRO)).to_integral_value(ROUND_CEILING))


def to_micro_down(amount: Decimal) -> int:
    """Return an amount of currency in micro-units, rounded down: for limits and balances."""
    return int(_EXACT.multiply(amount, Decimal(MICRO)).to_integral_value(ROUND_FLOOR))


def from_micro(amount: int) -> Decimal:
    """Return micro-units as an exact decimal amount of currency."""
    return _EXACT.divide(Decimal(amount), Decimal(MICRO))
