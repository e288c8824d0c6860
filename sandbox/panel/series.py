"""Orders made of orders: the runs of a drip-feed, the posts of a subscription."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.fields import day_end
from sandbox.panel.money import cost
from sandbox.panel.orders import (
    ACTIVE,
    CANCELED,
    EXPIRED,
    FINAL,
    IN_PROGRESS,
    PARTIAL,
    PAUSED,
    PENDING,
    Order,
    Series,
    Step,
)
from sandbox.panel.placing import follow, place, store

if TYPE_CHECKING:
    from decimal import Decimal

    from sandbox.panel.services import Service
    from sandbox.panel.world import PanelWorld

START_MS = 1_000


def place_runs(
    world: PanelWorld,
    account: str,
    service: Service,
    fields: dict[str, str],
    units: int,
    share: Decimal,
    *,
    at: int,
) -> Order:
    """A drip-feed order: all runs are paid at once, each becomes an order of `units` in its time."""
    runs, interval = int(fields["runs"]), int(fields["interval"]) * world.pace.minute_ms
    plan = (Step(at, PENDING), Step(at + START_MS, IN_PROGRESS))
    parent = Order(
        world.next_order(), account, service, fields["link"], fields, units * runs, share * runs, at, plan
    )
    parent.series = Series("runs", runs)
    parent.taken = parent.charge
    world.accounts[account].balance -= parent.charge
    store(world, parent)
    for run in range(runs):
        world.agenda.at(at + START_MS + run * interval, lambda when: _run(world, parent, units, share, when))
    return parent


def _run(world: PanelWorld, parent: Order, units: int, share: Decimal, when: int) -> None:
    if parent.seen(when).status in FINAL:
        return
    parent.taken -= share
    world.accounts[parent.account].balance += share
    _child(world, parent, {"link": parent.link, "quantity": str(units)}, units, share, when)


def _child(
    world: PanelWorld, parent: Order, fields: dict[str, str], units: int, charge: Decimal, when: int
) -> None:
    child = place(world, parent.account, parent.service, fields, units, charge, at=when, parent=parent.number)
    parent.children.append(child.number)


def subscribe(world: PanelWorld, account: str, service: Service, fields: dict[str, str], *, at: int) -> Order:
    """A subscription: nothing is paid now, each post becomes an order of min…max units."""
    posts, old = int(fields.get("posts", "0")), int(fields.get("old_posts", "0"))
    parent = Order(
        world.next_order(), account, service, fields["username"], fields, 0, cost(service.rate, 0), at, ()
    )
    parent.plan = (Step(at, ACTIVE),)
    parent.series = Series("posts", posts + old if posts else None)
    store(world, parent)
    for _ in range(old):
        world.agenda.at(at + START_MS, lambda when: _post(world, parent, when))
    _await_post(world, parent, at)
    until = day_end(fields.get("expiry", ""))
    if until is not None:
        world.agenda.at(until, lambda when: _end(parent, EXPIRED, when))
    return parent


def _await_post(world: PanelWorld, parent: Order, now: int) -> None:
    delay = int(parent.fields["delay"]) * world.pace.minute_ms

    def posted(when: int) -> None:
        wanted = parent.series.awaited if parent.series else 0
        if parent.seen(when).status in FINAL or len(parent.children) == wanted:
            return
        world.agenda.at(when + delay, lambda later: _post(world, parent, later))
        _await_post(world, parent, when)

    world.agenda.at(now + world.pace.post_ms, posted)


def _post(world: PanelWorld, parent: Order, when: int) -> None:
    """One post becomes an order, or the subscription pauses for want of money until a later post."""
    wanted = parent.series.awaited if parent.series else 0
    if parent.seen(when).status in FINAL or len(parent.children) == wanted:
        return
    dice = world.dice(f"post/{parent.number}/{len(parent.children)}")
    units = dice.randint(int(parent.fields["min"]), int(parent.fields["max"]))
    charge = cost(parent.service.rate, units)
    affordable = charge <= world.accounts[parent.account].balance
    parent.turn(ACTIVE if affordable else PAUSED, when)
    if affordable:
        fields = {
            "link": f"https://example.com/{parent.link}/post/{dice.randrange(10**9)}",
            "quantity": str(units),
        }
        _child(world, parent, fields, units, charge, when)


def _end(parent: Order, status: str, when: int) -> None:
    if parent.seen(when).status not in FINAL:
        parent.turn(status, when)


def cancel_series(world: PanelWorld, parent: Order, when: int) -> None:
    """No more children; those still on their way are stopped, runs not begun are paid back."""
    if parent.seen(when).status in FINAL:
        return
    _end(parent, CANCELED, when)
    world.accounts[parent.account].balance += parent.taken
    parent.taken -= parent.taken
    for child in (world.orders[number] for number in parent.children):
        step = child.seen(when)
        if step.status not in FINAL:
            word = PARTIAL if step.delivered else CANCELED
            follow(world, child, (Step(when, word, step.delivered),), when)
