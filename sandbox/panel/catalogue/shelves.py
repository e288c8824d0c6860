"""The categories of a catalogue: each sells one good of one platform under a dressed-up name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.catalogue.big_platforms import BIG
from sandbox.panel.catalogue.decoration import CATEGORIES
from sandbox.panel.catalogue.drawing import Shelf
from sandbox.panel.catalogue.small_platforms import SMALL
from sandbox.panel.catalogue.tongues import TONGUES
from sandbox.panel.catalogue.touchy import TOUCHY

if TYPE_CHECKING:
    from random import Random

    from sandbox.panel.catalogue.goods import Good, Platform

SERVICES_A_SHELF = 10
TONGUE_CHANCE = 0.16


def shelves(size: int, dice: Random) -> list[Shelf]:
    """Enough categories for `size` services, platform by platform; every good has at least one."""
    goods = [(platform, good) for platform in (*BIG, *SMALL, *TOUCHY) for good in platform.goods]
    weight = sum(good.weight for _, good in goods)
    found: list[Shelf] = []
    for platform, good in goods:
        wanted = max(1, size * good.weight // (weight * SERVICES_A_SHELF))
        found += _named(platform, good, min(wanted, len(CATEGORIES) + len(TONGUES)), dice)
    return found if size >= len(found) else dice.sample(found, len(found))


def _named(platform: Platform, good: Good, wanted: int, dice: Random) -> list[Shelf]:
    shapes = dice.sample(CATEGORIES, min(wanted, len(CATEGORIES)))
    plain = [Shelf(platform, good, _filled(shape, platform, good.label)) for shape in shapes]
    spoken = [tongue for tongue in TONGUES if good.subject in TONGUES[tongue].nouns]
    tongues = [tongue for tongue in spoken if dice.random() < TONGUE_CHANCE * good.weight / 2]
    return plain + [_foreign(platform, good, tongue) for tongue in tongues]


def _foreign(platform: Platform, good: Good, tongue: str) -> Shelf:
    words = TONGUES[tongue]
    return Shelf(platform, good, _filled(words.category, platform, words.nouns[good.subject]), tongue)


def _filled(shape: str, platform: Platform, good: str) -> str:
    return shape.format(
        sign=platform.sign,
        platform=platform.name,
        PLATFORM=platform.name.upper(),
        SHORT=platform.short,
        good=good,
        GOOD=good.upper(),
    )
