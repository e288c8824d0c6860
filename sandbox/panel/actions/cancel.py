"""`cancel`: up to 100 orders; 1 means the request was taken, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.actions.batches import many_ids, one_id, order_of
from sandbox.panel.cancels import ask_cancel
from sandbox.panel.refusals import Refusal
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from sandbox.panel.accounts import Account
    from sandbox.panel.world import PanelWorld


def cancel(world: PanelWorld, account: Account, fields: dict[str, str]) -> Any:  # noqa: ANN401  (JSON)
    """A list of rows for `orders`; `{"cancel": 1}` for the undocumented singular `order`."""
    if "orders" in fields:
        return [_row(world, account, number) for number in many_ids(fields, "orders")]
    _ask(world, account, one_id(fields, "order"))
    return {"cancel": 1}


def _ask(world: PanelWorld, account: Account, number: str) -> None:
    ask_cancel(world, order_of(world, account, number), world.clock.now())


def _row(world: PanelWorld, account: Account, number: str) -> dict[str, Any]:
    try:
        _ask(world, account, number)
    except Refusal as no:
        return {"order": wire_id(number), "cancel": {"error": no.text}}
    return {"order": wire_id(number), "cancel": 1}
