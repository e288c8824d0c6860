"""What becomes of an order: a table of fates, each a few steps along its way.

A fate is written `name` or `name:share`, e.g. `partial:0.4` (stops when 0.4 of it is delivered). The way
of an order is measured in wholes: 0 is when it was placed, 1 when an ordinary order is completed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sandbox.panel.orders import (
    CANCELED,
    COMPLETED,
    IN_PROGRESS,
    PARTIAL,
    PAUSED,
    PENDING,
    REFUNDED,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

NORMAL = "normal"
Way = tuple[tuple[str, str, str], ...]

START: Way = (("0", PENDING, "0"), ("0.2", IN_PROGRESS, "0"))
DONE: Way = (*START, ("1", COMPLETED, "1"))


@dataclass(frozen=True, slots=True)
class Fate:
    """`way`: (when, status, delivered share); the word "share" stands for the fate's own number."""

    line: str
    way: Way
    tempo: Fraction = Fraction(1)
    share: str = "0.4"


FATES: Mapping[str, Fate] = {
    NORMAL: Fate("Pending, In progress with falling remains, Completed", DONE),
    "fast": Fate("as normal, ten times as fast", DONE, Fraction(1, 10)),
    "slow": Fate("as normal, ten times as slow", DONE, Fraction(10)),
    "instant": Fate("Completed at once", (("0", COMPLETED, "1"),)),
    "partial": Fate("Partial after the given share was delivered", (*START, ("0.8", PARTIAL, "share"))),
    "canceled": Fate("Pending, then Canceled; nothing delivered", (START[0], ("0.3", CANCELED, "0"))),
    "canceled_late": Fate(
        "Canceled, and returned in full, after the given share was delivered",
        (*START, ("0.8", CANCELED, "share")),
    ),
    "refunded": Fate("In progress, then the word Refunded", (*START, ("0.6", REFUNDED, "0"))),
    "pending": Fate("stays Pending for ever", START[:1]),
    "stuck": Fate("In progress for ever at the given share", (*START, ("0.6", IN_PROGRESS, "share"))),
    "failed": Fate("In progress, then Fail and nothing more", (*START, ("0.6", "Fail", "share"))),
    "paused": Fate("In progress, then Paused and nothing more", (*START, ("0.6", PAUSED, "share"))),
    "odd_word": Fate(
        "In progress, then the unheard-of word Moderation", (*START, ("0.6", "Moderation", "share"))
    ),
    "processing": Fate(
        "Pending, Processing, Pending again, In progress, Completed",
        (
            ("0", PENDING, "0"),
            ("0.1", "Processing", "0"),
            ("0.2", PENDING, "0"),
            ("0.3", IN_PROGRESS, "0"),
            ("1", COMPLETED, "1"),
        ),
    ),
    "flips": Fate("Completed, and later Partial at the given share", (*DONE, ("2", PARTIAL, "share"))),
    "returns": Fate(
        "Completed, In progress again, Completed again",
        (*DONE, ("1.5", IN_PROGRESS, "share"), ("2.5", COMPLETED, "1")),
    ),
    "over": Fate(
        "Completed with more delivered than ordered: remains is negative", (*START, ("1", COMPLETED, "1.05"))
    ),
}


def known_fate(text: str) -> tuple[Fate, Fraction]:
    """Read `name` or `name:share`.

    Raises:
        ValueError: no such fate, or a share outside 0…1.
    """
    name, _, share = text.partition(":")
    if name not in FATES:
        raise ValueError(f"no fate is called {name!r}; there are: {', '.join(FATES)}")
    fate = FATES[name]
    try:
        part = Fraction(share or fate.share)
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"a share is a number between 0 and 1, not {share!r}") from None
    if not 0 <= part <= 1:
        raise ValueError(f"a share is between 0 and 1, not {share}")
    return fate, part


def plan_of(text: str, units: int, placed_at: int, duration: int) -> tuple[Step, ...]:
    """The steps of an order of `units` that would ordinarily take `duration` ms."""
    fate, share = known_fate(text)

    def step(when: str, status: str, part: str) -> Step:
        delivered = units * (share if part == "share" else Fraction(part))
        return Step(placed_at + int(Fraction(when) * fate.tempo * duration), status, int(delivered))

    return tuple(step(*point) for point in fate.way)


def drawn(chances: Mapping[str, float], dice: Random) -> str:
    """A fate by chance, e.g. {"partial": 0.06}; what the chances leave over is normal."""
    rolled = dice.random()
    for name, chance in chances.items():
        rolled -= chance
        if rolled < 0:
            return f"{name}:{dice.randint(20, 90) / 100}" if name == "partial" else name
    return NORMAL
