"""An order of the panel: a plan of steps in time, and what a look at it shows now."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.panel.services import Service

PENDING, IN_PROGRESS, COMPLETED = "Pending", "In progress", "Completed"
PARTIAL, CANCELED, REFUNDED = "Partial", "Canceled", "Refunded"
ACTIVE, PAUSED, EXPIRED = "Active", "Paused", "Expired"
FINAL = frozenset({COMPLETED, PARTIAL, CANCELED, REFUNDED, EXPIRED})


@dataclass(frozen=True, slots=True)
class Step:
    """From `at` (ms) on the order is in `status` with `delivered` units done."""

    at: int
    status: str
    delivered: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """What makes an order a parent: `kind` is runs or posts, `awaited` how many children (None: no end)."""

    kind: str
    awaited: int | None


@dataclass(slots=True)
class Order:
    """One accepted order. `taken` is what the account has paid for it so far, refunds subtracted.

    `answer` holds fields that replace those of the status answer, `raw` (in a one-element list) the whole
    answer. `version` grows when the plan is replaced, so that events of the old plan do nothing.
    """

    number: str
    account: str
    service: Service
    link: str
    fields: dict[str, str]
    units: int
    charge: Decimal
    placed_at: int
    plan: tuple[Step, ...]
    fate: str = ""
    taken: Decimal = Decimal(0)
    start_count: int = 0
    parent: str | None = None
    series: Series | None = None
    children: list[str] = field(default_factory=list)
    canceling: bool = False
    answer: dict[str, Any] = field(default_factory=dict)
    raw: list[Any] = field(default_factory=list)
    version: int = 0

    def seen(self, now: int) -> Step:
        """Status and delivered units at `now`; in progress the number grows evenly towards the next step."""
        index = max(bisect_right(self.plan, now, key=lambda step: step.at) - 1, 0)
        here = self.plan[index]
        if here.status != IN_PROGRESS or index + 1 == len(self.plan):
            return here
        there = self.plan[index + 1]
        grown = (there.delivered - here.delivered) * (now - here.at) // (there.at - here.at)
        return replace(here, delivered=here.delivered + grown)

    def turn(self, status: str, when: int, delivered: int = 0) -> None:
        """From `when` on it is in this status; what was planned for later is dropped."""
        if self.plan[-1].at <= when and self.plan[-1].status == status:
            return
        self.plan = (*(step for step in self.plan if step.at <= when), Step(when, status, delivered))

    def begun(self, now: int) -> bool:
        """Whether work on it has started, so that a start count exists."""
        return any(step.status in {IN_PROGRESS, COMPLETED} and step.at <= now for step in self.plan)

    def owed(self, step: Step) -> Decimal:
        """What the order costs in the end if `step` is where it stays."""
        if step.status in {CANCELED, REFUNDED}:
            return Decimal(0)
        return self.charge * step.delivered / self.units if step.status == PARTIAL else self.charge
