"""A catalogue like the ones real panels have: a few thousand services, drawn from tables by a seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from sandbox.panel.catalogue.drawing import Shelf, draw
from sandbox.panel.catalogue.shelves import shelves
from sandbox.panel.catalogue.wild import wild_services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox.panel.services import Service

__all__ = ["catalogue"]

FIRST_NUMBER = 11


def catalogue(size: int = 3_000, seed: int = 1) -> tuple[Service, ...]:
    """`size` services, the same for the same seed, in the order a panel lists them: by category.

    From 500 on every service type and every oddity is among them.
    """
    dice = Random(f"{seed}/catalogue")  # noqa: S311  (a stand-in's luck, nothing secret)
    numbers = _numbers(dice)
    wild = wild_services(numbers)[: size // 10]
    drawn: list[Service] = []
    for shelf, amount in _amounts(shelves(size, dice), size - len(wild), dice):
        drawn += [draw(shelf, str(next(numbers)), dice) for _ in range(amount)]
    return (*drawn, *wild)


def _numbers(dice: Random) -> Iterator[int]:
    """Ids grow with gaps: panels delete services and never use their ids again."""
    number = FIRST_NUMBER
    while True:
        yield number
        number += dice.choice((1, 1, 1, 2, 3, 7))


def _amounts(found: list[Shelf], size: int, dice: Random) -> list[tuple[Shelf, int]]:
    """One service for each shelf, as far as they go; the rest by weight."""
    amounts = [1 if index < size else 0 for index in range(len(found))]
    weights = [shelf.good.weight for shelf in found]
    for index in dice.choices(range(len(found)), weights, k=max(size - len(found), 0)):
        amounts[index] += 1
    return list(zip(found, amounts, strict=True))
