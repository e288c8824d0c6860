"""`services` and `balance`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.money import plain

if TYPE_CHECKING:
    from sandbox.panel.accounts import Account
    from sandbox.panel.world import PanelWorld


def services(world: PanelWorld, account: Account, fields: dict[str, str]) -> list[dict[str, Any]]:
    """Every listed service."""
    del account, fields
    return [service.row() for service in world.services.values() if service.listed]


def balance(world: PanelWorld, account: Account, fields: dict[str, str]) -> dict[str, str]:
    """What the account holds."""
    del world, fields
    return {"balance": plain(account.balance), "currency": account.currency}
