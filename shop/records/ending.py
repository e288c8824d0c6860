"""When an order will probably be done: by the record of its service, else by its own pace."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shop.records.judging import is_plain, per
from shop.records.record import Record

ENOUGH = 10
"""Percent that must be delivered before an order's own pace says anything."""

PERCENT = 100
_FINAL = frozenset({"completed", "partial", "canceled", "refunded", "expired"})


class By(StrEnum):
    """What an estimate is made from."""

    RECORD = "record"
    PACE = "pace"


@dataclass(frozen=True, slots=True)
class Expected:
    """When an order will probably be done.

    Attributes:
        low: ms UTC; high is the later end of it.
        by: what this is made from.
    """

    low: int
    high: int
    by: By

    def is_late(self, now: int) -> bool:
        """Whether it takes longer than nine in ten do."""
        return self.by is By.RECORD and self.high < now


class Moving(Protocol):
    """An order as far as its end is told from it; an `OrderView` is one."""

    @property
    def type(self) -> str:
        """The service's type as the panel names it."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What `add` sends besides the service."""

    @property
    def units(self) -> int:
        """Charged quantity."""

    @property
    def state(self) -> str:
        """Ours."""

    @property
    def panel_status(self) -> str | None:
        """The panel's word in canonical form."""

    @property
    def placed_at(self) -> int | None:
        """When the panel took it, ms UTC."""

    @property
    def begun_at(self) -> int | None:
        """When it was first seen at work, ms UTC."""

    @property
    def remains(self) -> int | None:
        """Units not delivered."""


def expected(order: Moving, record: Record | None, now: int) -> Expected | None:
    """Return when an order will probably be done, None when nobody can tell.

    Args:
        order: as it stands.
        record: what is known of its service.
        now: ms UTC.
    """
    if order.state != "placed" or order.panel_status in _FINAL or not is_plain(order.type, order.fields):
        return None
    return _by_record(order, record) or _by_pace(order, now)


def _by_record(order: Moving, record: Record | None) -> Expected | None:
    if record is None or record.is_thin or record.finish.usual is None:
        return None
    begins = _begins(order, record)
    if begins is None:
        return None
    low, high = (
        at + took * order.units // per(order.type)
        for at, took in zip(begins, record.finish.usual, strict=True)
    )
    return Expected(low, high, By.RECORD)


def _begins(order: Moving, record: Record) -> tuple[int, int] | None:
    if order.begun_at is not None:
        return order.begun_at, order.begun_at
    usual = record.start.usual
    if usual is None or order.placed_at is None:
        return None
    return order.placed_at + usual[0], order.placed_at + usual[1]


def _by_pace(order: Moving, now: int) -> Expected | None:
    if order.begun_at is None or order.remains is None or now <= order.begun_at:
        return None
    delivered = order.units - order.remains
    if PERCENT * delivered < ENOUGH * order.units or order.remains <= 0:
        return None
    at = now + order.remains * (now - order.begun_at) // delivered
    return Expected(at, at, By.PACE)
