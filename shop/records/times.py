"""How long something takes, from orders of which some are still at it: the product-limit (Kaplan-Meier) estimate.

Whoever left out what has not happened yet would praise a service for the orders that it has not begun.
The limits are those of Brookmeyer and Crowley on a log(-log) scale, 90 % to both sides together.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist

LEVEL = 0.90
"""How sure a limit is: nine times in ten the truth lies between the two."""

Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
HALF, MOST = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one order waited.

    Attributes:
        ms: until it happened, or until it was last seen not to have.
        is_over: whether it happened.
    """

    ms: int
    is_over: bool = True


@dataclass(frozen=True, slots=True)
class Quantile:
    """A time that some part of orders needs at most, ms; None where the orders are too few to tell.

    Attributes:
        low: the true one is not below this, ninety times in a hundred with `high`.
    """

    low: int | None
    middle: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """What is known of how long something takes.

    Attributes:
        orders: how many it is known from.
        half: what half of them needs at most.
        most: what nine in ten need at most.
    """

    orders: int
    half: Quantile
    most: Quantile

    @property
    def usual(self) -> tuple[int, int] | None:
        """From the least that half needs to the most that nine in ten need, ms; None when that cannot be told."""
        return _between(self.half.low, self.most.high)

    @property
    def half_within(self) -> tuple[int, int] | None:
        """Between what half needs, ms: this is told from fewer orders."""
        return _between(self.half.low, self.half.high)


def spread(waits: Iterable[Wait]) -> Spread:
    """Return how long something takes."""
    every = list(waits)
    steps = list(_steps(every))
    return Spread(len(every), _quantile(steps, HALF), _quantile(steps, MOST))


@dataclass(frozen=True, slots=True)
class _Step:
    """A moment at which it happened to some: the part of orders that waits longer, with limits."""

    ms: int
    left: float
    low: float
    high: float


def _steps(waits: list[Wait]) -> Iterator[_Step]:
    over = Counter(wait.ms for wait in waits if wait.is_over)
    gone = Counter(wait.ms for wait in waits)
    at_risk, left, spent, high = len(waits), 1.0, 0.0, 1.0
    for ms in sorted(gone):
        happened = over[ms]
        if 0 < happened < at_risk:
            left *= 1 - happened / at_risk
            # Greenwood's sum.
            spent += happened / (at_risk * (at_risk - happened))
            low, high = _limits(left, spent)
            yield _Step(ms, left, low, high)
        elif happened:
            yield _Step(ms, 0.0, 0.0, high * _still_possible(at_risk))
        at_risk -= gone[ms]


def _limits(left: float, spent: float) -> tuple[float, float]:
    wide = Z * sqrt(spent) / -log(left)
    return left ** exp(wide), left ** exp(-wide)


def _still_possible(orders: int) -> float:
    """Return what part may wait longer though not one of so many did: the sum has no value there.

    Polls make it common that all of some orders are first seen at the same minute.
    """
    return 1.0 - exp(log((1 - LEVEL) / 2) / orders)


def _quantile(steps: list[_Step], part: float) -> Quantile:
    return Quantile(
        low=_first(steps, part, lambda step: step.low),
        middle=_first(steps, part, lambda step: step.left),
        high=_first(steps, part, lambda step: step.high),
    )


def _first(steps: list[_Step], part: float, of: Callable[[_Step], float]) -> int | None:
    """Return the first moment at which no more than the rest waits longer; a hair is what floats lose on the way."""
    return next((step.ms for step in steps if of(step) <= 1 - part + 1e-12), None)


def _between(low: int | None, high: int | None) -> tuple[int, int] | None:
    return None if low is None or high is None else (low, high)
