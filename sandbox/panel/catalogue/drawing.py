"""One service of a shelf, drawn by chance: name, price, limits, flags, description that fit together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sandbox.panel.catalogue import decoration
from sandbox.panel.catalogue.decoration import in_short
from sandbox.panel.catalogue.tongues import TONGUES
from sandbox.panel.services import Service

if TYPE_CHECKING:
    from random import Random

    from sandbox.panel.catalogue.goods import Good, Platform

LONGEST_NAME = 120
DESCRIBED = 0.35
FLAGS_ABSENT = 0.12
ONE_PER_LINK = 0.15


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category: what is sold in it, its name, and the tongue it is named in ("" is English)."""

    platform: Platform
    good: Good
    category: str
    tongue: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the name promises and the rest of the row keeps."""

    most: int
    speed: int
    guarantee: int
    quality: str


def draw(shelf: Shelf, number: str, dice: Random) -> Service:
    """A service for this shelf."""
    good, traits = shelf.good, _traits(shelf.good, dice)
    refill, cancel, dripfeed = _flags(good, traits, dice)
    return Service(
        number,
        _name(shelf, traits, dice),
        shelf.category,
        _rate(good, dice),
        good.type,
        min=good.min if good.min == good.max else good.min * dice.choice((1, 1, 1, 2, 5)),
        max=traits.most,
        desc=_description(traits, dice) if dice.random() < DESCRIBED else None,
        one_per_link=dice.random() < ONE_PER_LINK,
        subject=good.subject,
        refill=refill,
        cancel=cancel,
        dripfeed=dripfeed,
    )


def _traits(good: Good, dice: Random) -> Traits:
    most = (
        good.max
        if good.min == good.max
        else max(good.max // dice.choice((1, 1, 2, 4, 10, 20)), good.min * 10)
    )
    guaranteed = "r" in good.offers and dice.random() < 0.6  # noqa: PLR2004  (a little more than half)
    days = dice.choice(decoration.GUARANTEE_DAYS) if guaranteed else 0
    return Traits(most, dice.choice(decoration.SPEEDS_A_DAY), days, dice.choice(decoration.QUALITIES))


def _flags(good: Good, traits: Traits, dice: Random) -> list[bool | None]:
    """Some panels leave flags out: then nobody knows."""
    offered = (traits.guarantee > 0, "c" in good.offers, "d" in good.offers)
    return [None if dice.random() < FLAGS_ABSENT else flag for flag in offered]


def _rate(good: Good, dice: Random) -> Decimal:
    """Evenly over the magnitudes between low and high, with the digits panels show."""
    low, high = math.log(float(good.low)), math.log(float(good.high))
    rate = math.exp(dice.uniform(low, high))
    places = max(2, 1 - math.floor(math.log10(rate))) if rate < 1 else dice.choice((2, 2, 2, 4))
    return max(Decimal(f"{rate:.{places}f}"), Decimal(good.low))


def _name(shelf: Shelf, traits: Traits, dice: Random) -> str:
    parts = _foreign_parts(shelf, traits) if shelf.tongue else _parts(shelf, traits, dice)
    head, rest = parts[0], parts[1:]
    dice.shuffle(rest)
    separator = dice.choice(decoration.SEPARATORS)
    chosen = rest[: dice.randint(1, len(rest))]
    name = dice.choice(decoration.OPENINGS) + head + _tail(chosen, separator)
    while len(name) > LONGEST_NAME:
        chosen.pop()
        name = head + _tail(chosen, separator)
    return name


def _tail(parts: list[str], separator: str) -> str:
    """`] [` puts each part into brackets; the other separators stand before each."""
    if separator == "] [":
        return f" [{separator.join(parts)}]" if parts else ""
    return "".join(separator + part for part in parts)


def _parts(shelf: Shelf, traits: Traits, dice: Random) -> list[str]:
    shapes = decoration.GUARANTEES if traits.guarantee else decoration.NO_GUARANTEES
    return [
        f"{shelf.platform.name} {shelf.good.label}",
        traits.quality,
        dice.choice(decoration.MOSTS).format(n=in_short(traits.most)),
        dice.choice(decoration.SPEEDS).format(n=in_short(traits.speed)),
        dice.choice(decoration.STARTS),
        dice.choice(shapes).format(n=traits.guarantee),
    ]


def _foreign_parts(shelf: Shelf, traits: Traits) -> list[str]:
    words = TONGUES[shelf.tongue]
    return [
        f"{shelf.platform.name} {words.nouns[shelf.good.subject]}",
        words.most.format(n=in_short(traits.most)),
        words.speed.format(n=in_short(traits.speed)),
        words.start,
        words.guarantee.format(n=traits.guarantee) if traits.guarantee else words.none,
    ]


def _description(traits: Traits, dice: Random) -> str:
    return dice.choice(decoration.DESCRIPTIONS).format(
        link="https://example.com/your-page",
        speed=in_short(traits.speed),
        quality=traits.quality,
        refill=f"{traits.guarantee} days" if traits.guarantee else "no",
    )
