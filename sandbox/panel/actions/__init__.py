"""The seven actions of API v2 by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.actions.add import add
from sandbox.panel.actions.cancel import cancel
from sandbox.panel.actions.reads import balance, services
from sandbox.panel.actions.refill import refill, refill_status
from sandbox.panel.actions.status import status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.accounts import Account
    from sandbox.panel.world import PanelWorld

ACTIONS: Mapping[str, Callable[[PanelWorld, Account, dict[str, str]], Any]] = {
    "services": services,
    "add": add,
    "status": status,
    "refill": refill,
    "refill_status": refill_status,
    "cancel": cancel,
    "balance": balance,
}
