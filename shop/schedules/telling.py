"""What is told of a repeated order: that it rests, that it is over, that a day went without an order. Each once."""

from collections.abc import Mapping
from typing import Any

from shop import notices
from shop.database import Tx
from shop.notices import Notice
from storage.schedules import Schedule

BELL = "schedules"
"""Wakes who makes the orders."""


def rests(tx: Tx, schedule: Schedule, why: str, now: int, price: int | None = None) -> None:
    """Tell why it rests; with the price of now, micro-units, where that is why."""
    key = f"s/{schedule.id}/paused/{now}"
    _tell(tx, Notice.SCHEDULE_PAUSED, schedule, key, now, {"why": why, "price": price})


def is_over(tx: Tx, schedule: Schedule, why: str, now: int) -> None:
    """Tell that it has ended by itself."""
    _tell(tx, Notice.SCHEDULE_ENDED, schedule, f"s/{schedule.id}/ended", now, {"why": why})


def missed(tx: Tx, schedule: Schedule, day: str, at: int, why: str, now: int) -> None:
    """Tell that a day, whose moment was `at`, ms UTC, went without an order."""
    key = f"s/{schedule.id}/missed/{day}"
    _tell(tx, Notice.SCHEDULE_MISSED, schedule, key, now, {"why": why, "at": at})


def _tell(tx: Tx, kind: Notice, schedule: Schedule, key: str, now: int, args: Mapping[str, Any]) -> None:
    notices.tell(tx, kind, schedule.person_id, now, key=key, schedule_id=schedule.id, **args)
