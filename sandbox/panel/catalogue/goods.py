"""The words of the tables the catalogue is drawn from: goods of a platform."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Good:
    """`low` and `high`: rates (per 1000, or of a package). `offers`: r refill, c cancel, d drip-feed."""

    subject: str
    label: str
    low: str
    high: str
    min: int = 10
    max: int = 100_000
    type: str = "Default"
    offers: str = "cd"
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Platform:
    """`sign` stands before category names; `short` is what panels write when they save room."""

    name: str
    sign: str
    short: str
    goods: tuple[Good, ...]


COMMENTS, PACKAGE, SUBSCRIPTION = "Custom Comments", "Package", "Subscriptions"
COMMENT_PACKAGE = "Custom Comments Package"
