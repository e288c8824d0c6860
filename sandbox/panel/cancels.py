"""Cancel requests: taken at once, decided a little later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sandbox.panel.orders import CANCELED, FINAL, PARTIAL, Step
from sandbox.panel.placing import follow
from sandbox.panel.refusals import CANCEL_LATE, CANCEL_TWICE, NO_CANCEL, Refusal
from sandbox.panel.series import cancel_series

if TYPE_CHECKING:
    from sandbox.panel.orders import Order
    from sandbox.panel.world import PanelWorld


def ask_cancel(world: PanelWorld, order: Order, now: int) -> None:
    """Take a cancel request; the order ends Canceled, Partial, or Completed when it was quicker.

    Raises:
        Refusal: the service has none, the order is final, or it was asked before.
    """
    if order.service.cancel is False:
        raise Refusal(NO_CANCEL)
    if order.seen(now).status in FINAL:
        raise Refusal(CANCEL_LATE)
    if order.canceling:
        raise Refusal(CANCEL_TWICE)
    order.canceling = True
    when = now + world.pace.cancel_ms
    if order.series is not None:
        world.agenda.at(when, lambda at: cancel_series(world, order, at))
    else:
        _stop(world, order, now, when)


def _stop(world: PanelWorld, order: Order, now: int, when: int) -> None:
    """From `when` on nothing more is delivered; until then the order goes on as planned."""
    there = order.seen(when)
    if there.status in FINAL:
        return
    end = Step(when, PARTIAL if there.delivered else CANCELED, there.delivered)
    past = (step for step in order.plan if step.at < now)
    to_come = (step for step in order.plan if now < step.at < when)
    # The step of now keeps the remains from rising by a rounded unit when the slope to the end changes.
    here = replace(order.seen(now), at=now)
    follow(world, order, (*past, here, *to_come, end), now)
