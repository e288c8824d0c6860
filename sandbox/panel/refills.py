"""Refills of finished orders and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.panel.orders import CANCELED, COMPLETED, IN_PROGRESS, PARTIAL, PENDING, Step
from sandbox.panel.refusals import NO_REFILL, NOT_ELIGIBLE, REFILL_LATER, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.panel.orders import Order
    from sandbox.panel.world import PanelWorld

Way = tuple[tuple[float, str], ...]

REFILL_FATES: Mapping[str, Way] = {
    "completed": ((0, PENDING), (0.3, IN_PROGRESS), (1, COMPLETED)),
    "rejected": ((0, PENDING), (0.6, "Rejected")),
    "canceled": ((0, PENDING), (0.6, CANCELED)),
    "error": ((0, PENDING), (0.6, "Error")),
    "stuck": ((0, PENDING), (0.3, IN_PROGRESS)),
    "misspelt": ((0, "Awaiting"), (0.3, "In progess"), (1, COMPLETED)),
}
REFILLABLE = frozenset({COMPLETED, PARTIAL})
ROUND_HOURS = 24


@dataclass(frozen=True, slots=True)
class Refill:
    """One refill request of an order."""

    number: str
    account: str
    order: str
    asked_at: int
    plan: tuple[Step, ...]

    def status(self, now: int) -> str:
        """Its word at `now`."""
        return [step.status for step in self.plan if step.at <= now][-1]


def ask_refill(world: PanelWorld, order: Order, now: int) -> Refill:
    """Take a refill request.

    Raises:
        Refusal: the service has none, the order is not finished, or it was refilled a moment ago.
    """
    if order.service.refill is False:
        raise Refusal(NO_REFILL)
    if order.series is not None or order.seen(now).status not in REFILLABLE:
        raise Refusal(NOT_ELIGIBLE)
    earlier = [refill.asked_at for refill in world.refills.values() if refill.order == order.number]
    if earlier and now < max(earlier) + world.pace.refill_again_ms:
        raise Refusal(REFILL_LATER.format(ROUND_HOURS))
    way = REFILL_FATES[order.service.refill_fate]
    plan = tuple(Step(now + int(when * world.pace.refill_ms), word) for when, word in way)
    refill = Refill(world.next_refill(), order.account, order.number, now, plan)
    world.refills[refill.number] = refill
    return refill
