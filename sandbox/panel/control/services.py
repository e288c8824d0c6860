"""The services as the panel knows them, and the hand that changes them."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.panel.control.bodies import told, wrong
from sandbox.panel.fates import known_fate
from sandbox.panel.keys import WORLD
from sandbox.panel.refills import REFILL_FATES
from sandbox.panel.services import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.world import PanelWorld

SHOWN = 100


def shown(service: Service) -> dict[str, Any]:
    """The row as clients get it, and what they do not see."""
    hidden = {
        name: getattr(service, name) for name in ("fate", "refill_fate", "one_per_link", "listed", "subject")
    }
    return {"row": service.row(), **hidden}


async def services(request: web.Request) -> web.Response:
    """`?q=words&limit=50`: services whose id, name, category or type hold the words."""
    words, limit = request.query.get("q", "").casefold(), request.query.get("limit", str(SHOWN))
    if not limit.isdecimal():
        raise wrong("limit is a number")
    every = request.app[WORLD].services.values()
    found = [s for s in every if words in f"{s.number} {s.name} {s.category} {s.type}".casefold()]
    listed = [shown(service) for service in found[: int(limit)]]
    return web.json_response({"count": len(found), "services": listed})


def _rate(value: Any) -> Decimal:  # noqa: ANN401  (JSON)
    try:
        rate = Decimal(str(value))
    except InvalidOperation:
        raise wrong("rate is a decimal; nonsense goes into odd") from None
    if not rate.is_finite() or rate < 0:
        raise wrong("rate is not below 0; nonsense goes into odd")
    return rate


def _fate(value: Any) -> str:  # noqa: ANN401  (JSON)
    try:
        if value:
            known_fate(str(value))
    except ValueError as error:
        raise wrong(str(error)) from None
    return str(value)


def _refill_fate(value: Any) -> str:  # noqa: ANN401  (JSON)
    if value not in REFILL_FATES:
        raise wrong(f"refill_fate is one of {sorted(REFILL_FATES)}")
    return str(value)


def _whole(value: Any) -> int:  # noqa: ANN401  (JSON)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise wrong("min and max are whole numbers from 1 on; nonsense goes into odd")
    return value


def _object(value: Any) -> dict[str, Any]:  # noqa: ANN401  (JSON)
    if not isinstance(value, dict):
        raise wrong("odd is an object of fields that replace those of the row")
    return value


def _flag(value: Any) -> bool | None:  # noqa: ANN401  (JSON)
    if value is not None and not isinstance(value, bool):
        raise wrong("a flag is true, false, or null to leave it out; nonsense goes into odd")
    return value


def _switch(value: Any) -> bool:  # noqa: ANN401  (JSON)
    if not isinstance(value, bool):
        raise wrong("listed and one_per_link are true or false")
    return value


READERS: Mapping[str, Callable[[Any], Any]] = {
    "rate": _rate,
    "min": _whole,
    "max": _whole,
    "fate": _fate,
    "refill_fate": _refill_fate,
    "odd": _object,
    "refill": _flag,
    "cancel": _flag,
    "dripfeed": _flag,
    "listed": _switch,
    "one_per_link": _switch,
}
CHANGEABLE = frozenset(field.name for field in fields(Service)) - {"number"}


async def set_services(request: web.Request) -> web.Response:
    """`{"service": "12", "rate": "1.10"}`, or `"services": ["12", "13"]`, or `"services": "all"`.

    An id the panel does not have makes a new service, which needs name, category and rate.
    """
    world, body = request.app[WORLD], await told(request, {"service", "services", *CHANGEABLE})
    numbers = _numbers(world, body)
    changes = {name: READERS.get(name, str)(value) for name, value in body.items() if name in CHANGEABLE}
    changed = {number: _changed(world.services.get(number), number, changes) for number in numbers}
    world.services.update(changed)
    return web.json_response({"services": [shown(service) for service in list(changed.values())[:SHOWN]]})


def _numbers(world: PanelWorld, body: dict[str, Any]) -> list[str]:
    named = body.get("services", [])
    if named == "all":
        return list(world.services)
    if not isinstance(named, list):
        raise wrong('services is a list of ids, or "all"')
    numbers = [str(number) for number in (*named, *([body["service"]] if "service" in body else []))]
    if not numbers:
        raise wrong("name a service, or services")
    return numbers


def _changed(service: Service | None, number: str, changes: dict[str, Any]) -> Service:
    if service is not None:
        return replace(service, **changes)
    if not {"name", "category", "rate"}.issubset(changes):
        raise wrong(f"there is no service {number}; a new one needs name, category and rate")
    return Service(number, **changes)
