"""Which faults there are, which are in force; plan one, lift all."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.panel.control.bodies import told, wanted, wrong
from sandbox.panel.faults import FAULTS
from sandbox.panel.keys import WORLD

if TYPE_CHECKING:
    from sandbox.panel.faults import Fault
    from sandbox.panel.world import PanelWorld


def _described(name: str, fault: Fault) -> dict[str, Any]:
    return {
        "name": name,
        "line": fault.line,
        "action": fault.action,
        "executes": fault.executes,
        "params": dict(fault.params),
    }


def _active(world: PanelWorld) -> list[dict[str, Any]]:
    return [asdict(rule) for rule in world.faults.active()]


async def faults(request: web.Request) -> web.Response:
    """The table of faults and the rules in force."""
    table = [_described(name, fault) for name, fault in FAULTS.items()]
    return web.json_response({"faults": table, "active": _active(request.app[WORLD])})


async def plan_fault(request: web.Request) -> web.Response:
    """`{"name": "close_after", "action": "add", "times": 1, ...}`: let a fault strike."""
    world, body = request.app[WORLD], await told(request)
    name = wanted(body, "name")
    try:
        world.faults.plan(name, **{word: value for word, value in body.items() if word != "name"})
    except (TypeError, ValueError) as error:
        raise wrong(str(error)) from None
    return web.json_response({"active": _active(world)})


async def lift_faults(request: web.Request) -> web.Response:
    """No rule is in force any more."""
    request.app[WORLD].faults.clear()
    return web.json_response({"active": []})
