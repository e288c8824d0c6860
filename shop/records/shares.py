"""What part of orders something happened to, with the limits that so few or so many orders allow (Wilson)."""

from dataclasses import dataclass
from math import sqrt

from shop.records.times import Z

NARROW = 0.1
"""A share whose limits lie no further apart is told as one number."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in orders.

    Attributes:
        part: of how many it is true.
        whole: how many there are.
        open: of how many of them it is not known yet.
    """

    part: int = 0
    whole: int = 0
    open: int = 0

    @property
    def middle(self) -> float:
        """The plain share, 0 to 1; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def limits(self) -> tuple[float, float]:
        """Between which the true share lies, nine times in ten; 0 and 1 when nothing is known.

        It holds whatever becomes of those that are open: of none of them below, of all of them above.
        """
        if not self.whole:
            return 0.0, 1.0
        return _wilson(self.part, self.whole)[0], _wilson(self.part + self.open, self.whole)[1]

    @property
    def is_narrow(self) -> bool:
        """Whether enough orders are known to tell it as one number."""
        low, high = self.limits
        return high - low <= NARROW


def _wilson(part: int, whole: int) -> tuple[float, float]:
    share, square = part / whole, Z * Z / whole
    middle = (share + square / 2) / (1 + square)
    wide = Z * sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square)
    return max(0.0, middle - wide), min(1.0, middle + wide)
