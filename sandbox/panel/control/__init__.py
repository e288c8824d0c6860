"""The control API: what tests, the demo page and a curious person may see and steer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.control.clock import clock, set_clock
from sandbox.panel.control.faults import faults, lift_faults, plan_fault
from sandbox.panel.control.money import balances, set_balance
from sandbox.panel.control.orders import orders, set_order
from sandbox.panel.control.received import forget_received, received
from sandbox.panel.control.services import services, set_services
from sandbox.panel.control.whole import overview, reset

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from aiohttp import web

ROUTES: Mapping[tuple[str, str], Callable[[web.Request], Awaitable[web.StreamResponse]]] = {
    ("GET", "/control"): overview,
    ("POST", "/control/reset"): reset,
    ("GET", "/control/received"): received,
    ("DELETE", "/control/received"): forget_received,
    ("GET", "/control/faults"): faults,
    ("POST", "/control/faults"): plan_fault,
    ("DELETE", "/control/faults"): lift_faults,
    ("GET", "/control/clock"): clock,
    ("POST", "/control/clock"): set_clock,
    ("GET", "/control/orders"): orders,
    ("POST", "/control/orders"): set_order,
    ("GET", "/control/services"): services,
    ("POST", "/control/services"): set_services,
    ("GET", "/control/balance"): balances,
    ("POST", "/control/balance"): set_balance,
}
