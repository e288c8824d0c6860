"""Orders come into being, move along their plan and settle with the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.fates import plan_of
from sandbox.panel.orders import COMPLETED, FINAL, Order, Step

if TYPE_CHECKING:
    from decimal import Decimal

    from sandbox.panel.services import Service
    from sandbox.panel.world import PanelWorld

START_COUNTS = 50_000


def place(  # noqa: PLR0913  (an order is made of these, once)
    world: PanelWorld,
    account: str,
    service: Service,
    fields: dict[str, str],
    units: int,
    charge: Decimal,
    *,
    at: int,
    parent: str | None = None,
) -> Order:
    """Store an ordinary order at time `at` and debit its charge."""
    number, link = world.next_order(), fields.get("link", "")
    fate = world.fate_of(service, number) if looks_reachable(link) else "canceled"
    order = Order(number, account, service, link, fields, units, charge, at, (), fate, parent=parent)
    order.start_count = world.dice(f"count/{link}").randrange(START_COUNTS)
    store(world, order)
    follow(world, order, plan_of(fate, units, at, world.pace.duration(units)), at)
    return order


def store(world: PanelWorld, order: Order) -> None:
    """The panel knows the order from now on."""
    world.orders[order.number] = order
    world.by_link[order.account, order.service.number, order.link].append(order)


def looks_reachable(link: str) -> bool:
    """Panels accept a bad link and cancel the order soon after: a name or an address passes here."""
    return "." in link or link.startswith("@") or link.replace("_", "").isalnum()


def follow(world: PanelWorld, order: Order, plan: tuple[Step, ...], now: int) -> None:
    """Give the order a (new) plan; the account is settled at each of its steps."""
    order.plan = plan
    order.version += 1
    version = order.version

    def settle_step(when: int) -> None:
        if order.version == version:
            settle(world, order, when)

    for step in plan:
        if step.at > now:
            world.agenda.at(step.at, settle_step)
    settle(world, order, now)


def settle(world: PanelWorld, order: Order, when: int) -> None:
    """Move the difference between what the order owes at `when` and what was taken for it."""
    step = order.seen(when)
    owed = order.owed(step)
    world.accounts[order.account].balance += order.taken - owed
    order.taken = owed
    if order.parent is not None and step.status in FINAL:
        _close(world, world.orders[order.parent], when)


def _close(world: PanelWorld, parent: Order, when: int) -> None:
    """A parent is completed when all its children have come and are final."""
    children = [world.orders[number] for number in parent.children]
    done = all(child.seen(when).status in FINAL for child in children)
    come = parent.series is not None and len(children) == parent.series.awaited
    if done and come and parent.seen(when).status not in FINAL:
        parent.turn(COMPLETED, when, parent.units)
