"""`add`: an order is checked field by field, as the type of its service asks, then stored and debited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.fields import KEYWORD_TRAFFIC, REFERRER_TRAFFIC, check, day_end
from sandbox.panel.kinds import KINDS, NOTHING, PACKAGE, Kind, kind_of
from sandbox.panel.money import cost
from sandbox.panel.orders import FINAL
from sandbox.panel.placing import place
from sandbox.panel.refusals import (
    INCORRECT_REQUEST,
    INCORRECT_SERVICE,
    NO_DRIP_FEED,
    NO_FUNDS,
    SAME_LINK,
    TOO_FEW,
    TOO_MANY,
    Refusal,
)
from sandbox.panel.series import place_runs, subscribe
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from decimal import Decimal

    from sandbox.panel.accounts import Account
    from sandbox.panel.orders import Order
    from sandbox.panel.services import Service
    from sandbox.panel.world import PanelWorld


def add(world: PanelWorld, account: Account, fields: dict[str, str]) -> dict[str, Any]:
    """Place an order: `{"order": id}`.

    Raises:
        Refusal: nothing was stored, nothing debited.
    """
    service = _service(world, fields)
    kind = kind_of(service.type)
    if kind is None:
        raise Refusal(INCORRECT_REQUEST)
    check_fields(kind, fields)
    check_link(world, account, service, fields)
    make = _subscription if kind.charged == NOTHING else _order
    return {"order": wire_id(make(world, account, service, fields).number)}


def _subscription(world: PanelWorld, account: Account, service: Service, fields: dict[str, str]) -> Order:
    now = world.clock.now()
    least, most = int(fields["min"]), int(fields["max"])
    if not service.min <= least <= service.max:
        raise Refusal("Incorrect min")
    if not least <= most <= service.max:
        raise Refusal("Incorrect max")
    if "expiry" in fields and (day_end(fields["expiry"]) or 0) <= now:
        raise Refusal("Incorrect expiry")
    return subscribe(world, account.name, service, fields, at=now)


def _order(world: PanelWorld, account: Account, service: Service, fields: dict[str, str]) -> Order:
    kind, now = kind_of(service.type) or KINDS["default"], world.clock.now()
    units, runs = kind.units(fields), _runs(kind, service, fields)
    check_quantity(kind, service, units)
    charge = cost(service.rate, units, package=kind.charged == PACKAGE)
    check_funds(account, charge * (runs or 1))
    make = place_runs if runs else place
    return make(world, account.name, service, fields, units, charge, at=now)


def _runs(kind: Kind, service: Service, fields: dict[str, str]) -> int:
    """How many runs of a drip-feed are asked for, 0 when it is none."""
    sent = {"runs", "interval"}.intersection(fields)
    if "runs" not in kind.optional or not sent:
        return 0
    if service.dripfeed is False:
        raise Refusal(NO_DRIP_FEED)
    for name in ("runs", "interval"):
        check(name, fields.get(name, ""))
    return int(fields["runs"])


def _service(world: PanelWorld, fields: dict[str, str]) -> Service:
    service = world.services.get(fields.get("service", "").strip())
    if service is None or not service.listed:
        raise Refusal(INCORRECT_SERVICE)
    return service


def check_fields(kind: Kind, fields: dict[str, str]) -> None:
    """Every required field is there and well formed, and so is each optional one that was sent."""
    for name in kind.required:
        check(name, fields.get(name, ""))
    for name in kind.optional:
        if name in fields:
            check(name, fields[name])
    traffic = fields.get("type_of_traffic")
    if traffic == KEYWORD_TRAFFIC:
        check("google_keyword", fields.get("google_keyword", ""))
    if traffic == REFERRER_TRAFFIC:
        check("referring_url", fields.get("referring_url", ""))


def check_quantity(kind: Kind, service: Service, units: int) -> None:
    """Within the service's limits; a package has none."""
    if kind.charged in {PACKAGE, NOTHING}:
        return
    if units < service.min:
        raise Refusal(TOO_FEW.format(service.min))
    if units > service.max:
        raise Refusal(TOO_MANY.format(service.max))


def check_link(world: PanelWorld, account: Account, service: Service, fields: dict[str, str]) -> None:
    """A service may allow one active order a link."""
    if not service.one_per_link:
        return
    earlier = world.by_link[account.name, service.number, fields.get("link", "")]
    now = world.clock.now()
    if any(order.seen(now).status not in FINAL for order in earlier):
        raise Refusal(SAME_LINK)


def check_funds(account: Account, charge: Decimal) -> None:
    """The balance covers the charge."""
    if charge > account.balance:
        raise Refusal(NO_FUNDS)
